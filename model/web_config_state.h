#pragma once

#include <pugixml.hpp>

#include <filesystem>
#include <string_view>

#include "crypto/result.h"
#include "model/web_config.h"

namespace smtpcfg::model {

/// aspnet_regiis -pe put an EncryptedData element in the section's place, or did and left configProtectionProvider behind.
bool is_encrypted(pugi::xml_node section);

/// The file that the section says to stand in instead; empty when it stands here.
std::string_view config_source_of(pugi::xml_node section);

/// Where that file is, from web.config's folder. Error: Unreadable when ASP.NET does not accept it: an absolute path, one with
/// "/" or with blanks around it, or one that may lead out of the site's folder.
Result<std::filesystem::path> config_source_path(const WebConfig& config);

/// A web.Release.config and the like: what to change in a web.config when the site is published, not one that a site runs with.
bool is_transform(const WebConfig& config);

/// The entry of <configSections> that says what <oauthMailSettings> is, or none.
pugi::xml_node section_entry_of(const WebConfig& config);

/// Without the blanks around it, as XML has them.
std::string_view without_blanks(std::string_view text);

/// True when `type` names CRM.Web's section, with or without the version of its assembly.
bool is_section_type(std::string_view type);

}  // namespace smtpcfg::model
