#include "validation/known.h"

#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

TEST(Known, FillsPlaceholdersWithWhatTheFormHolds) {
  EXPECT_EQ(fill("{mailbox} at {host}:{port} via {authorityHost}", Known(healthy())),
            "crm@contoso.com at smtp.office365.com:587 via login.microsoftonline.com");
}

TEST(Known, LeavesBracesThatAreNoPlaceholders) {
  EXPECT_EQ(fill("a { b {nothing} {host", Known(healthy())), "a { b {nothing} {host");
}

TEST(Known, AValueThatLooksLikeAPlaceholderIsNotFilledAgain) {
  model::Settings settings = healthy();
  settings.host = "{mailbox}";
  EXPECT_EQ(fill("{host}", Known(settings)), "{mailbox}");
}

TEST(Known, WhatSettingsDoNotHoldHasItsName) {
  model::Settings settings;
  settings.sender_address = "crm@contoso.com";
  EXPECT_EQ(fill("{clientId} {mailbox} {port} {authorityHost}", Known::named(settings)),
            "<Client ID> crm@contoso.com <Port> <Authority>");
}

TEST(PowerShell, ValuesAreQuoted) {
  EXPECT_EQ(fill_powershell("Set-CASMailbox -Identity {mailbox}", Known(healthy())),
            "Set-CASMailbox -Identity 'crm@contoso.com'");
}

TEST(PowerShell, WhatIsNotKnownIsLeftForTheReader) {
  EXPECT_EQ(fill_powershell("-ObjectId {objectId}", Known(healthy())), "-ObjectId '<objectId>'");
}

TEST(PowerShell, NothingInAValueEndsTheString) {
  EXPECT_EQ(powershell_literal("a'; Remove-Item C:\\ -Recurse; '"), "'a''; Remove-Item C:\\ -Recurse; '''");
  EXPECT_EQ(powershell_literal("\u2018x\u2019 \u201Ay\u201B"), "'\u2018\u2018x\u2019\u2019 \u201A\u201Ay\u201B\u201B'");
  EXPECT_EQ(powershell_literal("$(calc) `n \"q\""), "'$(calc) `n \"q\"'");
  EXPECT_EQ(powershell_literal("line\r\nbreak\x1b[0m"), "'linebreak[0m'");
  EXPECT_EQ(powershell_literal("a\xE2\n\x80\x99; b"), "'a\u2019\u2019; b'");
}

}  // namespace
}  // namespace smtpcfg::validation
