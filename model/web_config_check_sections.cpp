#include <fmt/format.h>

#include "model/text.h"
#include "model/web_config_findings.h"
#include "model/web_config_names.h"
#include "model/web_config_state.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

std::string entry_remedy() {
  return fmt::format(R"(Put <section name="{}" type="{}"/> into <{}>.)", names::oauth_mail_settings, names::section_type,
                     names::config_sections);
}

pugi::xml_node first_element(pugi::xml_node parent) {
  return parent.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

void check_entry(const WebConfig& config, WebFindings& findings) {
  pugi::xml_node first;
  for (const pugi::xml_node sections : config.root().children(names::config_sections)) {
    for (const pugi::xml_node entry : sections.children(names::section)) {
      if (std::string_view(entry.attribute(names::name).value()) != names::oauth_mail_settings) continue;
      if (!first.empty()) {
        findings.error("section.twice", entry, "<oauthMailSettings> is declared twice, so the site does not start.",
                       "Remove this <section> element.");
        continue;
      }
      first = entry;
      if (is_section_type(entry.attribute(names::type).value())) continue;
      findings.error("section.wrongType", entry,
                     "<oauthMailSettings> is declared with a type that is not CRM.Web's, so the site does not start.",
                     fmt::format("Write type=\"{}\".", names::section_type));
    }
  }
  if (!first.empty() || config.oauth_sections().empty()) return;
  const pugi::xml_node sections = config.root().child(names::config_sections);
  for (const pugi::xml_node group : sections.children(names::section_group)) {
    const pugi::xml_node inside = group.find_child_by_attribute(names::section, names::name, names::oauth_mail_settings);
    if (inside.empty()) continue;
    findings.error(
        "section.inGroup", inside,
        fmt::format(
            "<oauthMailSettings> is declared inside of the group “{}”, where it is another section; the site does not start.",
            shortened(group.attribute(names::name).value())),
        "Move this <section> element out of the <sectionGroup>.");
    return;
  }
  findings.error("section.missing", sections,
                 "<configSections> does not declare <oauthMailSettings>, so the site does not start.", entry_remedy());
}

void check_place(const WebConfig& config, pugi::xml_node section, WebFindings& findings) {
  const pugi::xml_node location = section.parent();
  if (std::string_view(location.name()) != names::location) return;
  if (section == config.oauth_section()) {
    findings.note("location", section, "<oauthMailSettings> stands inside of a <location> for the whole site.",
                  "Nothing needs to be done; it is read and edited there.");
    return;
  }
  findings.warning(
      "location", section,
      fmt::format(
          "This <oauthMailSettings> stands inside of <location path=\"{}\"> and counts only there, not for the whole site.",
          shortened(location.attribute(names::path).value())),
      "Move it out of the <location> if it is meant for all of CRM.Web.");
}

}  // namespace

void check_config_sections(const WebConfig& config, WebFindings& findings) {
  const pugi::xml_node sections = config.root().child(names::config_sections);
  if (sections.empty()) {
    if (config.oauth_sections().empty()) return;
    findings.error("configSections.missing", config.root(), "<configSections> is missing, so the site does not start.",
                   "Make it the first element of <configuration>. " + entry_remedy());
    return;
  }
  if (first_element(config.root()) != sections) {
    findings.error("configSections.notFirst", sections,
                   "<configSections> is not the first element of <configuration>, so the site does not start.",
                   "Move it up, right behind <configuration>.");
  }
  if (const pugi::xml_node second = sections.next_sibling(names::config_sections); !second.empty()) {
    findings.error("configSections.twice", second, "There is a second <configSections>, so the site does not start.",
                   "Move what it holds into the first one, and remove it.");
  }
  check_entry(config, findings);
}

void check_oauth_section(const WebConfig& config, WebFindings& findings) {
  for (const pugi::xml_node section : config.oauth_sections()) {
    check_place(config, section, findings);
    if (section == config.oauth_section() || section.parent() != config.oauth_section().parent()) continue;
    findings.error("oauthMailSettings.twice", section, "There is a second <oauthMailSettings>, so the site does not start.",
                   "Remove the one that is not meant.");
  }
  const pugi::xml_node section = config.oauth_section();
  if (section.empty()) {
    const bool legacy = !config.root().child(names::system_net).child(names::mail_settings).empty();
    findings.error(
        "oauthMailSettings.missing", config.root(),
        legacy ? "<oauthMailSettings> is missing: CRM.Web signs in with the older <system.net><mailSettings>, without OAuth."
               : "<oauthMailSettings> is missing: CRM.Web has no mail settings here.",
        "smtpcfg web set, or web copy, adds it together with its entry in <configSections>.");
  } else if (is_encrypted(section)) {
    findings.note(
        "encrypted", section, "<oauthMailSettings> is encrypted: what it holds was not looked at, and is never overwritten.",
        "To see or change it, decrypt it on the web server (aspnet_regiis -pdf oauthMailSettings FOLDER), and encrypt it again "
        "afterwards (aspnet_regiis -pef oauthMailSettings FOLDER).");
  } else if (const std::string_view source = config_source_of(section); !source.empty()) {
    findings.warning("configSource", section,
                     fmt::format("<oauthMailSettings> stands in another file, {}, which was not looked at.", shortened(source)),
                     "Look at that file. smtpcfg edits the settings only where they stand in web.config itself.");
  }
}

}  // namespace smtpcfg::model
