#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "model/xml_edit.h"
#include "model/xml_layout.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view blanks = " \t\r\n";

class Splicer {
 public:
  explicit Splicer(const WebConfig& config) : config_(config), layout_(layout_of(config)) {}

  void set(const AttributeEdit& edit) {
    const XmlElementSpan span = config_.span_of(edit.element);
    const std::vector<XmlAttributeSpan> attributes = attributes_of(text(), span);
    for (const XmlAttributeSpan& each : attributes) {
      if (each.name.of(text()) != edit.name) continue;
      splices_.push_back({each.value, escaped_attribute(edit.value.reveal(), text()[each.value.begin - 1])});
      return;
    }
    const std::size_t name_end = span.begin + 1 + std::string_view(edit.element.name()).size();
    std::string_view gap = " ";
    char quote = layout_.quote();
    std::size_t at = name_end;
    if (!attributes.empty()) {
      const XmlAttributeSpan& last = attributes.back();
      const std::size_t before = attributes.size() == 1 ? name_end : attributes[attributes.size() - 2].value.end + 1;
      const std::string_view last_gap = text().substr(before, last.name.begin - before);
      if (last_gap.contains('\n')) gap = last_gap;
      quote = text()[last.value.end];
      at = last.value.end + 1;
    }
    crypto::Secret added;
    added.append(gap);
    append(added, edit.name, edit.value, quote);
    splices_.push_back({{at, at}, std::move(added)});
  }

  void add(const ChildrenEdit& edit) {
    insert(edit.parent, edit.after, [&](bool lines, std::string_view indent) { return written(edit.children, lines, indent); });
  }

  void move(const MoveEdit& edit) {
    const XmlElementSpan span = config_.span_of(edit.element);
    insert(edit.parent, edit.after, [&](bool lines, std::string_view indent) {
      crypto::Secret moved;
      if (lines) break_line(moved, indent);
      moved.append(text().substr(span.begin, span.end - span.begin));
      return moved;
    });
    remove(edit.element);
  }

  void remove(pugi::xml_node element) {
    const XmlElementSpan span = config_.span_of(element);
    splices_.push_back({layout_.whole_lines({span.begin, span.end}), {}});
  }

  std::vector<Splice> take() && {
    sort_splices(splices_);
    return std::move(splices_);
  }

 private:
  static XmlLayout layout_of(const WebConfig& config) {
    const pugi::xml_node first = first_element(config.root());
    return {config.text(), config.span_of(config.root()), first.empty() ? XmlElementSpan() : config.span_of(first)};
  }

  [[nodiscard]] std::string_view text() const { return config_.text(); }

  [[nodiscard]] std::string child_indent(const XmlElementSpan& parent) const {
    if (!layout_.begins_line(parent.begin)) return {};
    return std::string(layout_.indent_at(parent.begin)) + std::string(layout_.unit());
  }

  void insert(std::size_t at, crypto::Secret added) { splices_.push_back({{at, at}, std::move(added)}); }

  /// `write` is told whether to begin a line for each element, and with which indentation.
  template <typename Write>
  void insert(pugi::xml_node into, pugi::xml_node after, const Write& write) {
    const XmlElementSpan parent = config_.span_of(into);
    if (parent.self_closed()) return insert_into_self_closed(into, parent, write);
    const pugi::xml_node model = after.empty() ? first_element(into) : after;
    const std::size_t place = after.empty() ? parent.tag_end : config_.span_of(after).end;
    if (!model.empty()) {
      const std::size_t begin = config_.span_of(model).begin;
      const bool lines = layout_.begins_line(begin);
      insert(lines ? layout_.end_of_line_content(place) : place,
             write(lines, lines ? layout_.indent_at(begin) : std::string_view()));
      return;
    }
    const bool lines = layout_.begins_line(parent.begin);
    crypto::Secret added = write(lines, child_indent(parent));
    const bool closes_on_same_line = !text().substr(place, parent.close - place).contains('\n');
    if (lines && closes_on_same_line) break_line(added, layout_.indent_at(parent.begin));
    insert(place, std::move(added));
  }

  void break_line(crypto::Secret& into, std::string_view indent) const {
    into.append(layout_.line_end());
    into.append(indent);
  }

  // "<network/>" becomes "<network>…</network>".
  template <typename Write>
  void insert_into_self_closed(pugi::xml_node into, const XmlElementSpan& parent, const Write& write) {
    const bool lines = layout_.begins_line(parent.begin);
    const std::size_t content_end = text().find_last_not_of(blanks, parent.tag_end - 3) + 1;
    crypto::Secret added;
    added.append(std::string_view(">"));
    added.append(write(lines, child_indent(parent)).bytes());
    if (lines) break_line(added, layout_.indent_at(parent.begin));
    added.append(std::string_view("</"));
    added.append(std::string_view(into.name()));
    added.append(std::string_view(">"));
    splices_.push_back({{content_end, parent.tag_end}, std::move(added)});
  }

  [[nodiscard]] crypto::Secret written(const std::vector<NewElement>& elements, bool lines, std::string_view indent) const {
    crypto::Secret result;
    for (const NewElement& each : elements) {
      if (lines) break_line(result, indent);
      append(result, each, lines, indent);
    }
    return result;
  }

  void append(crypto::Secret& into, const NewElement& element, bool lines, std::string_view indent) const {
    into.append("<" + element.name);
    for (const NewAttribute& each : element.attributes) {
      into.append(std::string_view(" "));
      append(into, each.name, each.value, layout_.quote());
    }
    if (element.children.empty()) return into.append(std::string_view(" />"));
    into.append(std::string_view(">"));
    into.append(written(element.children, lines, std::string(indent) + std::string(layout_.unit())).bytes());
    if (lines) break_line(into, indent);
    into.append("</" + element.name + ">");
  }

  static void append(crypto::Secret& into, std::string_view name, const crypto::Secret& value, char quote) {
    into.append(name);
    into.append(std::string_view("="));
    into.append(std::string_view(&quote, 1));
    into.append(escaped_attribute(value.reveal(), quote).bytes());
    into.append(std::string_view(&quote, 1));
  }

  const WebConfig& config_;
  XmlLayout layout_;
  std::vector<Splice> splices_;
};

}  // namespace

std::vector<Splice> splices_of(const WebConfig& config, const XmlEdit& edit) {
  Splicer splicer(config);
  for (const AttributeEdit& each : edit.attributes) splicer.set(each);
  for (const ChildrenEdit& each : edit.children) splicer.add(each);
  for (const MoveEdit& each : edit.moves) splicer.move(each);
  for (const pugi::xml_node each : edit.removals) splicer.remove(each);
  return std::move(splicer).take();
}

}  // namespace smtpcfg::model
