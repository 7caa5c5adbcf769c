#pragma once

#include <pugixml.hpp>

#include <string>
#include <vector>

#include "crypto/secret.h"
#include "model/splice.h"
#include "model/web_config.h"

namespace smtpcfg::model {

struct NewAttribute {
  std::string name;
  crypto::Secret value;
};

struct NewElement {
  std::string name;
  std::vector<NewAttribute> attributes;
  std::vector<NewElement> children;
};

/// An attribute gets a value; it is added when the element does not have it.
struct AttributeEdit {
  pugi::xml_node element;
  std::string name;
  crypto::Secret value;
};

/// Elements are added behind `after`, a child of `parent`; as the first children when that is empty. At most one per parent.
struct ChildrenEdit {
  pugi::xml_node parent;
  pugi::xml_node after;
  std::vector<NewElement> children;
};

/// An element goes elsewhere as it is written: behind `after`, a child of `parent`; to its first place when that is empty.
struct MoveEdit {
  pugi::xml_node element;
  pugi::xml_node parent;
  pugi::xml_node after;
};

/// What is to change in a document, whose nodes it names. No part of it may touch what another part moves or removes.
struct XmlEdit {
  std::vector<AttributeEdit> attributes = {};
  std::vector<ChildrenEdit> children = {};
  std::vector<MoveEdit> moves = {};
  std::vector<pugi::xml_node> removals = {};

  [[nodiscard]] bool empty() const { return attributes.empty() && children.empty() && moves.empty() && removals.empty(); }
};

/// The edit as changes of the document's text, sorted. What is added follows the text's own indentation, line ends and quotes.
std::vector<Splice> splices_of(const WebConfig& config, const XmlEdit& edit);

/// The edit made in the document itself, to compare with what the changed text reads as.
void apply_to_document(const XmlEdit& edit);

/// The first and last child that is an element; none when there is none.
pugi::xml_node first_element(pugi::xml_node parent);
pugi::xml_node last_element(pugi::xml_node parent);

/// True when both hold the same elements, attributes and texts in the same order; comments do not count.
bool same_content(pugi::xml_node left, pugi::xml_node right);

}  // namespace smtpcfg::model
