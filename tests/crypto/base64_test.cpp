#include "crypto/base64.h"

#include <gtest/gtest.h>

#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

std::optional<std::string> decoded(std::string_view text, Base64Padding padding) {
  std::vector<std::byte> bytes;
  if (!base64_decode(text, padding, bytes)) return std::nullopt;
  return std::string(text_of(bytes));
}

TEST(Base64, TheStandardsExamples) {  // RFC 4648, 10
  for (const auto& [plain, encoded] : {std::pair{"", ""},
                                       {"f", "Zg=="},
                                       {"fo", "Zm8="},
                                       {"foo", "Zm9v"},
                                       {"foob", "Zm9vYg=="},
                                       {"fooba", "Zm9vYmE="},
                                       {"foobar", "Zm9vYmFy"}}) {
    EXPECT_EQ(base64_encode(bytes_of(plain), Base64Padding::Required), encoded);
    EXPECT_EQ(decoded(encoded, Base64Padding::Required), plain);
    const std::string_view bare = std::string_view(encoded).substr(0, std::string_view(encoded).find('='));
    EXPECT_EQ(base64_encode(bytes_of(plain), Base64Padding::None), bare);
    EXPECT_EQ(decoded(bare, Base64Padding::None), plain);
  }
}

TEST(Base64, EveryByteComesBack) {
  std::string all;
  for (int i = 0; i < 256; ++i) all.push_back(static_cast<char>(i));
  const std::string text = base64_encode(bytes_of(all), Base64Padding::None);
  EXPECT_NE(text.find('+'), std::string::npos);
  EXPECT_NE(text.find('/'), std::string::npos);
  EXPECT_EQ(decoded(text, Base64Padding::None), all);
}

TEST(Base64, PaddingIsAsAskedFor) {
  EXPECT_FALSE(decoded("Zg==", Base64Padding::None));
  EXPECT_FALSE(decoded("Zg", Base64Padding::Required));
  EXPECT_FALSE(decoded("Zg=", Base64Padding::Required));
  EXPECT_FALSE(decoded("Zm9v====", Base64Padding::Required));
  EXPECT_FALSE(decoded("=", Base64Padding::Required));
  EXPECT_FALSE(decoded("====", Base64Padding::Required));
  EXPECT_FALSE(decoded("Zg==Zg==", Base64Padding::Required));
}

TEST(Base64, OnlyTheCanonicalFormIsRead) {
  EXPECT_FALSE(decoded("Zh", Base64Padding::None));
  EXPECT_FALSE(decoded("Zm9", Base64Padding::None));
  EXPECT_FALSE(decoded("Z", Base64Padding::None));
  EXPECT_FALSE(decoded("Zm9vZ", Base64Padding::None));
  EXPECT_FALSE(decoded("Zh==", Base64Padding::Required));
}

TEST(Base64, NothingButTheAlphabetIsRead) {
  for (const char* const text : {"Zm9 ", "Zm9\n", "Zm-v", "Zm_v", "Zm\xC3\xA4", "Zm9v\n", " Zm9v", "Z*"}) {
    EXPECT_FALSE(decoded(text, Base64Padding::None)) << text;
  }
}

TEST(Base64, AFailureLeavesTheBytesAsTheyWere) {
  std::vector<std::byte> bytes{std::byte{7}};
  EXPECT_FALSE(base64_decode("Zm9vZm9v!!!!", Base64Padding::None, bytes));
  EXPECT_EQ(bytes, std::vector{std::byte{7}});
}

}  // namespace
}  // namespace smtpcfg::crypto
