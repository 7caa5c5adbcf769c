#include "model/web_config_edit.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/web_config_check.h"
#include "model/xml_layout.h"

#include "support.h"
#include "web_config_texts.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

using Given = std::vector<std::pair<std::string_view, std::string_view>>;

std::vector<WebConfigValue> values(const Given& given) {
  std::vector<WebConfigValue> result;
  for (const auto& [name, value] : given) result.push_back({find_field(name), crypto::Secret(value)});
  return result;
}

Result<EditedWebConfig> edited(std::string_view bytes, const Given& given) {
  auto config = WebConfig::parse(bytes, "web.config");
  if (!config) return std::unexpected(config.error());
  return with_values(std::move(*config), values(given));
}

std::string text_after(std::string_view bytes, const Given& given) {
  const auto result = edited(bytes, given);
  return result ? bytes_of(*result) : "error: " + result.error().message;
}

TEST(WebConfigEdit, OnlyTheValueChanges) {
  EXPECT_EQ(text_after(guide_example, {{"host", "mail.contoso.com"}}),
            replaced(guide_example, "smtp.office365.com", "mail.contoso.com"));
}

TEST(WebConfigEdit, SettingWhatIsThereChangesNothing) {
  const auto result = edited(guide_example, {{"host", "smtp.office365.com"}, {"port", "587"}, {"enableSsl", "yes"}});
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->splices.empty());
  EXPECT_EQ(bytes_of(*result), guide_example);
}

TEST(WebConfigEdit, OfAFieldGivenTwiceTheLastCounts) {
  EXPECT_EQ(text_after(guide_example, {{"host", "first"}, {"host", "last"}}),
            replaced(guide_example, "smtp.office365.com", "last"));
}

TEST(WebConfigEdit, AValueIsEscapedForTheQuotesAroundIt) {
  const std::string doubles =
      R"(<configuration><oauthMailSettings><smtp><oauth clientSecret=""/></smtp></oauthMailSettings></configuration>)";
  EXPECT_EQ(text_after(doubles, {{"clientSecret", "a\"b'c&d<e>f\tg"}}),
            replaced(doubles, R"("")", R"("a&quot;b'c&amp;d&lt;e>f&#9;g")"));
  const std::string singles = replaced(doubles, "\"", "'");
  EXPECT_EQ(text_after(singles, {{"clientSecret", "a\"b'c"}}), replaced(singles, "''", R"('a"b&apos;c')"));
}

TEST(WebConfigEdit, AMissingAttributeStandsAsTheOthersDo) {
  EXPECT_EQ(text_after(replaced(guide_example, "\n\n        enableSsl=\"true\"", ""), {{"enableSsl", "true"}}), guide_example);
  const std::string text =
      "<configuration><oauthMailSettings><smtp><network host='a' /></smtp></oauthMailSettings></configuration>";
  EXPECT_EQ(text_after(text, {{"port", "587"}, {"enableSsl", "true"}}), replaced(text, "'a'", "'a' port='587' enableSsl='true'"));
}

TEST(WebConfigEdit, AMissingSectionIsAddedInTheFilesOwnStyle) {
  EXPECT_EQ(text_after("<configuration>\r\n\t<!-- x -->\r\n\t<appSettings/>\r\n</configuration>\r\n",
                       {{"clientId", "1"}, {"clientSecret", "2"}, {"tenant", "3"}, {"host", "mail.contoso.com"}}),
            "<configuration>\r\n"
            "\t<configSections>\r\n"
            "\t\t<section name=\"oauthMailSettings\" type=\"update.Crm.Emails.MailSettingsSection, update.Crm\" />\r\n"
            "\t</configSections>\r\n"
            "\t<oauthMailSettings>\r\n"
            "\t\t<smtp deliveryMethod=\"Network\">\r\n"
            "\t\t\t<network host=\"mail.contoso.com\" port=\"587\" defaultCredentials=\"false\" enableSsl=\"true\" />\r\n"
            "\t\t\t<oauth clientId=\"1\" clientSecret=\"2\" tenant=\"3\" scope=\"https://outlook.office365.com/.default\""
            " authority=\"https://login.microsoftonline.com\" />\r\n"
            "\t\t</smtp>\r\n"
            "\t</oauthMailSettings>\r\n"
            "\t<!-- x -->\r\n\t<appSettings/>\r\n</configuration>\r\n");
}

TEST(WebConfigEdit, AddedSectionsAreWhatTheCheckWants) {
  for (const WebConfigSample& sample : web_config_samples()) {
    const auto result = edited(sample.bytes(), {{"clientId", "11111111-2222-3333-4444-555555555555"},
                                                {"clientSecret", canary_secret},
                                                {"tenant", "contoso.com"},
                                                {"host", "smtp.office365.com"},
                                                {"port", "587"},
                                                {"enableSsl", "true"},
                                                {"scope", "https://outlook.office365.com/.default"},
                                                {"authority", "https://login.microsoftonline.com"}});
    ASSERT_TRUE(result) << sample.name << ": " << result.error().message;
    const bool had_section = sample.text.contains("<oauthMailSettings");
    for (const WebFinding& finding : check_web_config({.whole = result->after})) {
      if (finding.severity != WebSeverity::Error || finding.id == "httpRuntime.targetFramework") continue;
      // A section that stood there undeclared is not declared by setting a value.
      const bool declared_before = had_section && (finding.id == "section.missing" || finding.id == "configSections.missing");
      EXPECT_TRUE(declared_before) << sample.name << ": " << finding.id << " " << finding.message;
    }
  }
}

TEST(WebConfigEdit, WhatCannotBeEditedSafelyIsRefusedAndSaysWhy) {
  const auto refusal = [](std::string_view what, std::string_view with) {
    const auto result = edited(replaced(guide_example, what, with), {{"host", "x"}});
    if (result) return std::string("it was edited");
    EXPECT_EQ(result.error().kind, ErrorKind::NotWritable);
    EXPECT_FALSE(result.error().remedy.empty());
    return result.error().message;
  };
  EXPECT_THAT(refusal("<oauthMailSettings>", "<oauthMailSettings configProtectionProvider='RsaProtectedConfigurationProvider'>"),
              HasSubstr("encrypted"));
  EXPECT_THAT(refusal("<smtp deliveryMethod=\"Network\">", "<EncryptedData/><smtp>"), HasSubstr("encrypted"));
  EXPECT_THAT(refusal("<oauthMailSettings>", "<oauthMailSettings configSource='mail.config'>"), HasSubstr("mail.config"));
  EXPECT_THAT(refusal("</oauthMailSettings>", "</oauthMailSettings><oauthMailSettings/>"), HasSubstr("twice"));
  EXPECT_THAT(refusal("<oauth\n", "<oauth/><oauth\n"), HasSubstr("<oauth> stands there twice"));
  EXPECT_THAT(refusal("<configuration>", "<configuration xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform'>"),
              HasSubstr("transform"));
}

TEST(WebConfigEdit, AFileThatWouldNotHoldWhatWasMeantIsNotMade) {
  // Line breaks added around somebody's stray text would become part of it.
  const auto result =
      edited("<configuration>\n  <oauthMailSettings>stray</oauthMailSettings>\n</configuration>", {{"host", "x"}});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::NotWritable);
  EXPECT_THAT(result.error().message, HasSubstr("what was meant"));
}

TEST(WebConfigEdit, WhatCrmWebDoesNotHaveIsRefused) {
  for (const Given& given : {Given{{"sender.address", "a@b.c"}}, Given{{"userName", "a"}}, Given{{"secretExpires", "2027-01-01"}},
                             Given{{"port", "smtp"}}, Given{{"port", ""}}, Given{{"enableSsl", "maybe"}}, Given{{"host", "\x01"}},
                             Given{{"host", "\xFF"}}}) {
    const auto result = edited(guide_example, given);
    ASSERT_FALSE(result) << given.front().first;
    EXPECT_EQ(result.error().kind, ErrorKind::Usage);
  }
}

/// Where a place in the text is in the sample's bytes.
std::size_t byte_at(const WebConfigSample& sample, std::size_t offset) {
  return encode_web_config(crypto::Secret(std::string_view(sample.text).substr(0, offset)), sample.encoding).size();
}

/// Every byte outside of the splices stands in both files.
void expect_only_splices_differ(const WebConfigSample& sample, const EditedWebConfig& result) {
  const std::string before = sample.bytes();
  const std::string after = bytes_of(result);
  std::size_t from = 0;
  std::size_t after_at = 0;
  for (const Splice& splice : result.splices) {
    const std::size_t begin = byte_at(sample, splice.replaced.begin);
    ASSERT_LE(from, begin) << sample.name;
    ASSERT_EQ(std::string_view(after).substr(after_at, begin - from), std::string_view(before).substr(from, begin - from))
        << sample.name;
    const TextEncoding unmarked{sample.encoding.form, false};
    after_at += begin - from + encode_web_config(splice.text.clone(), unmarked).size();
    from = byte_at(sample, splice.replaced.end);
  }
  EXPECT_EQ(std::string_view(after).substr(after_at), std::string_view(before).substr(from)) << sample.name;
}

const std::vector<Given>& edits() {
  static const std::vector<Given> all{
      {{"host", "mail.contoso.com"}},
      {{"port", "465"}},
      {{"enableSsl", "false"}},
      {{"clientSecret", "n\"e'w&<>~ Ä€𝄞"}},
      {{"tenant", ""}},
      {{"scope", "x"}, {"authority", "https://login.microsoftonline.us"}, {"clientId", "c"}, {"host", "h2"}}};
  return all;
}

TEST(WebConfigProperties, EveryByteOutsideTheSplicesStays) {
  const std::vector<WebConfigSample> samples = all_editable_samples();
  EXPECT_GE(editable_web_config_files().size(), 60U * 6U);
  for (const WebConfigSample& sample : samples) {
    for (const Given& given : edits()) {
      const auto result = edited(sample.bytes(), given);
      ASSERT_TRUE(result) << sample.name << ": " << result.error().message;
      expect_only_splices_differ(sample, *result);
      const Settings settings = result->after.settings();
      for (const WebConfigValue& value : values(given)) {
        if (value.field->secret()) {
          EXPECT_EQ(settings.client_secret.reveal(), value.value.reveal());
        } else {
          EXPECT_EQ(text_of(settings, *value.field), value.value.reveal()) << sample.name;
        }
      }
    }
  }
}

TEST(WebConfigProperties, AddedLinesEndAsTheOthersDo) {
  for (const WebConfigSample& sample : all_editable_samples()) {
    for (const Given& given : edits()) {
      const auto result = edited(sample.bytes(), given);
      ASSERT_TRUE(result);
      const std::string text(result->after.text());
      const bool windows = sample.text.contains("\r\n");
      EXPECT_EQ(replaced(text, "\r\n", "").contains('\n'), !windows && sample.text.contains('\n')) << sample.name;
      EXPECT_EQ(text.contains('\r'), windows) << sample.name;
    }
  }
}

TEST(WebConfigProperties, SettingTheSameAgainChangesNothing) {
  for (const WebConfigSample& sample : all_editable_samples()) {
    for (const Given& given : edits()) {
      const auto once = edited(sample.bytes(), given);
      ASSERT_TRUE(once);
      const auto twice = edited(bytes_of(*once), given);
      ASSERT_TRUE(twice);
      EXPECT_TRUE(twice->splices.empty()) << sample.name;
      EXPECT_EQ(bytes_of(*twice), bytes_of(*once)) << sample.name;
    }
  }
}

bool is_flag(const WebConfigValue& value, std::string_view written) {
  return value.field->kind == FieldKind::Flag && (written == "True" || written == "False");
}

TEST(WebConfigProperties, SetAndSetBackGivesTheOriginalBytes) {
  for (const WebConfigSample& sample : all_editable_samples()) {
    const auto config = WebConfig::parse(sample.bytes(), "web.config");
    ASSERT_TRUE(config) << sample.name;
    const auto originals = web_config_values_of(config->settings());
    ASSERT_TRUE(originals);
    for (const WebConfigValue& original : *originals) {
      const std::string attribute(original.field->attribute);
      const pugi::xml_node element = config->element_of(*original.field);
      const auto value = element.empty() ? std::nullopt : config->value_span(element, attribute);
      if (!value) continue;
      // Another spelling of the same value (&#56; for 8), and what is no value of the field, cannot come back.
      const std::string_view written = value->of(config->text());
      const char quote = config->text()[value->begin - 1];
      if (escaped_attribute(original.value.reveal(), quote).reveal() != written && !is_flag(original, written)) continue;
      const bool was_on = original.value.reveal() == "true";
      const std::string_view other = original.field->name == "enableSsl" ? (was_on ? "false" : "true") : "26";
      const auto changed = edited(sample.bytes(), {{original.field->name, other}});
      ASSERT_TRUE(changed);
      EXPECT_FALSE(changed->splices.empty()) << sample.name;
      const auto back = edited(bytes_of(*changed), {{original.field->name, original.value.reveal()}});
      ASSERT_TRUE(back);
      EXPECT_EQ(bytes_of(*back), sample.bytes()) << sample.name << " " << original.field->name;
    }
  }
}

TEST(WebConfigProperties, WhateverIsPutAnywhereIsRefusedOrStays) {
  const WebConfigSample sample = web_config_samples().front();
  for (const std::string_view put :
       {"<", ">", "&", "\"", "'", "<!--", "]]>", "<a/>", "</smtp>", "\r\n", "\xC3", "\x01", "=", "&#0;", " x=''"}) {
    for (std::size_t at = 0; at <= sample.text.size(); ++at) {
      std::string text = sample.text;
      text.insert(at, put);
      const auto result = edited(text, {{"host", "mail.contoso.com"}});
      if (result) {
        expect_only_splices_differ({.name = "with " + std::string(put), .text = text, .encoding = {}}, *result);
      } else {
        EXPECT_THAT(result.error().kind, testing::AnyOf(ErrorKind::Unreadable, ErrorKind::NotWritable)) << result.error().message;
      }
    }
  }
}

}  // namespace
}  // namespace smtpcfg::model
