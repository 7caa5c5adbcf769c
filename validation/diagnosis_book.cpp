#include "validation/diagnosis_book.h"

#include <pugixml.hpp>

#include <string>

#include "model/wiping_xml.h"

namespace smtpcfg::validation {

extern const std::string_view diagnosis_xml;  // resources/diagnosis.xml, embedded by the build

namespace {

const pugi::xml_document& book() {
  static const pugi::xml_document document = [] {
    model::wipe_xml_memory();
    pugi::xml_document parsed;
    parsed.load_buffer(diagnosis_xml.data(), diagnosis_xml.size());
    return parsed;
  }();
  return document;
}

bool fits(pugi::xml_node node, const Lookup& lookup) {
  const pugi::xml_attribute key = node.attribute(lookup.kind);
  if (key.empty() || key.value() != lookup.key) return false;
  const pugi::xml_attribute side = node.attribute("side");
  if (!side.empty() && side.value() != lookup.side) return false;
  return lookup.text.find(node.attribute("says").value()) != std::string_view::npos;
}

}  // namespace

bool find_case(const Lookup& lookup, const Known& known, Diagnosis& found) {
  for (const pugi::xml_node node : book().child("diagnosis").children("case")) {
    if (!fits(node, lookup)) continue;
    const pugi::xml_node fix = node.child("fix");
    found = {.title = fill(node.child_value("title"), known),
             .cause = fill(node.child_value("cause"), known),
             .remedy = {.text = fill(fix.text().get(), known),
                        .who = fix.attribute("who").value(),
                        .powershell = fill_powershell(node.child_value("powershell"), known),
                        .link = node.child_value("link")}};
    return true;
  }
  return false;
}

}  // namespace smtpcfg::validation
