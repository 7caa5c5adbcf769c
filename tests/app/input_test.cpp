#include <gtest/gtest.h>

#include "app/hidden_line.h"
#include "app/secret_input.h"
#include "app/set_arguments.h"

namespace smtpcfg::app {
namespace {

std::string typed(std::string_view keys, HiddenLine::State expected = HiddenLine::State::Done) {
  HiddenLine line;
  HiddenLine::State state = HiddenLine::State::Typing;
  for (const char key : keys) {
    if (state == HiddenLine::State::Typing) state = line.feed(key);
  }
  EXPECT_EQ(state, expected);
  return std::string(line.take().reveal());
}

TEST(HiddenLine, EnterEndsIt) { EXPECT_EQ(typed("geheim\rmore"), "geheim"); }

TEST(HiddenLine, BackspaceTakesAWholeCharacter) {
  EXPECT_EQ(typed("a\u00fc\x7f"
                  "b\n"),
            "ab");
  EXPECT_EQ(typed("\x7f\b"
                  "a\n"),
            "a");
}

TEST(HiddenLine, ControlUTakesAll) { EXPECT_EQ(typed("wrong\x15right\n"), "right"); }

TEST(HiddenLine, ControlCCancels) { typed("abc\x03", HiddenLine::State::Cancelled); }

TEST(HiddenLine, ALineWithoutEndIsRefused) { typed(std::string(100000, 'a'), HiddenLine::State::TooLong); }

std::string secret_from(std::string_view content) {
  const auto secret = secret_in(crypto::Secret(content));
  return secret ? std::string(secret->reveal()) : "refused";
}

TEST(SecretInput, LosesOneLineEnd) {
  EXPECT_EQ(secret_from("abc\n"), "abc");
  EXPECT_EQ(secret_from("abc\r\n"), "abc");
  EXPECT_EQ(secret_from("abc\n\n"), "abc\n");
  EXPECT_EQ(secret_from(" abc "), " abc ");
}

TEST(SecretInput, LosesAByteOrderMark) {
  EXPECT_EQ(secret_from("\xEF\xBB\xBF"
                        "abc"),
            "abc");
}

TEST(SecretInput, RefusesWhatIsNotUtf8Text) {
  using namespace std::string_view_literals;
  EXPECT_EQ(secret_from("\xFF\xFE"
                        "a\0b\0"sv),
            "refused");
  EXPECT_EQ(secret_from("a\0b"sv), "refused");
  EXPECT_EQ(secret_from("\xC3"), "refused");
}

TEST(SetArguments, ValuesMayHoldEqualsSigns) {
  const auto arguments = parse_set_arguments({"sender.name=a=b"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->values.front().value, "a=b");
}

TEST(SetArguments, FieldNamesIgnoreCase) { EXPECT_TRUE(parse_set_arguments({"CLIENTID=x"})); }

TEST(SetArguments, InvisibleCharactersAreTakenAwayAndTold) {
  const auto arguments = parse_set_arguments({"host=mail.contoso.com\u00a0"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->values.front().value, "mail.contoso.com");
  EXPECT_FALSE(arguments->values.front().removed.empty());
}

TEST(SetArguments, ASecretIsNamedWithoutItsValue) {
  const auto arguments = parse_set_arguments({"clientSecret"});
  ASSERT_TRUE(arguments);
  EXPECT_EQ(arguments->secrets.front()->name, "clientSecret");
}

TEST(SetArguments, AnEmptySecretTakesItAway) {
  const auto arguments = parse_set_arguments({"password="});
  ASSERT_TRUE(arguments);
  EXPECT_TRUE(arguments->secrets.empty());
}

TEST(SetArguments, WhatMayBeASecretIsNeverRepeated) {
  const std::vector<std::vector<std::string>> mistakes{{"clientSecret=hunter2"},
                                                       {"clientSecret", "hunter2"},
                                                       {"hunter2"},
                                                       {"clientSecret", "hunter2=x"},
                                                       {"password", "abc=hunter2"}};
  for (const auto& words : mistakes) {
    const auto arguments = parse_set_arguments(words);
    ASSERT_FALSE(arguments);
    EXPECT_EQ(arguments.error().kind, ErrorKind::Usage);
    EXPECT_EQ((arguments.error().message + arguments.error().remedy).find("hunter2"), std::string::npos)
        << arguments.error().message;
  }
}

TEST(SetArguments, AFieldGivenTwiceIsRefused) { EXPECT_FALSE(parse_set_arguments({"host=a", "HOST=b"})); }

TEST(SetArguments, AnUnknownFieldNamesTheNearest) {
  const auto arguments = parse_set_arguments({"clientld=x"});
  ASSERT_FALSE(arguments);
  EXPECT_NE(arguments.error().message.find("clientId"), std::string::npos);
}

}  // namespace
}  // namespace smtpcfg::app
