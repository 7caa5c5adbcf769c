#include "model/web_config_check.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"
#include "web_config_texts.h"

namespace smtpcfg::model {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::vector<WebFinding> findings_of(const std::string& text) {
  const auto config = WebConfig::parse(text, "web.config");
  if (!config) {
    ADD_FAILURE() << config.error().message;
    return {};
  }
  return check_web_config({.whole = *config});
}

/// "error section.missing" … without the warning that every file with a secret gets.
std::vector<std::string> found_in(const std::string& text) {
  std::vector<std::string> found;
  for (const WebFinding& finding : findings_of(text)) {
    EXPECT_FALSE(finding.remedy.empty()) << finding.id;
    EXPECT_TRUE(finding.message.ends_with('.')) << finding.message;
    EXPECT_THAT(finding.message + finding.remedy, Not(HasSubstr(canary_secret)));
    if (finding.id != "secret.clearText") found.push_back(fmt::format("{} {}", name_of(finding.severity), finding.id));
  }
  return found;
}

std::vector<std::string> found_with(std::string_view what, std::string_view with) {
  EXPECT_THAT(filled_example(), HasSubstr(what));
  return found_in(replaced(filled_example(), what, with));
}

constexpr std::string_view entry =
    R"(<section name="oauthMailSettings" type="update.Crm.Emails.MailSettingsSection, update.Crm"/>)";

TEST(WebConfigCheck, TheGuidesExampleLacksOnlyItsValues) {
  EXPECT_THAT(found_in(std::string(guide_example)), ElementsAre("error placeholder", "error placeholder", "error placeholder"));
}

TEST(WebConfigCheck, AFilledInExampleIsRightButForItsClearTextSecret) {
  const auto findings = findings_of(filled_example());
  ASSERT_EQ(findings.size(), 1);
  EXPECT_EQ(findings.front().id, "secret.clearText");
  EXPECT_EQ(findings.front().severity, WebSeverity::Warning);
  EXPECT_THAT(findings.front().remedy, HasSubstr("aspnet_regiis"));
  EXPECT_EQ(findings.front().line, 24);
}

TEST(WebConfigCheck, WhatKeepsTheSectionFromBeingDeclaredIsFound) {
  EXPECT_THAT(found_with(entry, ""), ElementsAre("error section.missing"));
  EXPECT_THAT(found_with(entry, std::string(entry) + std::string(entry)), ElementsAre("error section.twice"));
  EXPECT_THAT(found_with("MailSettingsSection, update.Crm", "MailSection, update.Crm"), ElementsAre("error section.wrongType"));
  EXPECT_THAT(found_with("MailSettingsSection, update.Crm", "MailSettingsSection,update.Crm , Version=1.0.0.0"), ElementsAre());
  EXPECT_THAT(found_with(entry, fmt::format("<sectionGroup name='update'>{}</sectionGroup>", entry)),
              ElementsAre("error section.inGroup"));
  EXPECT_THAT(found_with("<configSections>", "<appSettings/><configSections>"), ElementsAre("error configSections.notFirst"));
  EXPECT_THAT(found_with("<configSections>", "<!-- first --><configSections>"), ElementsAre());
  EXPECT_THAT(found_with("</configSections>", "</configSections><configSections/>"), ElementsAre("error configSections.twice"));
  EXPECT_THAT(found_in(replaced(replaced(filled_example(), "<configSections>", "<!--"), "</configSections>", "-->")),
              ElementsAre("error configSections.missing"));
}

TEST(WebConfigCheck, AnIncompleteSectionIsFound) {
  EXPECT_THAT(found_in("<configuration/>"), ElementsAre("error oauthMailSettings.missing", "warning httpRuntime.targetFramework",
                                                        "warning httpRuntime.requestValidationMode"));
  EXPECT_THAT(found_with("</oauthMailSettings>", "</oauthMailSettings><oauthMailSettings/>"),
              ElementsAre("error oauthMailSettings.twice"));
  EXPECT_THAT(found_with("<network", "<network/><network"), Contains("error oauthMailSettings.elementTwice"));
  EXPECT_THAT(found_with("<oauth\n", "<oauth2\n"), ElementsAre("error oauthMailSettings.incomplete"));
  EXPECT_THAT(found_with("tenant=", "tenantId="), ElementsAre("error settings.tenant"));
  EXPECT_THAT(found_with("deliveryMethod=\"Network\"", "deliveryMethod='SpecifiedPickupDirectory'"),
              ElementsAre("warning smtp.deliveryMethod"));
}

TEST(WebConfigCheck, ValuesThatCannotWorkAreFound) {
  EXPECT_THAT(found_with("contoso.onmicrosoft.com", " contoso.onmicrosoft.com"), ElementsAre("error blanks"));
  EXPECT_THAT(found_with(canary_secret, std::string(canary_secret) + "\n"), ElementsAre("error blanks"));
  EXPECT_THAT(found_with("587", "smtp"), ElementsAre("error settings.port"));
  EXPECT_THAT(found_with("enableSsl=\"true\"", "enableSsl=\"false\""), ElementsAre("error settings.enableSsl"));
  EXPECT_THAT(found_with("enableSsl=\"true\"", "enableSsl=\"yes\""), ElementsAre("error settings.enableSsl"));
  EXPECT_THAT(found_with("enableSsl=\"true\"", ""), ElementsAre("error settings.enableSsl"));
  EXPECT_THAT(found_with("enableSsl=\"true\"", "enableSsl=\"True\""), ElementsAre());
  EXPECT_THAT(found_with("defaultCredentials=\"false\"", "defaultCredentials=\"true\""),
              ElementsAre("warning network.defaultCredentials"));
  EXPECT_THAT(found_with("https://outlook.office365.com/.default", "https://outlook.office365.com/"),
              ElementsAre("error settings.scope"));
  EXPECT_THAT(found_with(canary_secret, "{client-secret}"), ElementsAre("error placeholder"));
}

TEST(WebConfigCheck, ASiteThatDoesNotRunWithOAuthIsFound) {
  EXPECT_THAT(found_with("targetFramework=\"4.8\"", "targetFramework=\"4.5\""), ElementsAre("error httpRuntime.targetFramework"));
  EXPECT_THAT(found_with("targetFramework=\"4.8\"", "targetFramework=\"4.7.2\""),
              ElementsAre("error httpRuntime.targetFramework"));
  EXPECT_THAT(found_with("targetFramework=\"4.8\"", "targetFramework=\"4.8.1\""), ElementsAre());
  EXPECT_THAT(found_with("requestValidationMode=\"4.0\"", "requestValidationMode=\"2.0\""),
              ElementsAre("warning httpRuntime.requestValidationMode"));
  EXPECT_THAT(found_with("<system.web>", "<system.net><mailSettings><smtp/></mailSettings></system.net><system.web>"),
              ElementsAre("warning mailSettings.present"));
}

TEST(WebConfigCheck, AnEncryptedSectionIsRecognisedAndNotTakenForIncomplete) {
  const std::string text = filled_example();
  const std::size_t begin = text.find("<oauthMailSettings>");
  const std::size_t end = text.find("<system.web>");
  const std::string encrypted =
      text.substr(0, begin) +
      "<oauthMailSettings configProtectionProvider=\"RsaProtectedConfigurationProvider\"><EncryptedData/></oauthMailSettings>" +
      text.substr(end);
  EXPECT_THAT(found_in(encrypted), ElementsAre("note encrypted"));
  EXPECT_THAT(found_in(replaced(encrypted, "<EncryptedData/>", "")), ElementsAre("note encrypted"));
}

TEST(WebConfigCheck, OtherPlacesOfTheSectionAreRecognised) {
  const auto in_location = [](std::string_view path) {
    return replaced(
        replaced(filled_example(), "<oauthMailSettings>", fmt::format("<location path=\"{}\"><oauthMailSettings>", path)),
        "</oauthMailSettings>", "</oauthMailSettings></location>");
  };
  EXPECT_THAT(found_in(in_location(".")), ElementsAre("note location"));
  EXPECT_THAT(found_in(in_location("admin")), ElementsAre("warning location", "error oauthMailSettings.missing"));
  EXPECT_THAT(found_with("<oauthMailSettings>", "<oauthMailSettings configSource=\"mail.config\">"),
              ElementsAre("warning configSource", "error configSource.notAlone"));
  EXPECT_THAT(found_with("<configuration>", "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">"),
              ElementsAre("warning transform"));
}

}  // namespace
}  // namespace smtpcfg::model
