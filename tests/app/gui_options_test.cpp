#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "app/smtpcfg_gui_options.h"

namespace smtpcfg::app {
namespace {

std::expected<GuiOptions, GuiExit> parse(std::vector<std::string> arguments) {
  return parse_gui_options(std::move(arguments), model::Policy());
}

std::expected<GuiOptions, GuiExit> with_parent(const std::string& handle) {
  return parse({"--dialog", "--user", "SSELLER", "--parent=" + handle});
}

TEST(GuiOptions, AParentIsAWindowHandleDecimalOrHexadecimal) {
  const std::vector<std::pair<std::string, ui::WindowHandle>> handles{{"197420", 197420},
                                                                      {"0x3032C", 0x3032C},
                                                                      {"0X3032c", 0x3032C},
                                                                      {"0x00000000000A0B0C", 0xA0B0C},
                                                                      {"010", 10},
                                                                      {"1", 1},
                                                                      {"18446744073709551615", ~0ULL},
                                                                      {"0xFFFFFFFFFFFFFFFF", ~0ULL}};
  for (const auto& [text, handle] : handles) {
    const auto options = with_parent(text);
    ASSERT_TRUE(options) << text;
    EXPECT_EQ(options->parent, handle) << text;
  }
}

TEST(GuiOptions, AnythingElseIsAUsageErrorThatSaysWhatIsExpected) {
  for (const std::string text : {"",
                                 "0",
                                 "0x0",
                                 "0x",
                                 "x",
                                 "-1",
                                 "+1",
                                 "--1",
                                 "0x-1",
                                 "1.5",
                                 "1 ",
                                 " 1",
                                 "12a",
                                 "0xG",
                                 "0x0x1",
                                 "window",
                                 "18446744073709551616",
                                 "0x10000000000000000",
                                 "99999999999999999999999999",
                                 "１２"}) {
    const auto options = with_parent(text);
    ASSERT_FALSE(options) << text;
    EXPECT_EQ(options.error().code, 2) << text;
    EXPECT_NE(options.error().text.find("decimal or hexadecimal"), std::string::npos) << options.error().text;
  }
}

TEST(GuiOptions, AMissingHandleIsAUsageErrorToo) {
  using Words = std::vector<std::string>;
  for (const Words& words : {Words{"--dialog", "--system", "--parent"}, Words{"--dialog", "--system", "--parent", ""},
                             Words{"--parent", "--dialog", "--system"}}) {
    const auto options = parse(words);
    ASSERT_FALSE(options);
    EXPECT_EQ(options.error().code, 2);
    EXPECT_NE(options.error().text.find("decimal or hexadecimal"), std::string::npos) << options.error().text;
  }
}

TEST(GuiOptions, AParentIsForTheDialogAndTheTestMailOnly) {
  EXPECT_TRUE(parse({"--mail", "--parent", "5"}));
  EXPECT_TRUE(parse({"--dialog", "--system", "--parent", "5"}));
  const auto editor = parse({"--parent", "5"});
  ASSERT_FALSE(editor);
  EXPECT_EQ(editor.error().code, 2);
  EXPECT_NE(editor.error().text.find("--dialog"), std::string::npos) << editor.error().text;
}

TEST(GuiOptions, WithoutAParentThereIsNone) { EXPECT_FALSE(parse({"--dialog", "--user", "SSELLER"})->parent); }

TEST(GuiOptions, TheAdministratorsInstallationCountsUnlessOneIsNamed) {
  const Result<model::Policy> policy = model::Policy{.installation = "/srv/crm"};
  EXPECT_EQ(parse_gui_options({}, policy)->place.installation, "/srv/crm");
  EXPECT_EQ(parse_gui_options({"--installation", "/srv/other"}, policy)->place.installation, "/srv/other");
}

TEST(GuiOptions, APolicyThatCannotBeReadStopsTheProgramButNotItsHelp) {
  const Result<model::Policy> unreadable = failure(ErrorKind::Unreadable, "It is not understood.", "Correct it.");
  const auto options = parse_gui_options({"--dialog", "--system"}, unreadable);
  ASSERT_FALSE(options);
  EXPECT_EQ(options.error().code, 4);
  EXPECT_EQ(options.error().text, "It is not understood. Correct it.\n");
  EXPECT_EQ(parse_gui_options({"--help"}, unreadable).error().code, 0);
}

}  // namespace
}  // namespace smtpcfg::app
