#include "model/web_site.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/settings_store.h"

#include "support.h"
#include "web_config_texts.h"

namespace smtpcfg::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<WebConfigValue> host(std::string_view value) {
  std::vector<WebConfigValue> values;
  values.push_back({find_field("host"), crypto::Secret(value)});
  return values;
}

/// A web.config in a folder of its own.
struct Site {
  explicit Site(std::string_view text) { put_bytes(file(), text); }
  TemporaryFolder folder;
  [[nodiscard]] std::filesystem::path file() const { return folder.path() / "web.config"; }
  [[nodiscard]] std::filesystem::path section() const { return folder.path() / "mail.config"; }
  [[nodiscard]] WebSite loaded() const {
    auto site = load_web_site(system_files(), file());
    EXPECT_TRUE(site) << site.error().message;
    return std::move(*site);
  }
};

std::string section_text() {
  const std::string text = filled_example();
  const std::size_t begin = text.find("<oauthMailSettings>");
  const std::size_t end = text.find("</oauthMailSettings>") + std::string_view("</oauthMailSettings>").size();
  return text.substr(begin, end - begin);
}

std::string text_with_source(std::string_view source) {
  return replaced(filled_example(), section_text(), fmt::format("<oauthMailSettings configSource=\"{}\" />", source));
}

Site site_with_source() {
  Site site(text_with_source("mail.config"));
  put_bytes(site.section(), section_text());
  return site;
}

TEST(WebSites, AreSavedWithThePreviousFileKept) {
  const Site here(guide_example);
  WebSite site = here.loaded();
  ASSERT_TRUE(set_values(site, host("mail.contoso.com")));
  ASSERT_TRUE(save_web_site(system_files(), site));
  EXPECT_EQ(bytes_of(here.file()), replaced(guide_example, "smtp.office365.com", "mail.contoso.com"));
  EXPECT_EQ(bytes_of(here.folder.path() / "web.config.bak"), guide_example);
}

TEST(WebSites, ASaveIsTakenBackByTheKeptFile) {
  const Site here(guide_example);
  WebSite site = here.loaded();
  ASSERT_TRUE(set_values(site, host("mail.contoso.com")));
  ASSERT_TRUE(save_web_site(system_files(), site));
  ASSERT_TRUE(restore_web_site(system_files(), site));
  EXPECT_EQ(bytes_of(here.file()), guide_example);
  EXPECT_EQ(bytes_of(here.folder.path() / "web.config.bak"), replaced(guide_example, "smtp.office365.com", "mail.contoso.com"));
}

TEST(WebSites, ASaveThatSomebodyBuiltOnIsNotTakenBack) {
  const Site here(guide_example);
  WebSite site = here.loaded();
  ASSERT_TRUE(set_values(site, host("mail.contoso.com")));
  ASSERT_TRUE(save_web_site(system_files(), site));
  put_bytes(here.file(), "<configuration/>");
  const auto restored = restore_web_site(system_files(), site);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(bytes_of(here.file()), "<configuration/>");
}

TEST(WebSites, ASaveIsNotTakenBackByAnotherKeptFile) {
  const Site here(guide_example);
  WebSite site = here.loaded();
  ASSERT_TRUE(set_values(site, host("mail.contoso.com")));
  ASSERT_TRUE(save_web_site(system_files(), site));
  put_bytes(here.folder.path() / "web.config.bak", "<configuration/>");
  const auto restored = restore_web_site(system_files(), site);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().kind, ErrorKind::Conflict);
  EXPECT_THAT(bytes_of(here.file()), HasSubstr("mail.contoso.com"));
}

TEST(WebSites, SomebodyElsesChangeIsNotOverwritten) {
  const Site here(guide_example);
  WebSite site = here.loaded();
  put_bytes(here.file(), "<configuration/>");
  ASSERT_TRUE(set_values(site, host("mail.contoso.com")));
  const auto saved = save_web_site(system_files(), site);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::Conflict);
  EXPECT_EQ(bytes_of(here.file()), "<configuration/>");
}

TEST(WebSites, OneThatIsNotThereIsNotFound) {
  const TemporaryFolder folder;
  const auto loaded = load_web_site(system_files(), folder.path() / "web.config");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, ErrorKind::NotFound);
}

TEST(WebSites, ASectionInAnotherFileIsReadCheckedAndEditedThere) {
  const Site here = site_with_source();
  WebSite site = here.loaded();
  EXPECT_EQ(site.state(), WebSettingsState::Present);
  EXPECT_EQ(settings_of(site)->host, "smtp.office365.com");
  const auto findings = check_web_config(site.parts());
  ASSERT_EQ(findings.size(), 2);
  EXPECT_EQ(findings[0].id, "configSource");
  EXPECT_EQ(findings[1].id, "secret.clearText");
  EXPECT_EQ(findings[1].file, "mail.config");
  ASSERT_TRUE(set_values(site, host("mail.contoso.com")));
  ASSERT_TRUE(save_web_site(system_files(), site));
  EXPECT_EQ(bytes_of(here.section()), replaced(section_text(), "smtp.office365.com", "mail.contoso.com"));
  EXPECT_EQ(bytes_of(here.file()), text_with_source("mail.config"));
}

TEST(WebSites, AFileBelowTheSitesFolderIsFollowed) {
  const Site here(text_with_source("config\\mail.config"));
  std::filesystem::create_directory(here.folder.path() / "config");
  put_bytes(here.folder.path() / "config" / "mail.config", section_text());
  EXPECT_EQ(settings_of(here.loaded())->host, "smtp.office365.com");
}

TEST(WebSites, AFileThatIisWouldNotTakeIsNotFollowed) {
  for (const std::string_view source : {"..\\mail.config", "sub\\..\\..\\mail.config", "C:\\mail.config", "\\mail.config",
                                        "\\\\server\\mail.config", "/mail.config", "./mail.config", " mail.config"}) {
    const Site here(text_with_source(source));
    put_bytes(here.section(), section_text());
    WebSite site = here.loaded();
    EXPECT_FALSE(site.section) << source;
    EXPECT_EQ(settings_of(site).error().kind, ErrorKind::Unreadable) << source;
    EXPECT_THAT(check_web_config(site.parts()), testing::Contains(testing::Field(&WebFinding::id, "configSource.path")))
        << source;
    const auto set = set_values(site, host("x"));
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().kind, ErrorKind::NotWritable);
  }
}

TEST(WebSites, AFileThatIsMissingOrNoSectionIsFound) {
  const Site here(text_with_source("mail.config"));
  const auto ids = [&] {
    std::vector<std::string> found;
    for (const WebFinding& each : check_web_config(here.loaded().parts())) found.push_back(each.id);
    return found;
  };
  EXPECT_THAT(ids(), ElementsAre("configSource.unreadable"));
  put_bytes(here.section(), "<configuration/>");
  EXPECT_THAT(ids(), ElementsAre("configSource.unreadable"));
  put_bytes(here.section(), "<oauthMailSettings configSource='other.config'/>");
  EXPECT_THAT(ids(), ElementsAre("configSource", "configSource.twice"));
}

TEST(WebSites, BothFilesAreMendedAndEachKeepsItsPreviousOne) {
  const Site here(replaced(text_with_source("mail.config"), "targetFramework=\"4.8\"", "targetFramework=\"4.5\""));
  put_bytes(here.section(), replaced(section_text(), "enableSsl=\"true\"", "enableSsl=\"false\""));
  WebSite site = here.loaded();
  const auto fixed = fix_findings(site, [](const WebFinding&) { return true; });
  ASSERT_TRUE(fixed);
  EXPECT_EQ(fixed->size(), 2);
  ASSERT_TRUE(save_web_site(system_files(), site));
  EXPECT_EQ(bytes_of(here.file()), text_with_source("mail.config"));
  EXPECT_EQ(bytes_of(here.section()), section_text());
  EXPECT_THAT(bytes_of(here.folder.path() / "mail.config.bak"), HasSubstr("enableSsl=\"false\""));
  EXPECT_THAT(bytes_of(here.folder.path() / "web.config.bak"), HasSubstr("targetFramework=\"4.5\""));
}

TEST(WebTargets, AreReadAndWrittenLikeEveryOtherTarget) {
  const Site here(filled_example());
  SettingsStore store(system_files(), std::nullopt, std::nullopt, nullptr);
  const Target target = Target::web(here.file().string());
  auto loaded = store.load(target);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->settings.host, "smtp.office365.com");
  Settings changed = loaded->settings.clone();
  changed.host = "mail.contoso.com";
  ASSERT_TRUE(store.save(target, changed, &*loaded, nullptr));
  EXPECT_EQ(bytes_of(here.file()), replaced(filled_example(), "smtp.office365.com", "mail.contoso.com"));
  changed.host = "other.contoso.com";
  EXPECT_EQ(store.save(target, changed, &*loaded, nullptr).error().kind, ErrorKind::Conflict);
  changed.authentication = Authentication::Plain;
  EXPECT_EQ(store.save(target, changed, nullptr, nullptr).error().kind, ErrorKind::Usage);
}

TEST(WebTargets, TheSitesFileIsNeverRemoved) {
  const Site here(filled_example());
  SettingsStore store(system_files(), std::nullopt, std::nullopt, nullptr);
  const Target target = Target::web(here.file().string());
  EXPECT_EQ(store.remove(target).error().kind, ErrorKind::Usage);
  EXPECT_EQ(store.save_over_unreadable(target, {}).error().kind, ErrorKind::Usage);
  EXPECT_EQ(bytes_of(here.file()), filled_example());
}

TEST(WebTargets, AFileWithoutTheSectionIsAbsentAndAnEncryptedOneUnreadable) {
  SettingsStore store(system_files(), std::nullopt, std::nullopt, nullptr);
  const Site empty("<configuration/>");
  EXPECT_EQ(store.load(Target::web(empty.file().string())).error().kind, ErrorKind::NotFound);
  const Site encrypted(
      "<configuration><oauthMailSettings configProtectionProvider='x'><EncryptedData/></oauthMailSettings></configuration>");
  EXPECT_EQ(store.load(Target::web(encrypted.file().string())).error().kind, ErrorKind::Unreadable);
}

}  // namespace
}  // namespace smtpcfg::model
