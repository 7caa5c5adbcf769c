#include "model/key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "crypto/age.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

AskPassphrase answering(std::string_view passphrase) {
  return [passphrase](const std::string& /*purpose*/) -> Result<crypto::Secret> { return crypto::Secret(passphrase); };
}

/// Protects a key as protect_key() does, but with a work factor that costs no time.
void seal_quickly(const std::filesystem::path& key_file, std::string_view passphrase) {
  const std::string clear = bytes_of(key_file);
  constexpr int work_factor = 2;
  put_bytes(key_file, crypto::age_encrypt_with_passphrase(std::as_bytes(std::span(clear)), crypto::Secret(passphrase),
                                                          crypto::AgeArmor::Ascii, work_factor));
}

TEST(Keys, AreMadeOnceAndNeverOverwritten) {
  const TestInstallation here = installation().with_key();
  const std::string first = bytes_of(here.key_file());
  const Result<Key> second = create_key(system_files(), here.key_file());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().kind, ErrorKind::Conflict);
  EXPECT_THAT(second.error().message, HasSubstr("was left as it is"));
  EXPECT_EQ(bytes_of(here.key_file()), first);
  EXPECT_EQ(files_below(here.root()).size(), 1U);
}

/// Saving without a key makes one, but not where it would lock the others out.
TEST(Keys, AreNotMadeAnewBesideFilesThatNeedTheOldOne) {
  for (const Target& sealed : {Target::system(), Target::user("ANNA"), Target::rep("100017")}) {
    const TestInstallation here = installation().with(sealed, settings());
    std::filesystem::remove(here.key_file());
    const Result<void> saved = here.store().save(Target::user("SSELLER"), settings(), nullptr, nullptr);
    ASSERT_FALSE(saved) << sealed.text();
    EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
    EXPECT_THAT(saved.error().message, HasSubstr(sealed.words()));
    EXPECT_THAT(saved.error().remedy, HasSubstr("Restore smtp.key"));
    EXPECT_FALSE(std::filesystem::exists(here.key_file()));
    EXPECT_FALSE(std::filesystem::exists(here.user_file("SSELLER")));
  }
}

TEST(Keys, AreIdentityFilesOfAge) {
  const TestInstallation here = installation().with_key();
  std::istringstream lines(bytes_of(here.key_file()));
  for (const char* start : {"# created: 20", "# public key: age1", "AGE-SECRET-KEY-1"}) {
    std::string line;
    ASSERT_TRUE(std::getline(lines, line));
    EXPECT_THAT(line, testing::StartsWith(start));
  }
  EXPECT_EQ(lines.peek(), EOF);
}

TEST(Keys, AreShownWithTheirPublicPartOnly) {
  const TestInstallation here = installation().with_key();
  const Key key = here.key();
  EXPECT_THAT(key.short_name(), testing::StartsWith("age1"));
  EXPECT_LT(key.short_name().size(), 20U);
  EXPECT_THAT(key.identities[0].recipient().text(), testing::EndsWith(key.short_name().substr(key.short_name().size() - 4)));
}

TEST(Keys, ProtectedByAPassphraseOpenWithItAlone) {
  const TestInstallation here = installation().with_user("SSELLER", settings());
  ASSERT_TRUE(protect_key(system_files(), here.key_file(), ask_nobody, crypto::Secret("Löwe 42")));
  EXPECT_THAT(bytes_of(here.key_file()), Not(HasSubstr("AGE-SECRET-KEY")));
  EXPECT_THAT(names_ending(here.root(), ".bak"), IsEmpty()) << "the unprotected key must not stay";
  EXPECT_EQ(files_below(here.root()).size(), 2U);

  const Result<Key> unasked = load_key(system_files(), here.key_file(), {});
  ASSERT_FALSE(unasked);
  EXPECT_EQ(unasked.error().kind, ErrorKind::Usage);

  const Result<Key> opened = load_key(system_files(), here.key_file(), answering("Löwe 42"));
  ASSERT_TRUE(opened);
  EXPECT_TRUE(load_settings(system_files(), here.user_file("SSELLER"), *opened));
}

TEST(Keys, SayWhenThePassphraseIsWrong) {
  const TestInstallation here = installation().with_key();
  seal_quickly(here.key_file(), "Löwe 42");
  const Result<Key> wrong = load_key(system_files(), here.key_file(), answering("Löwe 43"));
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(wrong.error().message, testing::AllOf(HasSubstr("passphrase"), Not(HasSubstr("Löwe"))));
}

TEST(Keys, LoseTheirPassphraseWhenItIsTakenOff) {
  const TestInstallation here = installation().with_key();
  const std::string clear = bytes_of(here.key_file());
  seal_quickly(here.key_file(), "Löwe 42");
  EXPECT_EQ(protect_key(system_files(), here.key_file(), answering("other"), crypto::Secret()).error().kind,
            ErrorKind::Unreadable);
  ASSERT_TRUE(protect_key(system_files(), here.key_file(), answering("Löwe 42"), crypto::Secret()));
  EXPECT_EQ(bytes_of(here.key_file()), clear);
  EXPECT_EQ(files_below(here.root()).size(), 1U);
}

TEST(Keys, NobodyAnsweringIsToldOn) {
  const TestInstallation here = installation().with_key();
  seal_quickly(here.key_file(), "x");
  const Result<Key> cancelled = load_key(system_files(), here.key_file(), [](const std::string&) -> Result<crypto::Secret> {
    return failure(ErrorKind::Cancelled, "Stopped.");
  });
  ASSERT_FALSE(cancelled);
  EXPECT_EQ(cancelled.error().kind, ErrorKind::Cancelled);
}

TEST(Keys, AStoreAsksForThePassphraseOnce) {
  const TestInstallation here = installation().with_user("ANNA", settings()).with_user("BERND", settings());
  seal_quickly(here.key_file(), "x");
  int asked = 0;
  SettingsStore store(system_files(), *Installation::open(system_files(), here.root()), std::nullopt,
                      [&](const std::string&) -> Result<crypto::Secret> {
                        ++asked;
                        return crypto::Secret("x");
                      });
  EXPECT_TRUE(store.load(Target::user("ANNA")));
  EXPECT_TRUE(store.load(Target::user("BERND")));
  EXPECT_EQ(asked, 1);
}

TEST(Keys, FurtherRecipientsCanOpenWhatIsSealed) {
  const TestInstallation here = installation().with_key();
  const crypto::AgeIdentity recovery = crypto::AgeIdentity::generate();
  put_bytes(here.system_folder() / "smtp.recipients", "# the safe\r\n\r\n" + recovery.recipient().text() + "\r\n");
  ASSERT_TRUE(save_sender(here, Target::system(), "crm@contoso.com"));
  EXPECT_EQ(sender_in(here, Target::system()), "crm@contoso.com");
  EXPECT_TRUE(crypto::age_decrypt(bytes_of(here.system_file()), std::span(&recovery, 1)));
}

TEST(Keys, ABadRecipientStopsSavingAndIsNamed) {
  const TestInstallation here = installation().with_key();
  put_bytes(here.system_folder() / "smtp.recipients", "age1qqqq\n");
  const Result<void> saved = save_sender(here, Target::system(), "crm@contoso.com");
  ASSERT_FALSE(saved);
  EXPECT_THAT(saved.error().message, HasSubstr("smtp.recipients"));
  EXPECT_FALSE(std::filesystem::exists(here.system_file()));
}

TEST(Keys, ThatAreNoneAreRefusedWithoutRepeatingThem) {
  const TestInstallation here = installation();
  for (const std::string_view content : {std::string_view(""), std::string_view("AGE-SECRET-KEY-1CANARY"),
                                         std::string_view("\0\xFF", 2), std::string_view("# only a comment\n")}) {
    put_bytes(here.key_file(), content);
    const Result<Key> key = load_key(system_files(), here.key_file(), ask_nobody);
    ASSERT_FALSE(key);
    EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
    EXPECT_THAT(key.error().message, testing::AllOf(HasSubstr("smtp.key"), Not(HasSubstr("CANARY"))));
    EXPECT_THAT(key.error().remedy, Not(IsEmpty()));
    // Nor is a new one put in its place.
    EXPECT_FALSE(save_sender(here, Target::system(), "crm@contoso.com"));
    EXPECT_EQ(bytes_of(here.key_file()), content);
  }
}

TEST(Keys, ThatAreMissingAreNotFound) {
  const TestInstallation here = installation();
  const Result<Key> key = load_key(system_files(), here.key_file(), ask_nobody);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().kind, ErrorKind::NotFound);
  EXPECT_THAT(key.error().remedy, HasSubstr("smtpcfg key create"));
}

TEST(Keys, NamedByTheUserAreNotMadeByASave) {
  const TestInstallation here = installation();
  SettingsStore store(system_files(), *Installation::open(system_files(), here.root()), here.root() / "elsewhere.key",
                      ask_nobody);
  EXPECT_EQ(store.save(Target::system(), settings(), nullptr, nullptr).error().kind, ErrorKind::NotFound);
  EXPECT_THAT(files_below(here.root()), IsEmpty());
}

TEST(Keys, ADamagedProtectedKeyIsNamedAsSuch) {
  const TestInstallation here = installation().with_key();
  const std::string clear = bytes_of(here.key_file());
  std::string sealed =
      crypto::age_encrypt_with_passphrase(std::as_bytes(std::span(clear)), crypto::Secret("x"), crypto::AgeArmor::Binary, 2);
  sealed.back() ^= 1;
  put_bytes(here.key_file(), sealed);
  const Result<Key> key = load_key(system_files(), here.key_file(), answering("x"));
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(key.error().message, HasSubstr("damaged"));
}

}  // namespace
}  // namespace smtpcfg::model
