#include "model/web_config_lines.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"
#include "web_config_texts.h"

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> changes(std::string_view text, std::string_view field, std::string_view value) {
  auto config = WebConfig::parse(text, "web.config");
  std::vector<WebConfigValue> values;
  values.push_back({find_field(field), crypto::Secret(value)});
  const auto edited = with_values(std::move(*config), values);
  std::vector<std::string> lines;
  for (const LineChange& each : line_changes_of(*edited))
    lines.push_back(fmt::format("{}{} {}", each.line, each.added ? '+' : '-', each.text));
  return lines;
}

TEST(WebConfigLines, AChangedValueIsALineThatGoesAndALineThatComes) {
  EXPECT_THAT(changes(guide_example, "port", "25"), ElementsAre("18-         port=\"587\"", "18+         port=\"25\""));
  EXPECT_THAT(changes(guide_example, "port", "587"), IsEmpty());
}

TEST(WebConfigLines, AddedElementsAreOnlyLinesThatCome) {
  EXPECT_THAT(changes("<configuration>\r\n  <oauthMailSettings>\r\n    <smtp>\r\n      <!-- a -->\r\n    </smtp>\r\n  "
                      "</oauthMailSettings>\r\n</configuration>\r\n",
                      "host", "h"),
              ElementsAre(R"(4+       <network host="h" port="587" defaultCredentials="false" enableSsl="true" />)"));
}

TEST(WebConfigLines, SecretsAreMasked) {
  for (const WebConfigSample& sample : web_config_samples()) {
    const std::string text =
        replaced(replaced(sample.text, "a&amp;b~c&lt;d", canary_secret), "YOUR_CLIENT_SECRET", canary_secret);
    for (const std::string& line : changes(text, "clientSecret", "n3w-s3cret")) {
      EXPECT_THAT(line, Not(HasSubstr(canary_secret))) << sample.name;
      EXPECT_THAT(line, Not(HasSubstr("n3w-s3cret"))) << sample.name;
    }
  }
}

TEST(WebConfigLines, WhatElseStandsOnTheLineIsNotShown) {
  const auto lines = changes(
      "<configuration><!-- s3cret --><appSettings><add key='k' "
      "value='s3cret'/></appSettings><a>s3cret</a><oauthMailSettings><smtp>"
      "<network host='a' password='s3cret'/></smtp></oauthMailSettings></configuration>",
      "host", "b");
  ASSERT_EQ(lines.size(), 2);
  for (const std::string& line : lines) EXPECT_THAT(line, Not(HasSubstr("s3cret")));
  EXPECT_THAT(lines[1], HasSubstr("<network host='b' password='••••••••'/>"));
}

}  // namespace
}  // namespace smtpcfg::model
