#include "model/web_config_state.h"

#include "model/web_config_names.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

constexpr std::string_view transform_namespace = "http://schemas.microsoft.com/XML-Document-Transform";

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::string_view cut_at_comma(std::string_view& text) {
  const std::size_t comma = text.find(',');
  const std::string_view part = without_blanks(text.substr(0, comma));
  text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  return part;
}

}  // namespace

bool is_encrypted(pugi::xml_node section) {
  return !section.attribute(names::protection_provider).empty() || !section.child(names::encrypted_data).empty();
}

std::string_view config_source_of(pugi::xml_node section) { return section.attribute(names::config_source).value(); }

bool is_transform(const WebConfig& config) {
  for (const pugi::xml_attribute attribute : config.root().attributes()) {
    if (attribute.value() == transform_namespace) return true;
  }
  return false;
}

pugi::xml_node section_entry_of(const WebConfig& config) {
  for (const pugi::xml_node sections : config.root().children(names::config_sections)) {
    const pugi::xml_node entry = sections.find_child_by_attribute(names::section, names::name, names::oauth_mail_settings);
    if (!entry.empty()) return entry;
  }
  return {};
}

bool is_section_type(std::string_view type) {
  std::string_view wanted = names::section_type;
  const bool same_class = cut_at_comma(type) == cut_at_comma(wanted);
  const bool same_assembly = cut_at_comma(type) == cut_at_comma(wanted);
  return same_class && same_assembly;
}

}  // namespace smtpcfg::model
