#include "model/organisation_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

class OrganisationFile : public testing::Test {
 protected:
  [[nodiscard]] Installation opened() const { return *Installation::open(system_files(), here_.root()); }
  [[nodiscard]] std::filesystem::path file() const { return opened().organisation_file(); }
  [[nodiscard]] Result<LoadedOrganisation> load() const { return load_organisation(system_files(), opened()); }
  Result<void> add_rep(const LoadedOrganisation& loaded, const char* id) {
    Organisation organisation = loaded.organisation();
    EXPECT_TRUE(organisation.add(Rep{.id = id}));
    return save_organisation(system_files(), opened(), organisation, loaded);
  }

 private:
  TestInstallation here_;
};

TEST_F(OrganisationFile, WithoutOneTheOrganisationIsEmpty) {
  const auto loaded = load();
  ASSERT_TRUE(loaded);
  EXPECT_FALSE(loaded->fingerprint);
  EXPECT_TRUE(loaded->organisation().reps().empty());
}

TEST_F(OrganisationFile, IsMadeWithItsFolderAndKeepsThePreviousOne) {
  ASSERT_TRUE(add_rep(*load(), "1"));
  const std::string first = bytes_of(file());
  ASSERT_TRUE(add_rep(*load(), "2"));
  EXPECT_EQ(load()->organisation().reps().size(), 2U);
  std::filesystem::path kept = file();
  kept += ".bak";
  EXPECT_EQ(bytes_of(kept), first);
}

TEST_F(OrganisationFile, SomebodyElsesChangeIsNotOverwritten) {
  const auto nothing = load();
  ASSERT_TRUE(add_rep(*nothing, "1"));
  EXPECT_EQ(add_rep(*nothing, "2").error().kind, ErrorKind::Conflict);
  EXPECT_EQ(load()->organisation().reps().size(), 1U);
}

TEST_F(OrganisationFile, OneThatCannotBeReadIsNotTreatedAsAbsent) {
  put_bytes(file(), "<organisation version=\"1\">\n<reps><rep/></reps></organisation>");
  const auto damaged = load();
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(damaged.error().message, HasSubstr("organisation.xml: line 2"));
  std::filesystem::remove(file());
  std::filesystem::create_directory(file());
  EXPECT_EQ(load().error().kind, ErrorKind::Unreadable);
}

TEST_F(OrganisationFile, ANewerVersionIsReadAndNotWritten) {
  put_bytes(file(), "<organisation version=\"2\"/>");
  const auto newer = load();
  ASSERT_TRUE(newer);
  EXPECT_EQ(add_rep(*newer, "1").error().kind, ErrorKind::NotWritable);
}

TEST_F(OrganisationFile, WhatCouldNotBeReadAgainIsNotWritten) {
  Organisation organisation;
  ASSERT_TRUE(organisation.add(Group{"1", "control \x01"}));
  const auto saved = save_organisation(system_files(), opened(), organisation, *load());
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
  EXPECT_FALSE(std::filesystem::exists(file()));
}

}  // namespace
}  // namespace smtpcfg::model
