#include "model/certificate_source.h"

#include <gtest/gtest.h>

namespace smtpcfg::model {
namespace {

TEST(CertificateSource, AWholePathOfAnySystemNamesAFile) {
  for (const char* path : {"/etc/crm/smtp.pem", "D:\\crm\\smtp.pfx", "d:/crm/smtp.pfx", "\\\\server\\share\\smtp.pfx"}) {
    const auto source = parse_certificate_source(path);
    ASSERT_TRUE(source) << path;
    EXPECT_EQ(source->file, path);
    EXPECT_EQ(source->thumbprint, "");
  }
}

TEST(CertificateSource, APathThatDependsOnTheCurrentFolderIsNone) {
  for (const char* path : {"smtp.pfx", "crm\\smtp.pfx", "..\\smtp.pfx", "D:smtp.pfx", "\\crm\\smtp.pfx", "/", ""})
    EXPECT_FALSE(parse_certificate_source(path)) << path;
}

TEST(CertificateSource, AThumbprintIsReadAsWindowsShowsIt) {
  for (const char* text : {"store:a909502dd82ae41433e6f83886b00d4277a32a7b", "STORE:A909502DD82AE41433E6F83886B00D4277A32A7B",
                           "store: a9 09 50 2d d8 2a e4 14 33 e6 f8 38 86 b0 0d 42 77 a3 2a 7b",
                           "store:A9:09:50:2D:D8:2A:E4:14:33:E6:F8:38:86:B0:0D:42:77:A3:2A:7B"}) {
    const auto source = parse_certificate_source(text);
    ASSERT_TRUE(source) << text;
    EXPECT_EQ(source->thumbprint, "a909502dd82ae41433e6f83886b00d4277a32a7b");
    EXPECT_EQ(source->file, "");
  }
  EXPECT_TRUE(parse_certificate_source("store:" + std::string(64, 'f')));
}

TEST(CertificateSource, WhatIsNoThumbprintIsRefused) {
  for (const std::string& text : {std::string("store:"), std::string("store:a909"), "store:" + std::string(40, 'g'),
                                  "store:" + std::string(41, 'a'), "store:" + std::string(63, 'a')}) {
    EXPECT_FALSE(parse_certificate_source(text)) << text;
    EXPECT_TRUE(names_certificate_store(text));
  }
  EXPECT_FALSE(names_certificate_store("/store:"));
}

}  // namespace
}  // namespace smtpcfg::model
