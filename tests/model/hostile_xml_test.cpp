#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/settings_xml.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

Result<ParsedSettings> parse(std::string_view xml) { return parse_settings_xml(crypto::Secret(xml), "smtp.cfg"); }

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int time = 0; time < times; ++time) result += text;
  return result;
}

/// Read or refused: both will do, and a rewrite must do as well.
void survive(std::string_view xml) {
  const auto parsed = parse(xml);
  if (!parsed) {
    EXPECT_EQ(parsed.error().kind, ErrorKind::Unreadable);
    return;
  }
  const crypto::Secret again = write_settings_xml(settings(), "system", crypto::Secret(xml));
  const auto reread = parse_settings_xml(again, "smtp.cfg");
  ASSERT_TRUE(reread);
  EXPECT_TRUE(reread->settings == settings());
}

TEST(HostileXml, EntitiesAreNotExpanded) {
  const auto parsed =
      parse(R"(<!DOCTYPE smtpSettings [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<smtpSettings version="1"><smtp><sender address="&b;" name="&f;"/></smtp></smtpSettings>)");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->settings.sender_address, "&b;");
  EXPECT_EQ(parsed->settings.sender_name, "&f;");
}

TEST(HostileXml, DeepNestingIsSurvived) {
  constexpr int levels = 100'000;
  survive(R"(<smtpSettings version="1"><smtp/>)" + repeated("<a>", levels) + repeated("</a>", levels) + "</smtpSettings>");
  survive(repeated("<a>", levels));
  survive(repeated("<smtpSettings version=\"1\"><smtp>", levels));
  survive("<!DOCTYPE a " + repeated("[<!", levels));
}

TEST(HostileXml, AHugeAttributeIsSurvived) {
  survive(R"(<smtpSettings version="1"><smtp><sender address=")" + std::string(1 << 20, 'x') + R"("/></smtp></smtpSettings>)");
  survive(R"(<smtpSettings version="1"><smtp><oauth clientSecret=")" + repeated("&lt;", 1 << 18) +
          R"("/></smtp></smtpSettings>)");
}

TEST(HostileXml, ManyAttributesAreSurvived) {
  std::string many;
  for (int number = 0; number < 10'000; ++number) many += " a" + std::to_string(number) + "=\"\"";
  survive(R"(<smtpSettings version="1"><smtp)" + many + "/></smtpSettings>");
}

TEST(HostileXml, BytesThatAreNoTextAreSurvived) {
  const std::string document = R"(<smtpSettings version="1"><smtp><sender address="x" name="y"/></smtp></smtpSettings>)";
  for (std::size_t position = 0; position <= document.size(); ++position) {
    for (const std::string_view bytes :
         {std::string_view("\0", 1), std::string_view("\xFF\xFE"), std::string_view("\xC3"), std::string_view("\xED\xA0\x80")}) {
      std::string broken = document;
      broken.insert(position, bytes);
      survive(broken);
    }
  }
}

TEST(HostileXml, OfTwoSmtpElementsTheFirstCounts) {
  const auto parsed = parse(
      R"(<smtpSettings version="1"><smtp><sender address="first@x.y"/></smtp><smtp><sender address="second@x.y"/></smtp></smtpSettings>)");
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->settings.sender_address, "first@x.y");
}

TEST(HostileXml, AnotherDocumentIsRefused) {
  for (const char* xml : {"", " ", "<", "<configuration/>", "<smtpSettings version=\"1\"/>", "<smtp/>", "plain",
                          "<smtpSettings version=\"1\"><smtp>"}) {
    EXPECT_FALSE(parse(xml)) << xml;
  }
}

}  // namespace
}  // namespace smtpcfg::model
