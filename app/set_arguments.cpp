#include "app/set_arguments.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/nearest.h"
#include "model/invisible.h"

namespace smtpcfg::app {
namespace {

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const model::Field& field : model::fields()) names.emplace_back(field.name);
  return names;
}

std::string all_field_names() {
  std::string all;
  for (const std::string& name : field_names()) all += (all.empty() ? "" : " ") + name;
  return all;
}

std::string how_to_give(const model::Field& field) {
  return fmt::format(
      "Name only the field ({0}) to be asked for it, or give it with --secret-from FILE, or --secret-from - for standard input. "
      "A value on the command line stays in the shell's history; replace this one if it is in use.",
      field.name);
}

/// A word that is no field. It may be a secret that its writer expected to go here, so it is only repeated where it can be none.
Error unknown_field(std::string_view name, bool repeatable, std::size_t position) {
  const std::string subject = repeatable ? fmt::format("\"{}\"", name) : fmt::format("FIELD=VALUE number {}", position);
  return {ErrorKind::Usage, fmt::format("{} is not a field.{}", subject, did_you_mean(name, field_names())),
          "The fields are: " + all_field_names() + "."};
}

}  // namespace

Result<SetArguments> parse_set_arguments(const std::vector<std::string>& words) {
  SetArguments arguments;
  std::vector<const model::Field*> seen;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const std::size_t equals = word.find('=');
    const std::string_view name = word.substr(0, equals);
    const bool has_value = equals != std::string_view::npos;
    const model::Field* field = model::find_field(name);
    if (field == nullptr) return std::unexpected(unknown_field(name, has_value && arguments.secrets.empty(), i + 1));
    if (std::find(seen.begin(), seen.end(), field) != seen.end()) {
      return failure(ErrorKind::Usage, fmt::format("{} is given twice.", field->name), "Give each field once.");
    }
    seen.push_back(field);
    const std::string_view value = has_value ? word.substr(equals + 1) : std::string_view();
    if (field->secret() && !value.empty()) {
      return failure(ErrorKind::Usage, fmt::format("{} is a secret and is not taken from the command line.", field->name),
                     how_to_give(*field));
    }
    if (field->secret() && !has_value) {
      arguments.secrets.push_back(field);
    } else if (!has_value) {
      return failure(ErrorKind::Usage, fmt::format("{} needs a value.", field->name),
                     fmt::format("Write {}=VALUE.", field->name));
    } else {
      model::Cleaned cleaned = model::without_invisible(value);
      arguments.values.push_back({field, std::move(cleaned.text), std::move(cleaned.removed)});
    }
  }
  return arguments;
}

Result<const model::Field*> usual_secret(const model::Settings& settings) {
  const model::Authentication authentication = settings.authentication;
  if (authentication == model::Authentication::OAuth2) {
    const bool certificate = model::credential_of(settings) == model::Credential::Certificate;
    return model::find_field(certificate ? "certificatePassphrase" : "clientSecret");
  }
  if (model::uses_account(authentication)) return model::find_field("password");
  return failure(ErrorKind::Usage, fmt::format("{} has no secret.", model::name_of(authentication)),
                 "Leave --secret-from out, or choose another method with authentication=….");
}

}  // namespace smtpcfg::app
