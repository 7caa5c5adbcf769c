#include "installation_of_test.h"

#include "model/file_system.h"

namespace smtpcfg::ui {

void InstallationTest::SetUp() {
  const testing::TestInfo& test = *testing::UnitTest::GetInstance()->current_test_info();
  root_ = std::filesystem::path(testing::TempDir()) / (std::string("smtpcfg-") + test.test_suite_name() + "-" + test.name());
  std::filesystem::remove_all(root_);
  std::filesystem::create_directories(root_ / "update.win" / "system");
}

model::SettingsStore InstallationTest::store() {
  auto installation = model::Installation::open(model::system_files(), root_);
  return {model::system_files(), std::move(*installation), {}, {}};
}

void InstallationTest::save(const model::Target& target, const model::Settings& settings) {
  const Result<void> saved = store().save(target, settings, nullptr, nullptr);
  ASSERT_TRUE(saved) << saved.error().message;
}

}  // namespace smtpcfg::ui
