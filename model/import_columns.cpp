#include "model/import_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/invisible.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::array kinds{ImportKind::Reps, ImportKind::Groups, ImportKind::Stations};

// One heading. "ID" and "Name" alone can be anybody's.
enum class Heading : std::uint8_t {
  Id,
  Name,
  RepId,
  RepName,
  Login,
  Email,
  RightsGroup,
  OrganisationalGroup,
  ProjectGroups,
  GroupId,
  GroupName,
  StationNumber,
  StationName,
};

struct Word {
  std::string_view text;
  Heading heading;
};

constexpr std::array words{
    Word{"id", Heading::Id},
    Word{"name", Heading::Name},
    Word{"repid", Heading::RepId},
    Word{"mitarbeiterid", Heading::RepId},
    Word{"repname", Heading::RepName},
    Word{"mitarbeitername", Heading::RepName},
    Word{"mitarbeiter", Heading::RepName},
    Word{"login", Heading::Login},
    Word{"loginname", Heading::Login},
    Word{"username", Heading::Login},
    Word{"benutzer", Heading::Login},
    Word{"benutzername", Heading::Login},
    Word{"email", Heading::Email},
    Word{"mail", Heading::Email},
    Word{"emailaddress", Heading::Email},
    Word{"emailadresse", Heading::Email},
    Word{"rightsgroup", Heading::RightsGroup},
    Word{"rechtegruppe", Heading::RightsGroup},
    Word{"organisationalgroup", Heading::OrganisationalGroup},
    Word{"organizationalgroup", Heading::OrganisationalGroup},
    Word{"organisationsgruppe", Heading::OrganisationalGroup},
    Word{"projectgroups", Heading::ProjectGroups},
    Word{"projectgroup", Heading::ProjectGroups},
    Word{"projektgruppen", Heading::ProjectGroups},
    Word{"projektgruppe", Heading::ProjectGroups},
    Word{"groupid", Heading::GroupId},
    Word{"gruppenid", Heading::GroupId},
    Word{"groupname", Heading::GroupName},
    Word{"gruppenname", Heading::GroupName},
    Word{"station", Heading::StationNumber},
    Word{"stationnumber", Heading::StationNumber},
    Word{"stationsnummer", Heading::StationNumber},
    Word{"stationname", Heading::StationName},
    Word{"stationsname", Heading::StationName},
};

constexpr std::array<Heading, 7> only_reps_have{Heading::RepId,        Heading::RepName,     Heading::Login,
                                                Heading::Email,        Heading::RightsGroup, Heading::OrganisationalGroup,
                                                Heading::ProjectGroups};
constexpr std::array<Heading, 2> only_groups_have{Heading::GroupId, Heading::GroupName};
constexpr std::array<Heading, 2> only_stations_have{Heading::StationNumber, Heading::StationName};

// Where a field is taken from: the first heading that the table has.
struct Source {
  ImportKind kind;
  ImportField field;
  std::array<Heading, 2> headings;
};

constexpr std::array sources{
    Source{ImportKind::Reps, ImportField::Id, {Heading::RepId, Heading::Id}},
    Source{ImportKind::Reps, ImportField::Name, {Heading::RepName, Heading::Name}},
    Source{ImportKind::Reps, ImportField::Login, {Heading::Login, Heading::Login}},
    Source{ImportKind::Reps, ImportField::Email, {Heading::Email, Heading::Email}},
    Source{ImportKind::Reps, ImportField::RightsGroup, {Heading::RightsGroup, Heading::RightsGroup}},
    Source{ImportKind::Reps, ImportField::OrganisationalGroup, {Heading::OrganisationalGroup, Heading::OrganisationalGroup}},
    Source{ImportKind::Reps, ImportField::ProjectGroups, {Heading::ProjectGroups, Heading::ProjectGroups}},
    Source{ImportKind::Groups, ImportField::Id, {Heading::GroupId, Heading::Id}},
    Source{ImportKind::Groups, ImportField::Name, {Heading::GroupName, Heading::Name}},
    Source{ImportKind::Stations, ImportField::Id, {Heading::StationNumber, Heading::Id}},
    Source{ImportKind::Stations, ImportField::Name, {Heading::StationName, Heading::Name}},
};

std::optional<Heading> heading_of(std::string_view text) {
  std::string plain = fold_case(without_invisible(text).text);
  std::erase_if(plain, [](char each) { return each == ' ' || each == '-' || each == '_'; });
  const auto* found = std::ranges::find(words, plain, &Word::text);
  return found == words.end() ? std::nullopt : std::optional(found->heading);
}

using Headings = std::vector<std::optional<Heading>>;

template <std::size_t size>
bool has_any(const Headings& headings, const std::array<Heading, size>& of) {
  return std::ranges::any_of(
      headings, [&](std::optional<Heading> heading) { return heading && std::ranges::find(of, *heading) != of.end(); });
}

// A list of reps may say each one's station or group too; nothing else has a login.
std::optional<ImportKind> kind_of(const Headings& headings) {
  if (has_any(headings, only_reps_have)) return ImportKind::Reps;
  const bool groups = has_any(headings, only_groups_have);
  const bool stations = has_any(headings, only_stations_have);
  if (groups == stations) return std::nullopt;
  return groups ? ImportKind::Groups : ImportKind::Stations;
}

}  // namespace

std::string_view name_of(ImportKind kind) {
  switch (kind) {
    case ImportKind::Reps:
      return "reps";
    case ImportKind::Groups:
      return "groups";
    case ImportKind::Stations:
      break;
  }
  return "stations";
}

Result<ImportKind> parse_import_kind(std::string_view text) {
  const auto* found = std::ranges::find_if(kinds, [&](ImportKind kind) { return name_of(kind) == text; });
  if (found != kinds.end()) return *found;
  return failure(ErrorKind::Usage, fmt::format("“{}” is not what a table can hold.", shortened(text)),
                 "Name reps, groups or stations.");
}

std::string_view name_of(ImportField field) {
  constexpr std::array<std::string_view, import_fields> names{
      "id", "name", "login", "email", "rightsGroup", "organisationalGroup", "projectGroups"};
  return names.at(static_cast<std::size_t>(field));
}

Result<ImportColumns> columns_of(const std::vector<std::string>& header, std::optional<ImportKind> kind, std::string_view where) {
  const auto refuse = [&](std::string_view why, std::string_view remedy) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot import {}: {}.", where, why), std::string(remedy));
  };
  Headings headings;
  headings.reserve(header.size());
  for (const std::string& text : header) headings.push_back(heading_of(text));
  if (!kind) kind = kind_of(headings);
  if (!kind) {
    return refuse("its columns do not say whether it holds reps, groups or stations",
                  "Say which with --kind reps, groups or stations.");
  }
  ImportColumns columns{.kind = *kind, .positions = {}, .ignored = {}};
  std::vector<bool> used(header.size(), false);
  for (const Source& source : sources) {
    if (source.kind != *kind) continue;
    for (const Heading heading : source.headings) {
      const auto found = std::ranges::find(headings, std::optional(heading));
      if (found == headings.end()) continue;
      const auto position = static_cast<std::size_t>(found - headings.begin());
      const auto again = std::find(found + 1, headings.end(), std::optional(heading));
      if (again != headings.end()) {
        return refuse(fmt::format("the columns “{}” and “{}” mean the same", shortened(header[position]),
                                  shortened(header[static_cast<std::size_t>(again - headings.begin())])),
                      "Take one of them out, or rename it.");
      }
      columns.positions.at(static_cast<std::size_t>(source.field)) = position;
      used[position] = true;
      break;
    }
  }
  if (!columns.position(ImportField::Id)) {
    return refuse(
        fmt::format("no column holds the {} of the {}", *kind == ImportKind::Stations ? "numbers" : "IDs", name_of(*kind)),
        fmt::format("Name it “{}” in the first line.", *kind == ImportKind::Stations ? "station"
                                                       : *kind == ImportKind::Groups ? "group id"
                                                                                     : "rep id"));
  }
  for (std::size_t position = 0; position < header.size(); ++position) {
    if (!used[position]) columns.ignored.push_back(header[position]);
  }
  return columns;
}

}  // namespace smtpcfg::model
