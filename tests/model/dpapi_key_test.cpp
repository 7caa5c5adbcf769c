#include "model/dpapi_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/dpapi_sealing.h"
#include "model/key.h"
#include "model/text.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view public_key = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

/// As Windows would have sealed it on some machine; what is sealed is opaque here.
DpapiKey made_key(ProtectionScope scope, std::string sealed = std::string(100, '\x5A')) {
  return {.scope = scope,
          .place = {.machine = "CRM01", .user = scope == ProtectionScope::User ? R"(CONTOSO\sseller)" : ""},
          .public_key = *crypto::AgeRecipient::parse(public_key),
          .sealed = std::move(sealed)};
}

std::string for_user() { return format_dpapi_key(made_key(ProtectionScope::User)); }

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const std::size_t at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

std::string why_refused(std::string_view bytes) {
  const Result<DpapiKey> key = parse_dpapi_key(bytes);
  if (key) return "accepted";
  EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
  EXPECT_TRUE(is_valid_utf8(key.error().message));
  EXPECT_FALSE(has_control_characters(key.error().message)) << key.error().message;
  return key.error().message;
}

TEST(DpapiKeys, AreTextThatSaysWhoseTheyAre) {
  EXPECT_EQ(format_dpapi_key(made_key(ProtectionScope::User, "sealed")),
            "smtpcfg-dpapi-key v1\n"
            "scope: user\n"
            "machine: CRM01\n"
            "user: CONTOSO\\sseller\n"
            "publicKey: " +
                std::string(public_key) +
                "\n"
                "\n"
                "c2VhbGVk\n"
                "end\n");
  EXPECT_THAT(format_dpapi_key(made_key(ProtectionScope::Machine)), AllOf(HasSubstr("scope: machine\n"), Not(HasSubstr("user"))));
}

TEST(DpapiKeys, AreReadAsTheyWereWritten) {
  for (const ProtectionScope scope : {ProtectionScope::Machine, ProtectionScope::User}) {
    for (const std::size_t size : {1U, 47U, 48U, 49U, 2000U}) {
      const DpapiKey written = made_key(scope, std::string(size, '\xA5'));
      const Result<DpapiKey> read = parse_dpapi_key(format_dpapi_key(written));
      ASSERT_TRUE(read) << size;
      EXPECT_EQ(read->scope, scope);
      EXPECT_EQ(read->place.machine, written.place.machine);
      EXPECT_EQ(read->place.user, written.place.user);
      EXPECT_EQ(read->public_key, written.public_key);
      EXPECT_EQ(read->sealed, written.sealed);
    }
  }
}

TEST(DpapiKeys, CutOffAnywhereAreRefused) {
  const std::string whole = for_user();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_NE(why_refused(std::string_view(whole).substr(0, length)), "accepted") << length;
  }
}

TEST(DpapiKeys, HaveOneFormOnly) {
  const std::string good = for_user();
  const std::string names = "machine: CRM01\nuser: CONTOSO\\sseller\n";
  for (const std::string& bad : {
           " " + good,
           good + "\n",
           good + "AAAA\n",
           replaced(good, "end\n", "AAAA\nend\n"),
           replaced(good, "end\n", "end\nend\n"),
           replaced(good, "scope: user\n", "scope: user\nscope: user\n"),
           replaced(good, "machine: CRM01\n", "machine: CRM01\nmachine: CRM02\n"),
           replaced(good, "scope: user", "scope: machine"),
           replaced(good, "scope: user", "scope: everybody"),
           replaced(good, "scope: user", "Scope: user"),
           replaced(good, "scope: user", "scope:user"),
           replaced(good, names, "user: CONTOSO\\sseller\nmachine: CRM01\n"),
           replaced(good, "user: CONTOSO\\sseller\n", ""),
           replaced(good, "publicKey: age1ql", "publicKey: age1qm"),
           replaced(good, "publicKey: age1ql", "publicKey: AGE1QL"),
           replaced(good, "\n\n", "\n"),
           replaced(good, "\n\n", "\n\n\n"),
           replaced(good, "\n\nWlpa", "\n\nWlp\na"),
           replaced(good, "\n\nWlpa", "\n\nWlp-"),
           replaced(good, "\n\nWlpa", "\n\n lpa"),
       }) {
    EXPECT_NE(why_refused(bad), "accepted") << bad;
  }
}

TEST(DpapiKeys, ChangedByAnEditorOrANewerProgramSaySo) {
  std::string with_crlf = for_user();
  for (std::size_t at = 0; (at = with_crlf.find('\n', at)) != std::string::npos; at += 2) with_crlf.insert(at, "\r");
  EXPECT_THAT(why_refused(with_crlf), HasSubstr("line ends"));
  EXPECT_THAT(why_refused(replaced(for_user(), " v1\n", " v2\n")), AllOf(HasSubstr("version “2”"), HasSubstr("does not know")));
  EXPECT_THAT(why_refused(replaced(for_user(), " v1\n", " v\x1B[31m\n")), HasSubstr("version"));
}

TEST(DpapiKeys, WithUnprintableOrEndlessNamesAreRefused) {
  for (const std::string& name :
       {std::string("\x1B[2J"), std::string("a\0b", 3), std::string("a\tb"), std::string("\xC2\x9B") + "2J",
        std::string("\xFF\xFE"), std::string(), std::string(300, 'x')}) {
    EXPECT_THAT(why_refused(replaced(for_user(), "CRM01", name)), HasSubstr("machine")) << name.size();
    EXPECT_THAT(why_refused(replaced(for_user(), "CONTOSO\\sseller", name)), HasSubstr("user")) << name.size();
  }
}

TEST(DpapiKeys, ThatAreHugeAreNotReadToTheirEnd) {
  const TestInstallation here = installation();
  put_bytes(here.key_file(), format_dpapi_key(made_key(ProtectionScope::Machine, std::string(std::size_t{1} << 20, 'x'))));
  const Result<Key> key = load_key(system_files(), here.key_file(), ask_nobody);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
}

TEST(DpapiKeys, OfAnotherVersionAreNamedWithTheirFile) {
  const TestInstallation here = installation();
  put_bytes(here.key_file(), replaced(for_user(), " v1\n", " v2\n"));
  const Result<Key> key = load_key(system_files(), here.key_file(), ask_nobody);
  ASSERT_FALSE(key);
  EXPECT_EQ(key.error().kind, ErrorKind::Unreadable);
  EXPECT_THAT(key.error().message, AllOf(HasSubstr("smtp.key"), HasSubstr("version “2”")));
}

std::string message_on(const DpapiKey& key, const std::optional<ProtectionPlace>& here) {
  constexpr int bad_key_state = static_cast<int>(0x8009000BU);
  const Error error = not_opened_here("D:/crm/smtp.key", key, here, std::error_code(bad_key_state, std::system_category()));
  EXPECT_EQ(error.kind, ErrorKind::Unreadable);
  EXPECT_THAT(error.remedy, HasSubstr("backup"));
  return error.message + " " + error.remedy;
}

TEST(DpapiKeys, SayOnAnotherSystemWhereTheyOpen) {
  EXPECT_THAT(message_on(made_key(ProtectionScope::Machine), std::nullopt),
              AllOf(HasSubstr("smtp.key"), HasSubstr("only there"), HasSubstr("on CRM01"), HasSubstr("key protect --remove")));
  EXPECT_THAT(message_on(made_key(ProtectionScope::User), std::nullopt), HasSubstr(R"(as CONTOSO\sseller on CRM01)"));
}

TEST(DpapiKeys, SayWhatIsOtherHere) {
  const ProtectionPlace same{.machine = "crm01", .user = R"(contoso\SSELLER)"};
  const ProtectionPlace elsewhere{.machine = "PC7", .user = R"(CONTOSO\sseller)"};
  const ProtectionPlace colleague{.machine = "CRM01", .user = R"(CONTOSO\jdoe)"};
  const DpapiKey for_one = made_key(ProtectionScope::User);
  const DpapiKey for_all = made_key(ProtectionScope::Machine);
  EXPECT_THAT(message_on(for_all, elsewhere), HasSubstr("another machine, PC7"));
  EXPECT_THAT(message_on(for_one, elsewhere), HasSubstr("another machine, PC7"));
  EXPECT_THAT(message_on(for_one, colleague), HasSubstr(R"(another user, CONTOSO\jdoe)"));
  for (const std::string& lost : {message_on(for_one, same), message_on(for_all, same), message_on(for_all, colleague)}) {
    EXPECT_THAT(lost, AllOf(HasSubstr("Windows' own key is gone"), HasSubstr("0x8009000B"), Not(HasSubstr("another"))));
  }
}

TEST(DpapiKeys, ShowNamesWithoutWhatTurnsTextRound) {
  DpapiKey key = made_key(ProtectionScope::Machine);
  key.place.machine = "CRM\u202E01";
  EXPECT_THAT(message_on(key, std::nullopt), AllOf(HasSubstr("CRM01"), Not(HasSubstr("\u202E"))));
}

}  // namespace
}  // namespace smtpcfg::model
