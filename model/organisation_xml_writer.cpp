#include <fmt/format.h>
#include <pugixml.hpp>

#include <unordered_map>

#include "model/entry_ids.h"
#include "model/organisation_xml.h"
#include "model/organisation_xml_names.h"
#include "model/wiping_xml.h"
#include "model/xml_document.h"

namespace smtpcfg::model {

namespace {

namespace names = organisation_xml;

bool is_blank(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata &&
         std::string_view(node.value()).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::string line_break(int depth) { return "\n" + std::string(2 * static_cast<std::size_t>(depth), ' '); }

// A new last child on a line of its own; `depth` is the parent's.
pugi::xml_node append_on_own_line(pugi::xml_node parent, const char* name, int depth) {
  pugi::xml_node end = parent.last_child();
  if (!is_blank(end)) {
    end = parent.append_child(pugi::node_pcdata);
    end.set_value(line_break(depth).c_str());
  }
  parent.insert_child_before(pugi::node_pcdata, end).set_value(line_break(depth + 1).c_str());
  return parent.insert_child_before(name, end);
}

// Together with the line break before it.
void remove_with_its_line(pugi::xml_node node) {
  pugi::xml_node parent = node.parent();
  const pugi::xml_node before = node.previous_sibling();
  if (is_blank(before)) parent.remove_child(before);
  parent.remove_child(node);
}

// An empty value is written only over one that is there.
void set_attribute(pugi::xml_node node, const char* name, const std::string& value) {
  pugi::xml_attribute attribute = node.attribute(name);
  if (attribute.empty() && value.empty()) return;
  if (attribute.empty()) attribute = node.append_attribute(name);
  if (value != attribute.value()) attribute.set_value(value.c_str());
}

void write(pugi::xml_node node, const Group& group) {
  set_attribute(node, names::id, group.id);
  set_attribute(node, names::name, group.name);
}

void write(pugi::xml_node node, const Station& station) {
  set_attribute(node, names::number, std::to_string(station.number));
  set_attribute(node, names::name, station.name);
}

void write(pugi::xml_node node, const Rep& rep) {
  set_attribute(node, names::id, rep.id);
  set_attribute(node, names::name, rep.name);
  set_attribute(node, names::login, rep.login);
  set_attribute(node, names::email, rep.email);
  set_attribute(node, names::rights_group, rep.rights_group);
  set_attribute(node, names::organisational_group, rep.organisational_group);
  set_attribute(node, names::project_groups, fmt::format("{}", fmt::join(rep.project_groups, " ")));
}

std::string written_key(pugi::xml_node node, std::string_view of_rep_or_group, const char* attribute) {
  const Result<std::string> id = parse_record_id(of_rep_or_group, node.attribute(attribute).value());
  return id ? *id : std::string();
}

// The document's own records are changed where they stand; new ones come last.
template <typename Record>
void write_all(pugi::xml_node root, const char* list, const char* record, const char* key, const std::vector<Record>& records) {
  std::unordered_map<std::string, pugi::xml_node> present;
  for (const pugi::xml_node parent : root.children(list)) {
    for (const pugi::xml_node node : parent.children(record)) present.emplace(written_key(node, record, key), node);
  }
  pugi::xml_node parent = root.child(list);
  for (const Record& each : records) {
    const auto found = present.find(id_of(each));
    if (found != present.end()) {
      write(found->second, each);
      present.erase(found);
      continue;
    }
    if (parent.empty()) parent = append_on_own_line(root, list, 0);
    write(append_on_own_line(parent, record, 1), each);
  }
  for (const auto& [gone, node] : present) remove_with_its_line(node);
}

void write_order(pugi::xml_node root, const Organisation& organisation) {
  pugi::xml_node node = root.child(names::order);
  if (node.empty() && organisation.has_default_order()) return;
  if (node.empty()) node = append_on_own_line(root, names::order, 0);
  if (parse_layer_order(node.child_value()) != organisation.order()) node.text().set(text_of(organisation.order()).c_str());
}

struct TextWriter : pugi::xml_writer {
  std::string written;
  void write(const void* data, std::size_t size) override { written.append(static_cast<const char*>(data), size); }
};

// As the first line of `previous` ends; reading made line feeds of them all.
std::string with_line_ends_of(std::string_view previous, std::string_view text) {
  const bool windows = previous.substr(0, previous.find('\n')).ends_with('\r');
  if (!windows) return std::string(text);
  std::string result;
  result.reserve(text.size() + text.size() / 32);
  for (const char each : text) {
    if (each == '\n' && !result.ends_with('\r')) result += '\r';
    result += each;
  }
  return result;
}

}  // namespace

std::string write_organisation_xml(const Organisation& organisation, std::string_view previous) {
  wipe_xml_memory();
  pugi::xml_document document;
  document.load_buffer(previous.data(), previous.size(), keep_everything_in_xml, pugi::encoding_utf8);
  pugi::xml_node root = document.child(names::root);
  if (root.empty()) {
    document.reset();
    root = document.append_child(names::root);
    root.append_attribute(names::version).set_value(organisation_version);
  }
  write_order(root, organisation);
  write_all(root, names::groups, names::group, names::id, organisation.groups());
  write_all(root, names::stations, names::station, names::number, organisation.stations());
  write_all(root, names::reps, names::rep, names::id, organisation.reps());
  TextWriter writer;
  // Line breaks outside the root are the one thing that pugixml does not keep.
  for (const pugi::xml_node node : document.children()) {
    node.print(writer, "", pugi::format_raw, pugi::encoding_utf8);
    writer.written += '\n';
  }
  return with_line_ends_of(previous, writer.written);
}

}  // namespace smtpcfg::model
