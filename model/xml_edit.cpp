#include "model/xml_edit.h"

#include <ranges>
#include <string_view>

namespace smtpcfg::model {

namespace {

// pugixml wants a text that ends with a NUL; the copy lives in wiped memory.
void set_value(pugi::xml_attribute attribute, const crypto::Secret& value) {
  crypto::Secret terminated = value.clone();
  terminated.append(std::string_view("\0", 1));
  attribute.set_value(reinterpret_cast<const char*>(terminated.bytes().data()));
}

void fill(pugi::xml_node node, const NewElement& element) {
  node.set_name(element.name.c_str());
  for (const NewAttribute& each : element.attributes) set_value(node.append_attribute(each.name.c_str()), each.value);
  for (const NewElement& each : element.children) fill(node.append_child(pugi::node_element), each);
}

pugi::xml_node without_comments(pugi::xml_node node) {
  while (node.type() == pugi::node_comment) node = node.next_sibling();
  return node;
}

bool same_attributes(pugi::xml_node left, pugi::xml_node right) {
  pugi::xml_attribute other = right.first_attribute();
  for (const pugi::xml_attribute each : left.attributes()) {
    if (std::string_view(each.name()) != other.name() || std::string_view(each.value()) != other.value()) return false;
    other = other.next_attribute();
  }
  return other.empty();
}

}  // namespace

pugi::xml_node first_element(pugi::xml_node parent) {
  return parent.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

pugi::xml_node last_element(pugi::xml_node parent) {
  pugi::xml_node last = parent.last_child();
  while (!last.empty() && last.type() != pugi::node_element) last = last.previous_sibling();
  return last;
}

void apply_to_document(const XmlEdit& edit) {
  for (const AttributeEdit& each : edit.attributes) {
    pugi::xml_node element = each.element;
    pugi::xml_attribute attribute = element.attribute(each.name.c_str());
    if (attribute.empty()) attribute = element.append_attribute(each.name.c_str());
    set_value(attribute, each.value);
  }
  for (const ChildrenEdit& each : edit.children) {
    pugi::xml_node parent = each.parent;
    pugi::xml_node after = each.after;
    for (const NewElement& child : each.children) {
      after = after.empty() ? parent.prepend_child(pugi::node_element) : parent.insert_child_after(pugi::node_element, after);
      fill(after, child);
    }
  }
  // Of several that go to one place, the last ends up last, as in the text.
  for (const MoveEdit& each : std::views::reverse(edit.moves)) {
    pugi::xml_node parent = each.parent;
    if (each.after.empty()) {
      parent.prepend_move(each.element);
    } else {
      parent.insert_move_after(each.element, each.after);
    }
  }
  for (const pugi::xml_node each : edit.removals) each.parent().remove_child(each);
}

// The depth of both is bounded where they are read.
bool same_content(pugi::xml_node left, pugi::xml_node right) {
  if (left.type() != right.type() || std::string_view(left.name()) != right.name() ||
      std::string_view(left.value()) != right.value() || !same_attributes(left, right)) {
    return false;
  }
  pugi::xml_node left_child = without_comments(left.first_child());
  pugi::xml_node right_child = without_comments(right.first_child());
  while (!left_child.empty() && !right_child.empty()) {
    if (!same_content(left_child, right_child)) return false;
    left_child = without_comments(left_child.next_sibling());
    right_child = without_comments(right_child.next_sibling());
  }
  return left_child.empty() && right_child.empty();
}

}  // namespace smtpcfg::model
