#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <map>
#include <set>
#include <string>

#include "model/text.h"
#include "validation/known.h"

#include "support.h"

namespace smtpcfg::validation {

extern const std::string_view diagnosis_xml;

namespace {

using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

const std::set<std::string> kinds{"aadsts", "oauth", "smtp", "pasted", "net", "fault"};

std::vector<pugi::xml_node> cases() {
  static pugi::xml_document book;
  EXPECT_TRUE(book.load_buffer(diagnosis_xml.data(), diagnosis_xml.size()));
  const auto found = book.child("diagnosis").children();
  std::vector<pugi::xml_node> all;
  for (const pugi::xml_node node : found) {
    if (node.type() == pugi::node_element) all.push_back(node);
  }
  return all;
}

std::string id_of(pugi::xml_node node) { return node.attribute("id").value(); }

std::string kind_of(pugi::xml_node node) {
  std::string found;
  for (const std::string& kind : kinds) {
    if (node.attribute(kind.c_str()).empty()) continue;
    EXPECT_EQ(found, "") << id_of(node) << " is of two kinds";
    found = kind;
  }
  return found;
}

TEST(DiagnosisSchema, EveryCaseHasAnIdOfItsOwnAndOneKind) {
  std::set<std::string> ids;
  for (const pugi::xml_node node : cases()) {
    EXPECT_STREQ(node.name(), "case");
    EXPECT_NE(id_of(node), "");
    EXPECT_TRUE(ids.insert(id_of(node)).second) << id_of(node) << " is there twice";
    EXPECT_NE(kind_of(node), "") << id_of(node);
  }
  EXPECT_GT(ids.size(), 100U);
}

TEST(DiagnosisSchema, EveryCaseSaysWhatItMeansWhatToDoAndWhoseJobItIs) {
  const std::set<std::string> people{"user", "CRM administrator", "Entra administrator", "Exchange administrator",
                                     "network administrator"};
  for (const pugi::xml_node node : cases()) {
    EXPECT_STRNE(node.child_value("title"), "") << id_of(node);
    EXPECT_STRNE(node.child_value("cause"), "") << id_of(node);
    EXPECT_STRNE(node.child_value("fix"), "") << id_of(node);
    EXPECT_THAT(people, Contains(node.child("fix").attribute("who").value())) << id_of(node);
    const std::string link = node.child_value("link");
    EXPECT_TRUE(link.empty() || link.starts_with("https://")) << id_of(node);
  }
}

TEST(DiagnosisSchema, NothingStandsInACaseThatNobodyReads) {
  const std::set<std::string> attributes{"id", "side", "says", "enhanced", "certainty"};
  for (const pugi::xml_node node : cases()) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      EXPECT_TRUE(attributes.contains(attribute.name()) || kinds.contains(attribute.name())) << id_of(node) << attribute.name();
      EXPECT_STRNE(attribute.value(), "") << id_of(node) << attribute.name();
    }
    std::map<std::string, int> children;
    for (const pugi::xml_node child : node.children()) ++children[child.name()];
    for (const auto& [name, count] : children) {
      EXPECT_THAT(name, AnyOf("title", "cause", "fix", "powershell", "link", "met")) << id_of(node);
      EXPECT_TRUE(count == 1 || name == "met") << id_of(node) << name;
    }
    EXPECT_TRUE(node.attribute("side").empty() || kind_of(node) == "net") << id_of(node);
  }
}

TEST(DiagnosisSchema, EveryCaseOfAStrangersAnswerSaysHowSureItIs) {
  for (const pugi::xml_node node : cases()) {
    const std::string kind = kind_of(node);
    const std::string certainty = node.attribute("certainty").value();
    if (kind == "net" || kind == "fault") {
      EXPECT_EQ(certainty, "") << id_of(node);
    } else {
      EXPECT_THAT(certainty, AnyOf("documented", "met", "unverified")) << id_of(node);
    }
    if (certainty != "unverified") continue;
    const std::string words = std::string(node.child_value("title")) + node.child_value("cause");
    EXPECT_THAT(words, AnyOf(HasSubstr("often"), HasSubstr("Often"), HasSubstr(" may "), HasSubstr("not verified")))
        << id_of(node);
  }
}

TEST(DiagnosisSchema, NoCodeHasTwoCasesAndNoWordsMeanTwo) {
  std::set<std::string> codes;
  std::set<std::string> words;
  for (const pugi::xml_node node : cases()) {
    for (const char* kind : {"aadsts", "oauth", "fault"}) {
      for (const std::string_view code : model::blank_separated(node.attribute(kind).value())) {
        EXPECT_TRUE(codes.insert(std::string(kind) + std::string(code)).second) << code;
      }
    }
    for (const pugi::xml_node met : node.children("met")) {
      EXPECT_GE(std::string(met.text().get()).size(), 8U) << id_of(node);
      EXPECT_TRUE(words.insert(model::fold_case(met.text().get())).second) << met.text().get();
    }
  }
}

TEST(DiagnosisSchema, EveryPlaceholderIsKnown) {
  const Known known = Known::named();
  for (const pugi::xml_node node : cases()) {
    for (const char* part : {"title", "cause", "fix", "powershell"}) {
      EXPECT_THAT(fill(node.child_value(part), known), Not(HasSubstr("{"))) << id_of(node);
    }
  }
}

}  // namespace
}  // namespace smtpcfg::validation
