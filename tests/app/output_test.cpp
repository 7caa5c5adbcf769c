#include "app/output.h"

#include <gtest/gtest.h>

#include "app/changes.h"
#include "app/settings_view.h"

namespace smtpcfg::app {
namespace {

struct Printed {
  std::string results;
  std::string notes;
  Output output;

  explicit Printed(OutputStyle style = {})
      : output([this](std::string_view text) { return results += text, std::error_code(); },
               [this](std::string_view text) { return notes += text, std::error_code(); }, style) {}
};

TEST(Output, SecretsAreMaskedOnBothStreams) {
  Printed printed;
  printed.output.redactor().add(crypto::Secret("geheim\"ü"));
  printed.output.print("a geheim\"ü b");
  printed.output.note("a geheim\"ü b");
  printed.output.report({ErrorKind::Usage, "a geheim\"ü b"});
  EXPECT_EQ((printed.results + printed.notes).find("geheim"), std::string::npos);
}

TEST(Output, SecretsAreMaskedInJsonBeforeTheyAreEscaped) {
  Printed printed;
  printed.output.redactor().add(crypto::Secret("geheim\"\n"));
  printed.output.print_document(Json{{"list", {{{"text", "a geheim\"\n b"}}}}});
  EXPECT_EQ(printed.results.find("geheim"), std::string::npos);
  EXPECT_EQ(Json::parse(printed.results)["list"][0]["text"], "a ••• b");
}

TEST(Output, ASecretThatLooksLikeANameLeavesTheDocumentWhole) {
  Printed printed;
  printed.output.redactor().add(crypto::Secret("\"message\""));
  printed.output.redactor().add(crypto::Secret("error"));
  printed.output.print_document(Json{{"error", {{"message", "x"}}}});
  EXPECT_EQ(Json::parse(printed.results)["error"]["message"], "x");
}

TEST(Output, MalformedUtf8DoesNotBreakTheDocument) {
  Printed printed;
  printed.output.print_document(Json{{"text", "a\xff"}});
  EXPECT_TRUE(Json::accept(printed.results));
}

TEST(Output, ErrorsAreWordsOrADocument) {
  Printed words;
  words.output.report({ErrorKind::NotFound, "There is none.", "Make one."});
  EXPECT_EQ(words.notes, "Error: There is none.\nWhat to do: Make one.\n");
  EXPECT_EQ(words.results, "");
  Printed json({.json = true});
  json.output.report({ErrorKind::NotFound, "There is none.", "Make one."});
  EXPECT_EQ(Json::parse(json.results)["error"]["kind"], "NotFound");
  EXPECT_EQ(json.notes, "");
}

TEST(Output, TheFirstFailureIsRememberedAndNothingFollowsIt) {
  int writes = 0;
  Output output([&](std::string_view) { return ++writes, std::make_error_code(std::errc::no_space_on_device); },
                [](std::string_view) { return std::error_code(); }, {});
  output.print("a");
  output.print("b");
  EXPECT_EQ(output.failure(), std::errc::no_space_on_device);
  EXPECT_EQ(writes, 1);
}

TEST(Output, ProgressIsOnlyForTerminals) {
  Printed file;
  file.output.progress("3 of 12");
  EXPECT_EQ(file.notes, "");
  Printed terminal({.progress = true});
  terminal.output.progress("3 of 12");
  terminal.output.print("done");
  EXPECT_EQ(terminal.notes, "\r\x1b[K3 of 12\r\x1b[K");
}

model::Settings with_secret(std::string_view secret) {
  model::Settings settings;
  settings.client_secret = crypto::Secret(secret);
  return settings;
}

TEST(Changes, SecretsShowOnlyThatTheyChanged) {
  const model::Settings before = with_secret("before");
  const std::vector<Change> changed = changes_between(&before, with_secret("after"));
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].from + " " + changed[0].to, "set changed");
  EXPECT_TRUE(changes_between(&before, with_secret("before")).empty());
  EXPECT_EQ(changes_between(&before, with_secret(""))[0].to, "");
}

TEST(SettingsView, SecretsAreMaskedUnlessRevealed) {
  const model::Settings settings = with_secret("geheim");
  EXPECT_EQ(json_of(settings).dump().find("geheim"), std::string::npos);
  EXPECT_EQ(table_of(settings).text(false).find("geheim"), std::string::npos);
  EXPECT_EQ(json_of(settings, Secrets::Revealed)["clientSecret"], "geheim");
}

TEST(SettingsView, APortThatIsNotSetIsNull) { EXPECT_TRUE(json_of(model::Settings())["port"].is_null()); }

}  // namespace
}  // namespace smtpcfg::app
