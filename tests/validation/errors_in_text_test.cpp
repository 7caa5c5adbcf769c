#include "validation/errors_in_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smtpcfg::validation {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> ids_in(std::string_view text, Reading reading = Reading::Pasted) {
  std::vector<std::string> ids;
  for (const MetError& error : errors_in(text, reading)) ids.push_back((error.known ? "" : "unknown ") + error.id);
  return ids;
}

Explanation only_one(std::string_view text) {
  const auto errors = errors_in(text, Reading::Pasted);
  EXPECT_EQ(errors.size(), 1U) << text;
  return errors.empty() ? Explanation() : explanation_of(errors.front(), text);
}

TEST(ErrorsInText, ACodeIsKnownHoweverItIsWritten) {
  for (const char* text :
       {"7000222", " 7000222\n", "AADSTS7000222", "aadsts7000222:", "{\"error_codes\":[7000222]}",
        "error: AADSTS7000222: The provided client secret keys for app are expired. Trace ID: 1 Timestamp: 2"}) {
    EXPECT_THAT(ids_in(text), ElementsAre("aadsts.7000222")) << text;
  }
}

TEST(ErrorsInText, TheSentenceDecidesNotTheCode5_7_139) {
  EXPECT_THAT(ids_in("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit x"),
              ElementsAre("smtp.auth-off-tenant"));
  EXPECT_THAT(ids_in("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox."),
              ElementsAre("smtp.auth-off-mailbox"));
  EXPECT_THAT(ids_in("smtpclientauthentication  is disabled\n> for the tenant"), ElementsAre("smtp.auth-off-tenant"));
  EXPECT_THAT(ids_in("5.7.139"), ElementsAre("pasted.sentence"));
  EXPECT_THAT(ids_in("4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded"), ElementsAre("smtp.sender-threads"));
  EXPECT_THAT(ids_in("535 5.7.139 Authentication unsuccessful, basic authentication is disabled."),
              ElementsAre("smtp.basic-off"));
}

TEST(ErrorsInText, ServerNamesLineBreaksAndInvisibleCharactersDoNotDisturb) {
  EXPECT_THAT(ids_in("550-5.7.60 SMTP; Client does not have\r\n550 5.7.60 permissions to send as this sender"),
              ElementsAre("smtp.send-as"));
  EXPECT_THAT(
      ids_in(
          "the organization configuration [AM0PR01.EURPRD01.PROD.OUTLOOK.COM 2026-11-25T10:00:00.000Z 08DC] doesn\xE2\x80\x99t "
          "allow this authentication\xC2\xA0request"),
      ElementsAre("smtp.configuration"));
  EXPECT_THAT(ids_in("AADSTS\xE2\x80\x8B"
                     "90002"),
              ElementsAre("aadsts.90002"));
  EXPECT_THAT(only_one("535 5.7.3 Authentication unsuccessful [AM0.PROD.OUTLOOK.COM 2026 08DC]").evidence,
              HasSubstr("[AM0.PROD.OUTLOOK.COM 2026 08DC]"));
}

TEST(ErrorsInText, SeveralErrorsComeOnceEachInTheirOrder) {
  EXPECT_THAT(ids_in("5.2.252 is odd\n554 5.2.252 SendAsDenied; a not allowed to send as b\nAADSTS90002: x\n"
                     "curl: (60) certificate has expired\nAADSTS90002 again\n554 5.2.252 SendAsDenied"),
              ElementsAre("smtp.send-as-denied", "aadsts.90002", "net.Expired"));
}

TEST(ErrorsInText, TheAuthoritysErrorSaysSomethingWhereItsCodeIsNotKnown) {
  EXPECT_THAT(ids_in(R"({"error":"invalid_scope","error_description":"AADSTS999999: new"})"),
              ElementsAre("unknown oauth.invalid_scope"));
  EXPECT_THAT(ids_in("error=invalid_client"), ElementsAre("oauth.invalid_client"));
  EXPECT_THAT(ids_in(R"({"error":"invalid_client","error_description":"AADSTS7000215: x"})"), ElementsAre("aadsts.7000215"));
}

TEST(ErrorsInText, TheNarrowerSentenceCounts) {
  EXPECT_THAT(ids_in("certificate verify failed: self-signed certificate in certificate chain"),
              ElementsAre("net.UnknownIssuer"));
  EXPECT_THAT(ids_in("certificate verify failed"), ElementsAre("net.TlsUntrusted"));
  EXPECT_THAT(ids_in("connect to smtp.office365.com port 587: Connection refused"), ElementsAre("net.Refused.smtp"));
  EXPECT_THAT(ids_in("https://login.microsoftonline.com/: Connection refused"), ElementsAre("net.Refused.authority"));
  EXPECT_THAT(ids_in("Connection refused"), ElementsAre("net.Refused"));
}

TEST(ErrorsInText, WhatIsListedIsExplained) { EXPECT_THAT(ids_in("token.audience"), ElementsAre("token.audience")); }

TEST(ErrorsInText, WhatIsNotKnownIsNotGuessedAt) {
  EXPECT_THAT(ids_in("it does not work"), IsEmpty());
  EXPECT_THAT(ids_in("port 587, took 535 ms"), IsEmpty());
  EXPECT_THAT(ids_in("599 what?"), IsEmpty());
  EXPECT_THAT(ids_in("554 5.9.9 what?"), ElementsAre("unknown smtp.refused"));
  EXPECT_THAT(ids_in("AADSTS999999"), ElementsAre("unknown oauth.other"));
}

TEST(ErrorsInText, ALogsNumbersAreNotTakenForReplies) {
  for (const char* line : {"535", "5.7.60", "MySQL 5.7.30 started", "7000222", "took 554 5.1 s", "client 10.5.7.60 connected"}) {
    EXPECT_THAT(ids_in(line, Reading::LogLine), IsEmpty()) << line;
  }
  EXPECT_THAT(ids_in("SMTP < 550 5.7.60 denied", Reading::LogLine), ElementsAre("smtp.send-as"));
}

TEST(ErrorsInText, TheQuickLookMissesNothing) {
  for (const char* line :
       {"x AADSTS7000222 y", "550 5.7.60", "550-5.7.60", "a 421  4.7.66 b", "Connection   refused", "\"error_codes\":[90002]"}) {
    EXPECT_FALSE(errors_in(line, Reading::LogLine).empty()) << line;
    EXPECT_TRUE(may_show_error(line)) << line;
  }
  EXPECT_FALSE(may_show_error("2026-11-25 10:00:00 version 5.7.60, took 5.1 s"));
}

TEST(ErrorsInText, IdsInTheTextFillTheRemedyAndNothingElseDoes) {
  const Explanation app = only_one(
      "AADSTS7000229: The client application '22222222-2222-4222-8222-222222222222' is missing service "
      "principal in the tenant '11111111-1111-4111-8111-111111111111'.");
  EXPECT_EQ(app.diagnosis.remedy.powershell, "New-MgServicePrincipal -AppId '22222222-2222-4222-8222-222222222222'");
  const Explanation hostile = only_one("AADSTS7000229: application 'x\"; Remove-Mailbox *' tenant 'a b'");
  EXPECT_EQ(hostile.diagnosis.remedy.powershell, "New-MgServicePrincipal -AppId '<Client ID>'");
  const Explanation token = only_one("AADSTS7000229: application 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln'");
  EXPECT_EQ(token.diagnosis.remedy.powershell, "New-MgServicePrincipal -AppId '<Client ID>'");
}

TEST(ErrorsInText, EvidenceShowsNoSecretAndIsBounded) {
  const std::string text = "AADSTS7000215 client_secret=geheim " + std::string(100000, 'x');
  const Explanation found = only_one(text);
  EXPECT_THAT(found.evidence, Not(HasSubstr("geheim")));
  EXPECT_LT(found.evidence.size(), 2000U);
}

TEST(ErrorsInText, AnyBytesAreTaken) {
  std::string bytes;
  for (int round = 0; round < 3; ++round) {
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
    bytes += "AADSTS535 5.7.";
  }
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    const std::string_view text = std::string_view(bytes).substr(cut);
    for (const MetError& error : errors_in(text, Reading::Pasted)) explanation_of(error, text);
    EXPECT_LE(shown_text(text, 300).size(), 300U);
  }
  const std::string utf16("A\0A\0D\0S\0T\0S\0009\0000\0000\0000\0002\0", 22);
  EXPECT_THAT(ids_in(utf16), ElementsAre("aadsts.90002"));
}

}  // namespace
}  // namespace smtpcfg::validation
