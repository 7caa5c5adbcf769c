#include "model/target.h"

#include <fmt/format.h>

#include "model/login.h"
#include "model/text.h"

namespace smtpcfg::model {

Result<Target> Target::parse(std::string_view text) {
  const auto unknown = [&]() -> Result<Target> {
    return failure(ErrorKind::Usage, fmt::format("“{}” is not a target.", is_valid_utf8(text) ? text.substr(0, 80) : "…"),
                   "Use user:LOGIN, system or file:PATH, for example user:SSELLER.");
  };
  if (equal_ignoring_case(text, "system")) return Target::system();
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return unknown();
  const std::string_view value = text.substr(colon + 1);
  if (equal_ignoring_case(text.substr(0, colon), "user")) {
    Result<Login> login = Login::parse(value);
    if (!login) return std::unexpected(login.error());
    return Target::user(login->text());
  }
  if (equal_ignoring_case(text.substr(0, colon), "file")) {
    if (value.empty() || !is_valid_utf8(value) || value.find('\0') != std::string_view::npos) return unknown();
    return Target::file(std::string(value));
  }
  return unknown();
}

std::string Target::text() const {
  switch (kind) {
    case Kind::User:
      return "user:" + value;
    case Kind::System:
      return "system";
    case Kind::File:
      return "file:" + value;
  }
  return {};
}

std::string Target::words() const {
  switch (kind) {
    case Kind::User:
      return value + "'s smtp.cfg";
    case Kind::System:
      return "the system-wide smtp.cfg";
    case Kind::File:
      return value;
  }
  return {};
}

}  // namespace smtpcfg::model
