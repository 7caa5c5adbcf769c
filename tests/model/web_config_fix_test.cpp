#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "model/web_site.h"

#include "support.h"
#include "web_config_texts.h"

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view entry =
    R"(<section name="oauthMailSettings" type="update.Crm.Emails.MailSettingsSection, update.Crm"/>)";

WebSite site_of(std::string_view text) {
  auto config = WebConfig::parse(text, "web.config");
  EXPECT_TRUE(config) << config.error().message;
  return {.whole = {"web.config", {}, {}, EditedWebConfig(std::move(*config))}, .section = {}, .section_error = {}};
}

std::vector<std::string> errors_in(const WebSite& site) {
  std::vector<std::string> ids;
  for (const WebFinding& each : check_web_config(site.parts())) {
    if (each.severity == WebSeverity::Error) ids.push_back(each.id);
  }
  return ids;
}

/// The file after all that can be mended is.
std::string mended(std::string_view text) {
  WebSite site = site_of(text);
  const auto fixed = fix_findings(site, [](const WebFinding&) { return true; });
  if (!fixed) return "error: " + fixed.error().message;
  return bytes_of(site.whole.edited);
}

std::string broken(std::string_view what, std::string_view with) {
  EXPECT_THAT(filled_example(), HasSubstr(what));
  return replaced(filled_example(), what, with);
}

TEST(WebConfigFixes, AFileThatIsRightIsNotTouched) { EXPECT_EQ(mended(filled_example()), filled_example()); }

TEST(WebConfigFixes, WhatWasBrokenInAValueIsAsItWas) {
  const std::string right = filled_example();
  EXPECT_EQ(mended(broken("enableSsl=\"true\"", "enableSsl=\"false\"")), right);
  EXPECT_EQ(mended(broken("enableSsl=\"true\"", "enableSsl=\"yes\"")), right);
  EXPECT_EQ(mended(broken("defaultCredentials=\"false\"", "defaultCredentials=\"true\"")), right);
  EXPECT_EQ(mended(broken("deliveryMethod=\"Network\"", "deliveryMethod=\"PickupDirectoryFromIis\"")), right);
  EXPECT_EQ(mended(broken("targetFramework=\"4.8\"", "targetFramework=\"4.5\"")), right);
  EXPECT_EQ(mended(broken("requestValidationMode=\"4.0\"", "requestValidationMode=\"2.0\"")), right);
  EXPECT_EQ(mended(broken("update.Crm.Emails.MailSettingsSection, update.Crm", "MailSettingsSection")), right);
  EXPECT_EQ(mended(broken("contoso.onmicrosoft.com", "\u00A0contoso.onmicrosoft.com ")), right);
  EXPECT_EQ(mended(broken(canary_secret, std::string(canary_secret) + "&#10;")), right);
  EXPECT_EQ(mended(broken("host=\"smtp.office365.com\"", "host=\"\"")), right);
}

TEST(WebConfigFixes, WhatStandsTwiceTheSameStandsOnce) {
  const std::string right = filled_example();
  EXPECT_EQ(mended(broken(entry, fmt::format("{0}\n    {0}", entry))), right);
  EXPECT_EQ(mended(broken("</configSections>\n", "</configSections>\n  <configSections/>\n")), right);
  EXPECT_EQ(mended(broken("</oauthMailSettings>\n", "</oauthMailSettings>\n  <system.net><mailSettings/></system.net>\n")),
            broken("</oauthMailSettings>\n", "</oauthMailSettings>\n  <system.net></system.net>\n"));
}

TEST(WebConfigFixes, ASecondListOfSectionsGoesIntoTheFirst) {
  EXPECT_EQ(mended("<configuration>\n"
                   "  <configSections>\n"
                   "    <section name=\"a\" type=\"A\" /> <!-- a -->\n"
                   "  </configSections>\n"
                   "  <configSections>\n"
                   "    <section name=\"b\" type=\"B\" />\n"
                   "    <section name=\"c\" type=\"C\" />\n"
                   "  </configSections>\n"
                   "  <oauthMailSettings configProtectionProvider=\"x\" />\n"
                   "  <system.web>\n"
                   "  </system.web>\n"
                   "</configuration>\n"),
            "<configuration>\n"
            "  <configSections>\n"
            "    <section name=\"a\" type=\"A\" /> <!-- a -->\n"
            "    <section name=\"b\" type=\"B\" />\n"
            "    <section name=\"c\" type=\"C\" />\n"
            "    <section name=\"oauthMailSettings\" type=\"update.Crm.Emails.MailSettingsSection, update.Crm\" />\n"
            "  </configSections>\n"
            "  <oauthMailSettings configProtectionProvider=\"x\" />\n"
            "  <system.web>\n"
            "    <httpRuntime targetFramework=\"4.8\" requestValidationMode=\"4.0\" />\n"
            "  </system.web>\n"
            "</configuration>\n");
}

TEST(WebConfigFixes, OfTwoListsOfSectionsAnEmptyOneIsRemoved) {
  EXPECT_EQ(mended(broken("<configSections>\n", "<configSections/>\n  <configSections>\n")), filled_example());
  EXPECT_EQ(mended(broken("<configSections>\n", "<configSections>\n  </configSections>\n  <configSections>\n")),
            filled_example());
}

TEST(WebConfigFixes, TheListOfSectionsIsMovedToTheFrontAsItIs) {
  const std::string list = "  <configSections>\n    <!-- ours -->\n    " + std::string(entry) + "\n  </configSections>\n";
  const std::string settings = "  <appSettings />\n";
  const std::string rest =
      "  <oauthMailSettings configProtectionProvider='x' />\n  <system.web>\n    <httpRuntime "
      "targetFramework=\"4.8\" requestValidationMode=\"4.0\" />\n  </system.web>\n</configuration>\n";
  EXPECT_EQ(mended("<configuration>\n" + settings + list + rest), "<configuration>\n" + list + settings + rest);
}

TEST(WebConfigFixes, AMissingDeclarationIsAdded) {
  WebSite site = site_of(broken(entry, ""));
  ASSERT_TRUE(fix_findings(site, [](const WebFinding&) { return true; }));
  EXPECT_THAT(errors_in(site), IsEmpty());
  site = site_of(broken(entry, fmt::format("<sectionGroup name='update'>{}</sectionGroup>", entry)));
  ASSERT_TRUE(fix_findings(site, [](const WebFinding&) { return true; }));
  EXPECT_THAT(errors_in(site), IsEmpty());
}

TEST(WebConfigFixes, OnlyWhatIsWantedIsMended) {
  const std::string text = replaced(broken("enableSsl=\"true\"", "enableSsl=\"false\""), "\"4.8\"", "\"4.5\"");
  WebSite site = site_of(text);
  const auto fixed = fix_findings(site, [](const WebFinding& each) { return each.id == "settings.enableSsl"; });
  ASSERT_TRUE(fixed);
  ASSERT_EQ(fixed->size(), 1);
  EXPECT_EQ(bytes_of(site.whole.edited), replaced(text, "enableSsl=\"false\"", "enableSsl=\"true\""));
}

TEST(WebConfigFixes, WhatOnlyAPersonKnowsStays) {
  WebSite site = site_of(guide_example);
  const auto fixed = fix_findings(site, [](const WebFinding&) { return true; });
  ASSERT_TRUE(fixed);
  EXPECT_THAT(*fixed, IsEmpty());
  EXPECT_THAT(errors_in(site), ElementsAre("placeholder", "placeholder", "placeholder"));
  const std::string differing = broken("</oauthMailSettings>", "</oauthMailSettings><oauthMailSettings/>");
  EXPECT_EQ(mended(differing), differing);
  // Without OAuth, the older settings are what the site sends with.
  EXPECT_THAT(mended("<configuration><system.net><mailSettings/></system.net></configuration>"), HasSubstr("<mailSettings/>"));
}

TEST(WebConfigFixes, EveryFixMendsWhatItSaysAndNothingElseIsLost) {
  std::vector<WebConfigSample> samples = web_config_samples();
  std::ranges::move(web_config_files(), std::back_inserter(samples));
  for (const WebConfigSample& sample : samples) {
    WebSite site = site_of(sample.bytes());
    const auto fixed = fix_findings(site, [](const WebFinding&) { return true; });
    ASSERT_TRUE(fixed) << sample.name << ": " << fixed.error().message;
    for (const WebFinding& left : check_web_config(site.parts())) EXPECT_THAT(left.fix, IsEmpty()) << sample.name << left.id;
    // What was mended needs no second time.
    EXPECT_EQ(mended(bytes_of(site.whole.edited)), bytes_of(site.whole.edited)) << sample.name;
  }
}

}  // namespace
}  // namespace smtpcfg::model
