#include "model/web_config_fixes.h"

#include <fmt/format.h>

#include "model/fields.h"
#include "model/web_config_names.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

WebFix value_fix(std::string words, pugi::xml_node element, std::string_view name, crypto::Secret value) {
  WebFix fix{.words = std::move(words)};
  fix.edit.attributes.push_back({element, std::string(name), std::move(value)});
  return fix;
}

}  // namespace

WebFix set_attribute(pugi::xml_node element, std::string_view name, std::string_view value) {
  return value_fix(fmt::format("Write {}=\"{}\" in <{}>.", name, value, element.name()), element, name, crypto::Secret(value));
}

WebFix clean_attribute(pugi::xml_node element, std::string_view name, crypto::Secret value) {
  return value_fix(fmt::format("Take what is unseen out of {}.", name), element, name, std::move(value));
}

WebFix remove_element(pugi::xml_node element) {
  WebFix fix{.words = fmt::format("Remove this <{}>.", element.name())};
  fix.edit.removals.push_back(element);
  return fix;
}

WebFix move_to_front(pugi::xml_node element) {
  WebFix fix{.words = fmt::format("Move <{}> to the front.", element.name())};
  fix.edit.moves.push_back({element, element.parent(), {}});
  return fix;
}

WebFix move_children(pugi::xml_node from, pugi::xml_node to) {
  if (first_element(from).empty()) return remove_element(from);
  if (first_element(to).empty()) return to.first_child().empty() ? remove_element(to) : WebFix();
  for (const pugi::xml_node child : from.children()) {
    if (child.type() != pugi::node_element) return {};
  }
  WebFix fix{.words = fmt::format("Move what the second <{}> holds into the first, and remove it.", from.name())};
  for (const pugi::xml_node child : from.children()) fix.edit.moves.push_back({child, to, last_element(to)});
  return fix;
}

WebFix add_element(pugi::xml_node parent, pugi::xml_node after, NewElement element) {
  WebFix fix{.words = fmt::format("Add <{}>.", element.name)};
  ChildrenEdit edit{.parent = parent, .after = after, .children = {}};
  edit.children.push_back(std::move(element));
  fix.edit.children.push_back(std::move(edit));
  return fix;
}

NewElement new_element(const char* name, std::initializer_list<std::pair<std::string_view, std::string_view>> attributes) {
  NewElement element{.name = name, .attributes = {}, .children = {}};
  for (const auto& [attribute, value] : attributes) element.attributes.push_back({std::string(attribute), crypto::Secret(value)});
  return element;
}

NewElement new_section_entry() {
  return new_element(names::section, {{names::name, names::oauth_mail_settings}, {names::type, names::section_type}});
}

NewElement new_guide_element(const char* name) {
  NewElement element = new_element(name, {});
  for (const Field& field : fields()) {
    if (field.element != name || !is_in_web_config(field)) continue;
    if (field.name == names::enable_ssl) element.attributes.push_back({names::default_credentials, crypto::Secret("false")});
    element.attributes.push_back({std::string(field.attribute), crypto::Secret(field.guide)});
  }
  return element;
}

}  // namespace smtpcfg::model
