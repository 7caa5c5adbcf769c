#include <fmt/format.h>

#include <algorithm>

#include "model/text.h"
#include "model/web_config_findings.h"
#include "model/web_config_fixes.h"
#include "model/web_config_names.h"
#include "model/web_config_state.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

std::string entry_remedy() {
  return fmt::format(R"(Put <section name="{}" type="{}"/> into <{}>.)", names::oauth_mail_settings, names::section_type,
                     names::config_sections);
}

void check_entry(const WebConfig& config, WebFindings& findings) {
  pugi::xml_node first;
  for (const pugi::xml_node sections : config.root().children(names::config_sections)) {
    for (const pugi::xml_node entry : sections.children(names::section)) {
      if (std::string_view(entry.attribute(names::name).value()) != names::oauth_mail_settings) continue;
      if (!first.empty()) {
        findings.error("section.twice", entry, "<oauthMailSettings> is declared twice, so the site does not start.",
                       "Remove this <section> element.", remove_element(entry));
        continue;
      }
      first = entry;
      if (is_section_type(entry.attribute(names::type).value())) continue;
      findings.error("section.wrongType", entry,
                     "<oauthMailSettings> is declared with a type that is not CRM.Web's, so the site does not start.",
                     fmt::format("Write type=\"{}\".", names::section_type),
                     set_attribute(entry, names::type, names::section_type));
    }
  }
  if (!first.empty() || config.oauth_sections().empty()) return;
  const pugi::xml_node sections = config.root().child(names::config_sections);
  for (const pugi::xml_node group : sections.children(names::section_group)) {
    const pugi::xml_node inside = group.find_child_by_attribute(names::section, names::name, names::oauth_mail_settings);
    if (inside.empty()) continue;
    WebFix fix = add_element(sections, last_element(sections), new_section_entry());
    fix.words = "Move this <section> out of the <sectionGroup>.";
    fix.edit.removals.push_back(inside);
    findings.error(
        "section.inGroup", inside,
        fmt::format(
            "<oauthMailSettings> is declared inside of the group “{}”, where it is another section; the site does not start.",
            shortened(group.attribute(names::name).value())),
        "Move this <section> element out of the <sectionGroup>.", std::move(fix));
    return;
  }
  findings.error("section.missing", sections,
                 "<configSections> does not declare <oauthMailSettings>, so the site does not start.", entry_remedy(),
                 add_element(sections, last_element(sections), new_section_entry()));
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

// Both say the same, so whichever goes, nothing is lost.
WebFix remove_if_same(pugi::xml_node element, pugi::xml_node other) {
  return same_content(element, other) ? remove_element(element) : WebFix();
}

// "config/mail.config" as ASP.NET wants it; nothing when more than that is wrong.
std::string corrected_source(std::string_view source) {
  std::string corrected(without_blanks(source));
  std::ranges::replace(corrected, '/', '\\');
  const bool inside = !corrected.starts_with('\\') && !corrected.contains(':') && !corrected.contains("..");
  return inside ? corrected : "";
}

void check_config_source(const WebConfigParts& parts, WebFindings& findings) {
  const pugi::xml_node section = parts.whole.oauth_section();
  if (parts.whole.part() == WebConfigPart::Section) {
    findings.error("configSource.twice", section, "The section's own file names another file, so the site does not start.",
                   "Put the settings into this file, and take configSource away here.");
    return;
  }
  if (parts.section != nullptr) {
    findings.note("configSource", section,
                  fmt::format("<oauthMailSettings> stands in another file, {}.", shortened(config_source_of(section))),
                  "Nothing needs to be done; it is read and edited there.");
  } else if (const auto path = config_source_path(parts.whole); !path) {
    const std::string corrected = corrected_source(config_source_of(section));
    findings.error("configSource.path", section, path.error().message, path.error().remedy,
                   corrected.empty() ? WebFix() : set_attribute(section, names::config_source, corrected));
  } else if (parts.section_error != nullptr) {
    findings.error("configSource.unreadable", section, parts.section_error->message, parts.section_error->remedy);
  } else {
    findings.warning("configSource", section,
                     fmt::format("<oauthMailSettings> stands in another file, {}, which was not looked at.",
                                 shortened(config_source_of(section))),
                     "Look at that file too.");
  }
  if (first_element(section).empty()) return;
  findings.error("configSource.notAlone", section,
                 "Beside configSource, <oauthMailSettings> holds elements too, so the site does not start.",
                 "Take away either what it holds here, or configSource.");
}

}  // namespace

void check_config_sections(const WebConfig& config, WebFindings& findings) {
  const pugi::xml_node sections = config.root().child(names::config_sections);
  if (sections.empty()) {
    if (config.oauth_sections().empty()) return;
    NewElement added = new_element(names::config_sections, {});
    added.children.push_back(new_section_entry());
    findings.error("configSections.missing", config.root(), "<configSections> is missing, so the site does not start.",
                   "Make it the first element of <configuration>. " + entry_remedy(),
                   add_element(config.root(), {}, std::move(added)));
    return;
  }
  if (first_element(config.root()) != sections) {
    findings.error("configSections.notFirst", sections,
                   "<configSections> is not the first element of <configuration>, so the site does not start.",
                   "Move it up, right behind <configuration>.", move_to_front(sections));
  }
  if (const pugi::xml_node second = sections.next_sibling(names::config_sections); !second.empty()) {
    findings.error("configSections.twice", second, "There is a second <configSections>, so the site does not start.",
                   "Move what it holds into the first one, and remove it.", move_children(second, sections));
  }
  check_entry(config, findings);
}

void check_oauth_section(const WebConfigParts& parts, WebFindings& findings) {
  const WebConfig& config = parts.whole;
  for (const pugi::xml_node section : config.oauth_sections()) {
    check_place(config, section, findings);
    if (section == config.oauth_section() || section.parent() != config.oauth_section().parent()) continue;
    findings.error("oauthMailSettings.twice", section, "There is a second <oauthMailSettings>, so the site does not start.",
                   "Remove the one that is not meant.", remove_if_same(section, config.oauth_section()));
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
  } else if (!config_source_of(section).empty()) {
    check_config_source(parts, findings);
  }
}

}  // namespace smtpcfg::model
