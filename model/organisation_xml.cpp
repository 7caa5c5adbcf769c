#include "model/organisation_xml.h"

#include <fmt/format.h>

#include "model/entry_ids.h"
#include "model/login.h"
#include "model/organisation_xml_names.h"
#include "model/text.h"
#include "model/untrusted_xml.h"
#include "model/wiping_xml.h"
#include "model/xml_document.h"

namespace smtpcfg::model {

namespace {

namespace names = organisation_xml;

// A sentence as it stands behind "line 12: ".
std::string without_full_stop(std::string message) {
  if (message.ends_with('.')) message.pop_back();
  return message;
}

class Reader {
 public:
  Reader(const UntrustedXml& source, ParsedOrganisation& into) : source_(source), into_(into) {}

  Result<void> read(pugi::xml_node root) {
    if (Result<void> version = read_version(root); !version) return version;
    if (Result<void> order = read_order(root); !order) return order;
    using Read = Result<void> (Reader::*)(pugi::xml_node);
    const auto each = [&](const char* list, const char* record, Read read_one) -> Result<void> {
      for (const pugi::xml_node parent : root.children(list)) {
        for (const pugi::xml_node node : parent.children(record)) {
          if (Result<void> added = (this->*read_one)(node); !added) return added;
        }
      }
      return {};
    };
    if (Result<void> read = each(names::groups, names::group, &Reader::read_group); !read) return read;
    if (Result<void> read = each(names::stations, names::station, &Reader::read_station); !read) return read;
    if (Result<void> read = each(names::reps, names::rep, &Reader::read_rep); !read) return read;
    for (const UnknownGroup& unknown : unknown_groups(into_.organisation)) {
      into_.warnings.push_back({rep_lines_[unknown.first_rep], words_of(unknown, into_.organisation)});
    }
    return {};
  }

 private:
  [[nodiscard]] std::unexpected<Error> refuse(pugi::xml_node node, const Error& error) const {
    return source_.refuse(source_.line_of(node), without_full_stop(error.message));
  }

  Result<void> read_version(pugi::xml_node root) {
    const std::optional<int> version = version_in_xml(root);
    if (!version) return source_.refuse(source_.line_of(root), "the version is missing or is not a number");
    into_.version = *version;
    return {};
  }

  Result<void> read_order(pugi::xml_node root) {
    const pugi::xml_node node = root.child(names::order);
    if (node.empty()) return {};
    if (const pugi::xml_node second = node.next_sibling(names::order); !second.empty()) {
      return source_.refuse(source_.line_of(second), "there are two orders");
    }
    Result<LayerOrder> order = parse_layer_order(node.child_value());
    if (!order) return refuse(node, order.error());
    into_.organisation.set_order(std::move(*order));
    return {};
  }

  [[nodiscard]] Result<std::string> text(pugi::xml_node node, const char* name) const {
    const std::string_view value = node.attribute(name).value();
    if (has_control_characters(value)) {
      return source_.refuse(source_.line_of(node), fmt::format("the {} holds a control character", name));
    }
    if (value.size() > longest_organisation_text)
      return source_.refuse(source_.line_of(node), fmt::format("the {} is too long", name));
    return std::string(value);
  }

  [[nodiscard]] Result<std::string> record_id(pugi::xml_node node, std::string_view whose, std::string_view value) const {
    Result<std::string> id = parse_record_id(whose, value);
    return id ? std::move(id) : Result<std::string>(refuse(node, id.error()));
  }

  [[nodiscard]] Result<std::string> optional_group(pugi::xml_node node, const char* name) const {
    const std::string_view value = node.attribute(name).value();
    return value.empty() ? Result<std::string>(std::string()) : record_id(node, "group", value);
  }

  template <typename Record>
  Result<void> add(pugi::xml_node node, Record record) {
    const Result<void> added = into_.organisation.add(std::move(record));
    return added ? added : Result<void>(refuse(node, added.error()));
  }

  Result<void> read_group(pugi::xml_node node) {
    Result<std::string> id = record_id(node, "group", node.attribute(names::id).value());
    if (!id) return std::unexpected(id.error());
    Result<std::string> name = text(node, names::name);
    if (!name) return std::unexpected(name.error());
    return add(node, Group{std::move(*id), std::move(*name)});
  }

  Result<void> read_station(pugi::xml_node node) {
    const Result<int> number = parse_station(node.attribute(names::number).value());
    if (!number) return refuse(node, number.error());
    Result<std::string> name = text(node, names::name);
    if (!name) return std::unexpected(name.error());
    Station station{*number, std::move(*name)};
    if (*number >= first_reserved_station) into_.warnings.push_back({source_.line_of(node), reserved_station_words(station)});
    return add(node, std::move(station));
  }

  Result<void> read_rep(pugi::xml_node node) {
    Rep rep;
    Result<std::string> id = record_id(node, "rep", node.attribute(names::id).value());
    if (!id) return std::unexpected(id.error());
    rep.id = std::move(*id);
    const std::string_view login = node.attribute(names::login).value();
    if (!login.empty()) {
      const Result<Login> parsed = Login::parse(login);
      if (!parsed) return refuse(node, parsed.error());
      rep.login = parsed->text();
    }
    using Field = std::pair<const char*, std::string Rep::*>;
    for (const auto& [name, field] : {Field{names::name, &Rep::name}, Field{names::email, &Rep::email}}) {
      Result<std::string> value = text(node, name);
      if (!value) return std::unexpected(value.error());
      rep.*field = std::move(*value);
    }
    for (const auto& [name, field] :
         {Field{names::rights_group, &Rep::rights_group}, Field{names::organisational_group, &Rep::organisational_group}}) {
      Result<std::string> value = optional_group(node, name);
      if (!value) return std::unexpected(value.error());
      rep.*field = std::move(*value);
    }
    for (const std::string_view word : blank_separated(node.attribute(names::project_groups).value())) {
      Result<std::string> group = record_id(node, "group", word);
      if (!group) return std::unexpected(group.error());
      rep.project_groups.push_back(std::move(*group));
    }
    rep.project_groups = in_id_order(std::move(rep.project_groups));
    rep_lines_.push_back(source_.line_of(node));
    return add(node, std::move(rep));
  }

  const UntrustedXml& source_;
  ParsedOrganisation& into_;
  std::vector<std::size_t> rep_lines_;
};

}  // namespace

Result<ParsedOrganisation> parse_organisation_xml(std::string_view xml, std::string_view where) {
  wipe_xml_memory();  // which must come before the program's first document, whatever that holds
  const UntrustedXml source(xml, where, "Correct the file, or restore it from organisation.xml.bak or a backup.");
  pugi::xml_document document;
  if (const Result<void> loaded = source.load(document, names::root); !loaded) return std::unexpected(loaded.error());
  ParsedOrganisation parsed;
  const Result<void> read = Reader(source, parsed).read(document.child(names::root));
  if (!read) return std::unexpected(read.error());
  return parsed;
}

}  // namespace smtpcfg::model
