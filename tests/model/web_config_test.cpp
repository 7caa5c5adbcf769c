#include "model/web_config.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"
#include "web_config_texts.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

std::string message_of(std::string_view bytes) {
  const auto read = WebConfig::parse(bytes, "web.config");
  if (read) return "it was read";
  EXPECT_EQ(read.error().kind, ErrorKind::Unreadable);
  return read.error().message;
}

TEST(WebConfig, TheGuidesExampleIsReadAsItStands) {
  const auto read = WebConfig::parse(guide_example, "web.config");
  ASSERT_TRUE(read) << read.error().message;
  const Settings settings = read->settings();
  EXPECT_EQ(settings.host, "smtp.office365.com");
  EXPECT_EQ(settings.port, 587);
  EXPECT_TRUE(settings.enable_ssl);
  EXPECT_EQ(settings.client_id, "YOUR_CLIENT_ID");
  EXPECT_EQ(settings.client_secret.reveal(), "YOUR_CLIENT_SECRET");
  EXPECT_EQ(settings.tenant, "YOUR_TENANT_ID");
  EXPECT_EQ(settings.scope, "https://outlook.office365.com/.default");
  EXPECT_EQ(settings.authority, "https://login.microsoftonline.com");
}

TEST(WebConfig, EveryEncodingReadsTheSameAndGivesItsBytesBack) {
  const std::string umlauts = replaced(guide_example, "YOUR_TENANT_ID", "Müßig-𝄞-€");
  for (const TextEncoding encoding : all_encodings) {
    const std::string bytes(encode_web_config(crypto::Secret(std::string_view(umlauts)), encoding).reveal());
    const auto read = WebConfig::parse(bytes, "web.config");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->encoding(), encoding);
    EXPECT_EQ(read->text(), umlauts);
    EXPECT_EQ(read->settings().tenant, "Müßig-𝄞-€");
  }
}

TEST(WebConfig, AValueIsFoundWhereItStands) {
  const std::string text = R"(<configuration><!-- host="x" --><oauthMailSettings><smtp>
<network
  port = '25'
  host='a&amp;b'/></smtp></oauthMailSettings></configuration>)";
  const auto read = WebConfig::parse(text, "web.config");
  ASSERT_TRUE(read);
  const auto span = read->value_span(read->element_of(*find_field("host")), "host");
  ASSERT_TRUE(span);
  EXPECT_EQ(span->of(read->text()), "a&amp;b");
  EXPECT_EQ(read->settings().host, "a&b");
  EXPECT_EQ(read->line_of(read->element_of(*find_field("host"))), 2);
}

TEST(WebConfig, TheSectionOfTheWholeSiteCountsAlsoInALocation) {
  const std::string inside = R"(<oauthMailSettings><smtp><network host="here"/></smtp></oauthMailSettings>)";
  const auto parsed = [&](const std::string& path) {
    return WebConfig::parse("<configuration><location" + path + ">" + inside + "</location></configuration>", "web.config");
  };
  EXPECT_EQ(parsed(" path='.'")->settings().host, "here");
  EXPECT_EQ(parsed("")->settings().host, "here");
  EXPECT_EQ(parsed(" path='admin'")->settings().host, "");
}

TEST(WebConfig, WhatIisCouldNotReadIsRefusedWithItsPlace) {
  EXPECT_THAT(message_of("<configuration>\n  <a>\n</configuration>"),
              HasSubstr("line 3, column 1: </configuration> does not close <a>, which is open here."));
  EXPECT_THAT(message_of("<configuration>\n  <ä x='1'y='2'/>\n</configuration>"),
              HasSubstr("line 2, column 11: a blank is missing"));
  EXPECT_THAT(message_of("<configuration>\n  <a x='1' x='2'/></configuration>"),
              HasSubstr("line 2, column 12: an attribute stands twice"));
  EXPECT_THAT(message_of("<configuration><a x='b & c'/></configuration>"), HasSubstr("&amp;"));
  EXPECT_THAT(message_of("<configuration><a x='&nbsp;'/></configuration>"), HasSubstr("entity"));
  EXPECT_THAT(message_of("<configuration><a x='<'/></configuration>"), HasSubstr("&lt;"));
  EXPECT_THAT(message_of("<configuration><!-- a -- b --></configuration>"), HasSubstr("“--”"));
  EXPECT_THAT(message_of("<configuration><a x=1/></configuration>"), HasSubstr("not in quotes"));
  EXPECT_THAT(message_of("<configuration/><configuration/>"), HasSubstr("second"));
  EXPECT_THAT(message_of("<configuration/>text"), HasSubstr("outside"));
  EXPECT_THAT(message_of("\n<?xml version='1.0'?><configuration/>"), HasSubstr("first thing"));
  EXPECT_THAT(message_of("<configuration>"), HasSubstr("not closed"));
  EXPECT_THAT(message_of(""), HasSubstr("empty"));
  EXPECT_THAT(message_of("<appSettings/>"), HasSubstr("<appSettings>"));
}

TEST(WebConfig, ASecretOutOfPlaceIsNotInTheMessage) {
  for (const char* broken :
       {R"(clientSecret="" s3cret")", R"(clientSecret=s3cret)", R"(clientSecret "s3cret")", R"(clientSecret=""s3cret"")",
        R"(clientSecret="a&s3cret;")", R"(clientSecret="s3cret<")", R"(s3cret)"}) {
    EXPECT_THAT(message_of("<configuration><oauth " + std::string(broken) + "/></configuration>"),
                testing::Not(HasSubstr("s3cret")));
  }
}

TEST(WebConfig, OtherEncodingsAreRefusedInWords) {
  EXPECT_THAT(message_of("<configuration a='\xE4'/>"), HasSubstr("neither UTF-8 nor UTF-16"));
  EXPECT_THAT(message_of("<?xml version='1.0' encoding='windows-1252'?><configuration/>"),
              HasSubstr("says that it is windows-1252"));
  EXPECT_THAT(message_of("<?xml version='1.0' encoding='utf-16'?><configuration/>"), HasSubstr("says that it is utf-16"));
  EXPECT_THAT(message_of(std::string_view("\xFF\xFE\0\0<\0\0\0", 8)), HasSubstr("UTF-32"));
  EXPECT_THAT(message_of(std::string_view("\xFF\xFE<\0\0\xDC", 6)), HasSubstr("UTF-16"));
  EXPECT_THAT(message_of("\xFF\xFE<"), HasSubstr("UTF-16"));
}

TEST(WebConfig, BombsAreRefused) {
  std::string deep = "<configuration>";
  for (int level = 0; level < 100'000; ++level) deep += "<a>";
  EXPECT_THAT(message_of(deep), HasSubstr("nested too deeply"));
  EXPECT_THAT(message_of("<!DOCTYPE a [<!ENTITY b 'c'>]><configuration>&b;</configuration>"), HasSubstr("DOCTYPE"));
  EXPECT_THAT(message_of(std::string(largest_web_config + 1, ' ')), HasSubstr("20 MiB"));
  std::string many = "<configuration>";
  for (int element = 0; element < 1'000'001; ++element) many += "<a/>";
  EXPECT_THAT(message_of(many), HasSubstr("too many elements"));
}

TEST(WebConfig, EveryBeginningOfAFileIsRefused) {
  const std::string text(guide_example.substr(0, guide_example.rfind('>')));
  for (std::size_t size = 0; size < text.size(); ++size) EXPECT_NE(message_of(text.substr(0, size)), "it was read") << size;
}

}  // namespace
}  // namespace smtpcfg::model
