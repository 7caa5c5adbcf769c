#pragma once

#include <pugixml.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "model/web_config_findings.h"

namespace smtpcfg::model {

/// The fixes of which the parts of web_repairs_of() choose. The words of each are a whole sentence.
WebFix set_attribute(pugi::xml_node element, std::string_view name, std::string_view value);
/// As set_attribute, without a word of the value, which may be a secret.
WebFix clean_attribute(pugi::xml_node element, std::string_view name, crypto::Secret value);
WebFix remove_element(pugi::xml_node element);
WebFix move_to_front(pugi::xml_node element);
/// The elements in `from`, which holds nothing else, go behind those in `to`; whichever of the two is empty is removed.
WebFix move_children(pugi::xml_node from, pugi::xml_node to);
WebFix add_element(pugi::xml_node parent, pugi::xml_node after, NewElement element);

NewElement new_element(const char* name, std::initializer_list<std::pair<std::string_view, std::string_view>> attributes);
/// <section name="oauthMailSettings" …/>
NewElement new_section_entry();
/// <network> or <oauth> of CRM.Web with the setup guide's values, and nothing in the fields that it leaves to the reader.
NewElement new_guide_element(const char* name);

}  // namespace smtpcfg::model
