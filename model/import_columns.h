#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"

namespace smtpcfg::model {

/// What a table that is imported into the organisation holds.
enum class ImportKind : std::uint8_t { Reps, Groups, Stations };

/// "reps", "groups", "stations".
std::string_view name_of(ImportKind kind);

/// Error: Usage, with the words that exist.
Result<ImportKind> parse_import_kind(std::string_view text);

/// What a column can be imported as. Groups and stations have the first two only; a station's ID is its number.
enum class ImportField : std::uint8_t { Id, Name, Login, Email, RightsGroup, OrganisationalGroup, ProjectGroups };
inline constexpr std::size_t import_fields = 7;

/// The name in organisation.xml and JSON: "rightsGroup".
std::string_view name_of(ImportField field);

struct ImportColumns {
  ImportKind kind = ImportKind::Reps;
  std::array<std::optional<std::size_t>, import_fields> positions;  ///< by ImportField; none: the table has no such column
  std::vector<std::string> ignored;                                 ///< names of columns that nothing is taken from

  [[nodiscard]] std::optional<std::size_t> position(ImportField field) const {
    return positions.at(static_cast<std::size_t>(field));
  }
};

/// Finds out what the columns are for by their names, English or German, ignoring case, blanks, hyphens and underscores; and what
/// the table holds, unless `kind` says so. Errors: Unreadable when that stays open, no column has the IDs, or two columns mean
/// the same. `where` names the file in messages.
Result<ImportColumns> columns_of(const std::vector<std::string>& header, std::optional<ImportKind> kind, std::string_view where);

}  // namespace smtpcfg::model
