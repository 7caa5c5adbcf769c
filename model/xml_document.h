#pragma once

#include <pugixml.hpp>

#include <optional>

namespace smtpcfg::model {

/// Blanks, comments and processing instructions are content too when a document is rewritten.
inline constexpr unsigned keep_everything_in_xml = pugi::parse_full | pugi::parse_ws_pcdata;

/// The root element's "version"; nothing when it is missing or is no number from 1 on.
std::optional<int> version_in_xml(pugi::xml_node root);

}  // namespace smtpcfg::model
