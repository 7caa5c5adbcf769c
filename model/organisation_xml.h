#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "model/organisation.h"

namespace smtpcfg::model {

inline constexpr int organisation_version = 1;

/// Something that does not keep the organisation from being used, but that somebody should look at. A whole sentence.
struct OrganisationWarning {
  std::size_t line = 0;  ///< from 1; 0 when it is not about a line
  std::string message;
};

struct ParsedOrganisation {
  Organisation organisation;
  std::vector<OrganisationWarning> warnings;  ///< unknown groups, stations of the CRM's own ranges
  int version = organisation_version;
};

/// Reads organisation.xml (docs/file-format.md) as untrusted input, in bounds. `where` names the file in messages.
/// Error: Unreadable, with file and line: when it is not our XML, an ID, station or login cannot be one, an ID stands there
/// twice, a login belongs to two reps, or the order does not name each layer once.
Result<ParsedOrganisation> parse_organisation_xml(std::string_view xml, std::string_view where);

/// Writes it. What `previous` holds beyond our records stays where it stood, and so do
/// its line ends; records that the organisation no longer has go.
/// `previous` is text that parse_organisation_xml() reads, or empty for a new document.
std::string write_organisation_xml(const Organisation& organisation, std::string_view previous);

}  // namespace smtpcfg::model
