#include "model/web_config_state.h"

#include <fmt/format.h>

#include <ranges>

#include "model/text.h"
#include "model/web_config_names.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

constexpr std::string_view transform_namespace = "http://schemas.microsoft.com/XML-Document-Transform";

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

Result<std::filesystem::path> config_source_path(const WebConfig& config) {
  const std::string_view source = config_source_of(config.oauth_section());
  const auto refuse = [&](std::string_view why) {
    return failure(ErrorKind::Unreadable,
                   fmt::format("configSource is “{}”, {}, so the site does not start.", shortened(source), why),
                   "Name a file in the folder of web.config, or in one below it: configSource=\"config\\mail.config\".");
  };
  if (source.contains('/')) return refuse("with a “/”");
  if (without_blanks(source) != source) return refuse("with blanks around it");
  if (source.starts_with('\\') || source.contains(':')) return refuse("which is not a path from web.config's folder");
  if (source.contains('\0') || !is_valid_utf8(source)) return refuse("which is no path");
  std::filesystem::path path;
  for (const auto part : std::views::split(source, '\\')) {
    const std::string_view name(part.begin(), part.end());
    if (name == "..") return refuse("which leads out of web.config's folder");
    path /= path_of(name);
  }
  return path;
}

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

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_section_type(std::string_view type) {
  std::string_view wanted = names::section_type;
  const bool same_class = cut_at_comma(type) == cut_at_comma(wanted);
  const bool same_assembly = cut_at_comma(type) == cut_at_comma(wanted);
  return same_class && same_assembly;
}

}  // namespace smtpcfg::model
