#include "model/target.h"

#include <fmt/format.h>

#include <array>

#include "model/entry_ids.h"
#include "model/login.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

Result<Target> unknown(std::string_view text) {
  return failure(
      ErrorKind::Usage, fmt::format("“{}” is not a target.", shortened(text)),
      "Use user:LOGIN, system, global, station:NUMBER, group:ID, rep:ID, file:PATH or web:PATH, for example user:SSELLER.");
}

Result<Target> parse_user(std::string_view value) {
  Result<Login> login = Login::parse(value);
  if (!login) return std::unexpected(std::move(login.error()));
  return Target::user(login->text());
}

Result<Target> parse_record(Target::Kind kind, std::string_view whose, std::string_view value) {
  Result<std::string> id = parse_record_id(whose, value);
  if (!id) return std::unexpected(std::move(id.error()));
  return Target{kind, std::move(*id)};
}

Result<Target> parse_station_target(std::string_view value) {
  const Result<int> number = parse_station(value);
  if (!number) return std::unexpected(number.error());
  return Target::station(*number);
}

}  // namespace

Result<Target> Target::parse(std::string_view text) {
  if (equal_ignoring_case(text, "system")) return Target::system();
  if (equal_ignoring_case(text, "global")) return Target::global();
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return unknown(text);
  const std::string_view kind = text.substr(0, colon);
  const std::string_view value = text.substr(colon + 1);
  if (equal_ignoring_case(kind, "user")) return parse_user(value);
  if (equal_ignoring_case(kind, "rep")) return parse_record(Kind::Rep, "rep", value);
  if (equal_ignoring_case(kind, "group")) return parse_record(Kind::Group, "group", value);
  if (equal_ignoring_case(kind, "station")) return parse_station_target(value);
  const bool a_path = !value.empty() && is_valid_utf8(value) && value.find('\0') == std::string_view::npos;
  if (equal_ignoring_case(kind, "file") && a_path) return Target::file(std::string(value));
  if (equal_ignoring_case(kind, "web") && a_path) return Target::web(std::string(value));
  return unknown(text);
}

std::string Target::text() const {
  switch (kind) {
    case Kind::User:
      return "user:" + value;
    case Kind::System:
      return "system";
    case Kind::Global:
      return "global";
    case Kind::Station:
      return "station:" + value;
    case Kind::Group:
      return "group:" + value;
    case Kind::Rep:
      return "rep:" + value;
    case Kind::File:
      return "file:" + value;
    case Kind::Web:
      return "web:" + value;
  }
  return {};
}

std::string Target::words() const {
  switch (kind) {
    case Kind::User:
      return value + "'s smtp.cfg";
    case Kind::System:
      return "the system-wide smtp.cfg";
    case Kind::Global:
      return "the global entry";
    case Kind::Station:
      return "the entry for station " + value;
    case Kind::Group:
      return "the entry for group " + value;
    case Kind::Rep:
      return "the entry for rep " + value;
    case Kind::File:
    case Kind::Web:
      return value;
  }
  return {};
}

std::optional<LayerKind> Target::layer() const {
  switch (kind) {
    case Kind::User:
      return LayerKind::User;
    case Kind::System:
      return LayerKind::System;
    case Kind::Global:
      return LayerKind::Global;
    case Kind::Station:
      return LayerKind::Station;
    case Kind::Group:
      return LayerKind::Group;
    case Kind::Rep:
      return LayerKind::Rep;
    case Kind::File:
    case Kind::Web:
      break;
  }
  return std::nullopt;
}

bool Target::is_entry() const { return kind != Kind::User && kind != Kind::System && !is_path(); }

std::string file_name_of_entry(const Target& entry) {
  switch (entry.kind) {
    case Target::Kind::Global:
      return "global.cfg";
    case Target::Kind::Station:
      return fmt::format("station-{:0>4}.cfg", entry.value);
    case Target::Kind::Group:
      return fmt::format("group-{}.cfg", entry.value);
    case Target::Kind::Rep:
      return fmt::format("rep-{}.cfg", entry.value);
    case Target::Kind::User:
    case Target::Kind::System:
    case Target::Kind::File:
    case Target::Kind::Web:
      break;
  }
  return {};
}

std::optional<Target> entry_of_file_name(std::string_view name) {
  constexpr std::string_view suffix = ".cfg";
  if (!name.ends_with(suffix)) return std::nullopt;
  std::string text(name.substr(0, name.size() - suffix.size()));
  if (const std::size_t dash = text.find('-'); dash != std::string::npos) text[dash] = ':';
  const Result<Target> target = Target::parse(text);
  // Only the one name that we would give it: "rep-007.cfg" would be a second file for rep 7.
  if (!target || !target->is_entry() || file_name_of_entry(*target) != name) return std::nullopt;
  return *target;
}

}  // namespace smtpcfg::model
