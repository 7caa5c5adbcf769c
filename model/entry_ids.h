#pragma once

#include <string>
#include <string_view>

#include "crypto/result.h"

namespace smtpcfg::model {

/// Stations from here on are the CRM's own ranges: accepted, but worth a warning.
inline constexpr int first_reserved_station = 10000;

/// The ID of a rep or a rep group, made by the CRM of a station number and a serial number: 1 to 18 digits. Returned without
/// leading zeros, so that one record has one name; digits alone can be put into a file name as they stand.
/// `whose` ("rep", "group") is for the message. Error: Usage.
Result<std::string> parse_record_id(std::string_view whose, std::string_view text);

/// Whether the first of two such IDs, or numbers without leading zeros, is the smaller.
bool id_before(std::string_view left, std::string_view right);

/// A station's number: 1 to 9999, and up to 999999 of the reserved ranges; never 0. Error: Usage.
Result<int> parse_station(std::string_view text);

}  // namespace smtpcfg::model
