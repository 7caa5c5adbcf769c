#include "ui/folder_watch.h"

#include <gtest/gtest.h>

namespace smtpcfg::ui {
namespace {

const std::filesystem::path update_win = "/crm/update.win";

bool concerns(const std::string& inside) { return concerns_settings(update_win / inside, update_win); }

TEST(FolderWatch, SettingsKeysEntriesAndUsersFoldersAreWorthALook) {
  EXPECT_TRUE(concerns("SSELLER/smtp.cfg"));
  EXPECT_TRUE(concerns("system/SMTP.CFG"));
  EXPECT_TRUE(concerns("system/smtp.key"));
  EXPECT_TRUE(concerns("system/smtp/rep-100017.cfg"));
  EXPECT_TRUE(concerns("system/smtp/organisation.xml"));
  EXPECT_TRUE(concerns("system/smtp"));
  EXPECT_TRUE(concerns("NEWUSER"));
}

TEST(FolderWatch, WhatTheCrmWritesAllDayIsNot) {
  EXPECT_FALSE(concerns("system/db/u8_base_SSELLER.log"));
  EXPECT_FALSE(concerns("SSELLER/mm.cfg"));
  EXPECT_FALSE(concerns("SSELLER/smtp.cfg.lock"));
  EXPECT_FALSE(concerns("SSELLER/frm/smtp.cfg"));
  EXPECT_FALSE(concerns_settings("/elsewhere/smtp.cfg", update_win));
}

}  // namespace
}  // namespace smtpcfg::ui
