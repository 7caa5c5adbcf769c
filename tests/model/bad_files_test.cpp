#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/age.h"
#include "model/text.h"

#include "faulty_file_system.h"
#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const Target seller = Target::user("SSELLER");

/// A file system in which every file holds these bytes, so that thousands of damages need no disk.
class OneContent : public FaultyFileSystem {
 public:
  std::string bytes;
  [[nodiscard]] FileResult<std::string> read(const std::filesystem::path& /*path*/, std::size_t /*max_bytes*/) const override {
    return bytes;
  }
};

class BadFiles : public testing::Test {
 protected:
  TestInstallation here = installation().with_user("SSELLER", settings());
  std::filesystem::path file = here.user_file("SSELLER");

  /// What a person gets to see about the file, after making sure that it is a refusal that helps and leaves the file alone.
  std::string refusal() {
    const std::string before =
        std::filesystem::is_regular_file(file) && std::filesystem::file_size(file) < 100'000 ? bytes_of(file) : "";
    SettingsStore store = here.store();
    const Result<LoadedSettings> loaded = store.load(seller);
    if (loaded) return "it was read";
    EXPECT_EQ(loaded.error().kind, ErrorKind::Unreadable);
    EXPECT_THAT(loaded.error().message, HasSubstr(utf8_of(file)));
    EXPECT_THAT(loaded.error().remedy, Not(IsEmpty()));
    const Result<void> saved = store.save(seller, settings("new@contoso.com"), nullptr, nullptr);
    EXPECT_FALSE(saved);
    if (!before.empty()) {
      EXPECT_EQ(bytes_of(file), before);
    }
    return loaded.error().message;
  }
};

TEST_F(BadFiles, EveryFlippedBitIsRefused) {
  const std::string good = bytes_of(file);
  const Key key = here.key();
  OneContent files;
  for (std::size_t position = 0; position < good.size(); ++position) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      files.bytes = good;
      files.bytes[position] = static_cast<char>(static_cast<unsigned char>(good[position]) ^ (1U << bit));
      const Result<LoadedSettings> loaded = load_settings(files, file, key);
      ASSERT_FALSE(loaded) << "bit " << bit << " of byte " << position;
      ASSERT_EQ(loaded.error().kind, ErrorKind::Unreadable);
    }
  }
}

TEST_F(BadFiles, EveryTruncationIsRefused) {
  const std::string good = bytes_of(file);
  ASSERT_TRUE(good.ends_with("-----END AGE ENCRYPTED FILE-----\n"));
  const Key key = here.key();
  OneContent files;
  // The last line's end is no part of the armor (C2SP age, "armor_no_eol"): without it the file is still whole.
  for (std::size_t length = 0; length + 1 < good.size(); ++length) {
    files.bytes = good.substr(0, length);
    const Result<LoadedSettings> loaded = load_settings(files, file, key);
    ASSERT_FALSE(loaded) << "cut after " << length << " bytes";
    ASSERT_EQ(loaded.error().kind, ErrorKind::Unreadable);
  }
}

TEST_F(BadFiles, ADamagedFileIsNamedAsSuch) {
  std::string bytes = bytes_of(file);
  bytes[bytes.size() / 2] ^= 1;
  put_bytes(file, bytes);
  EXPECT_THAT(refusal(), HasSubstr("damaged"));
}

TEST_F(BadFiles, AFileOfAnotherInstallationIsNamedAsSuchWithThisKey) {
  const TestInstallation elsewhere = installation().with_user("SSELLER", settings());
  put_bytes(file, bytes_of(elsewhere.user_file("SSELLER")));
  EXPECT_THAT(refusal(), HasSubstr("another key than this installation's (" + here.key().short_name() + ")"));
}

TEST_F(BadFiles, AFileSealedWithAPassphraseIsNamedAsSuch) {
  const crypto::Secret passphrase(std::string_view("secret"));
  put_bytes(file, crypto::age_encrypt_with_passphrase({}, passphrase, crypto::AgeArmor::Ascii, 2));
  EXPECT_THAT(refusal(), HasSubstr("sealed with a passphrase"));
}

TEST_F(BadFiles, TheCrmsOwnFileIsNamedAsForeign) {
  put_bytes(file, std::string_view("U8CFG\x00\x01\x02\xFF\xFE binary \x80", 19));
  EXPECT_THAT(refusal(), HasSubstr("not a file of smtpcfg"));
}

TEST_F(BadFiles, AnEmptyFileIsNamedAsSuch) {
  put_bytes(file, "");
  EXPECT_THAT(refusal(), HasSubstr("empty"));
}

TEST_F(BadFiles, AFolderInItsPlaceIsNamedAsSuch) {
  std::filesystem::remove(file);
  std::filesystem::create_directory(file);
  EXPECT_THAT(refusal(), HasSubstr("there is a folder of this name"));
  SettingsStore store = here.store();
  const Result<Removed> removed = store.remove(seller);
  ASSERT_FALSE(removed);
  EXPECT_EQ(removed.error().kind, ErrorKind::NotWritable);
  EXPECT_TRUE(std::filesystem::is_directory(file));
}

TEST_F(BadFiles, AFileOf100MegabytesIsNamedAsTooLarge) {
  std::filesystem::resize_file(file, 100'000'000);
  EXPECT_THAT(refusal(), HasSubstr("far too large"));
  EXPECT_EQ(std::filesystem::file_size(file), 100'000'000U);
}

TEST_F(BadFiles, ASealedFileThatHoldsSomethingElseIsRefused) {
  const std::string_view content = "not XML at all";
  const Key key = here.key();
  put_bytes(file, crypto::age_encrypt(std::as_bytes(std::span(content)), key.recipients, crypto::AgeArmor::Ascii));
  EXPECT_THAT(refusal(), HasSubstr("does not hold SMTP settings"));
}

TEST_F(BadFiles, ABinarySealedFileIsRead) {
  SettingsStore store = here.store();
  const Key key = here.key();
  put_bytes(file, crypto::age_encrypt(store.load(seller)->payload.bytes(), key.recipients, crypto::AgeArmor::Binary));
  EXPECT_EQ(sender_in(here, seller), "crm@contoso.com");
}

TEST_F(BadFiles, AMissingKeyIsSaidAndHowToMakeOne) {
  std::filesystem::remove(here.key_file());
  SettingsStore store = here.store();
  const Result<LoadedSettings> loaded = store.load(seller);
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(loaded.error().message, HasSubstr("the key is missing"));
  EXPECT_THAT(loaded.error().remedy, HasSubstr("smtpcfg key create"));
}

}  // namespace
}  // namespace smtpcfg::model
