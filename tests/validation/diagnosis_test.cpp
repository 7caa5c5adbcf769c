#include "validation/diagnosis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace smtpcfg::validation {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

net::AuthorityFailure refused(std::string error, std::vector<long> codes) {
  net::AuthorityFailure failure;
  failure.fault = net::AuthorityFault::Refused;
  failure.error = std::move(error);
  failure.codes = std::move(codes);
  return failure;
}

Diagnosis of_code(long code) { return diagnose_refusal(refused("invalid_client", {code}), Known(healthy())); }

Diagnosis of_reply(int code, std::string line, std::string_view unless_named = "auth.oauth") {
  Known known(healthy());
  known.object_id = "33333333-3333-4333-8333-333333333333";
  return diagnose_reply({.code = code, .lines = {std::move(line)}}, unless_named, known);
}

TEST(Diagnosis, TheAuthoritysCodesNameTheFieldToCorrect) {
  EXPECT_THAT(of_code(7000222).title, HasSubstr("expired"));
  EXPECT_THAT(of_code(7000215).remedy.text, HasSubstr("Value"));
  EXPECT_THAT(of_code(700016).cause, HasSubstr("22222222-2222-4222-8222-222222222222"));
  EXPECT_THAT(of_code(90002).title, HasSubstr("tenant"));
  EXPECT_THAT(of_code(1002012).remedy.text, HasSubstr("https://outlook.office365.com/.default"));
}

TEST(Diagnosis, AnUnknownCodeFallsBackToTheOAuthError) {
  EXPECT_THAT(of_code(123456789).title, HasSubstr("credential"));
  EXPECT_THAT(diagnose_refusal(refused("never_heard_of", {}), Known(healthy())).title, HasSubstr("refused"));
}

TEST(Diagnosis, TheSentenceDecidesNotTheCode5_7_139) {
  const Diagnosis tenant =
      of_reply(535, "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit …");
  const Diagnosis mailbox =
      of_reply(535, "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.");
  EXPECT_THAT(tenant.title, HasSubstr("organisation"));
  EXPECT_THAT(mailbox.title, HasSubstr("mailbox"));
  EXPECT_EQ(tenant.remedy.powershell, "Set-CASMailbox -Identity 'crm@contoso.com' -SmtpClientAuthenticationDisabled $false");
}

TEST(Diagnosis, ARefusedMailboxGetsTheLinesWithTheTokensObjectId) {
  const Diagnosis found =
      of_reply(535, "5.7.3 Authentication unsuccessful [SERVER.PROD.OUTLOOK.COM 2026-11-24T10:00:00.000Z 08DC]");
  EXPECT_THAT(found.remedy.powershell, HasSubstr("-ObjectId '33333333-3333-4333-8333-333333333333'"));
  EXPECT_THAT(found.remedy.powershell, HasSubstr("Add-MailboxPermission -Identity 'crm@contoso.com'"));
}

TEST(Diagnosis, APasswordThatIsRefusedIsNotBlamedOnTheServicePrincipal) {
  EXPECT_EQ(of_reply(535, "5.7.8 Error: authentication failed", "auth.password").remedy.powershell, "");
  EXPECT_THAT(of_reply(535, "5.7.8 Error: authentication failed", "auth.password").title, HasSubstr("password"));
}

TEST(Diagnosis, RepliesBehindTheMessageAreToldApart) {
  const Diagnosis permission = of_reply(430, "4.2.0 STOREDRV; mailbox logon failure; …MapiExceptionLogonFailed", {});
  EXPECT_THAT(permission.title, HasSubstr("open the mailbox crm@contoso.com"));
  EXPECT_THAT(permission.remedy.powershell, HasSubstr("-User '33333333-3333-4333-8333-333333333333'"));
  for (const char* line :
       {"5.2.252 SendAsDenied; a not allowed to send as b; STOREDRV…", "5.2.0 STOREDRV.Submission.Exception:SendAsDenied…"}) {
    EXPECT_THAT(of_reply(554, line, {}).title, HasSubstr("send as")) << line;
  }
  EXPECT_THAT(of_reply(550, "5.7.60 SMTP; Client does not have permissions to send as this sender", {}).title,
              HasSubstr("send as"));
  EXPECT_THAT(of_reply(554, "5.2.2 mailbox full; …QuotaExceeded…", {}).title, HasSubstr("full"));
  EXPECT_THAT(of_reply(554, "5.2.270 too large", {}).title, HasSubstr("large"));
  EXPECT_THAT(of_reply(554, "5.2.0 STOREDRV.Submission", {}).cause, HasSubstr("10,000"));
  EXPECT_THAT(of_reply(432, "4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded", {}).title, HasSubstr("at once"));
  EXPECT_THAT(of_reply(530, "5.7.57 Client not authenticated to send mail", {}).title, HasSubstr("sign-in"));
}

TEST(Diagnosis, AReplyNobodyKnowsStillHasARemedy) {
  EXPECT_FALSE(of_reply(599, "what?").remedy.empty());
  EXPECT_FALSE(of_reply(451, "4.9.9 later").remedy.empty());
}

TEST(Diagnosis, EveryNetworkFaultHasARemedyOnBothSides) {
  for (int fault = 0; fault <= static_cast<int>(net::NetFault::Internal); ++fault) {
    for (const Side side : {Side::Authority, Side::Smtp}) {
      net::NetError error;
      error.fault = static_cast<net::NetFault>(fault);
      const Diagnosis found = diagnose_net(error, side, Known(healthy()));
      EXPECT_FALSE(found.title.empty()) << net::name_of(error.fault);
      EXPECT_FALSE(found.remedy.empty()) << net::name_of(error.fault);
      EXPECT_THAT(found.cause + found.remedy.text, Not(HasSubstr("{"))) << net::name_of(error.fault);
    }
  }
}

TEST(Diagnosis, ACertificateForAnotherNameSaysForWhich) {
  net::NetError error;
  error.fault = net::NetFault::TlsUntrusted;
  error.tls = net::TlsFacts{.names = {"mail.contoso.com"}, .verify_code = 62};  // X509_V_ERR_HOSTNAME_MISMATCH
  EXPECT_THAT(diagnose_net(error, Side::Smtp, Known(healthy())).cause, HasSubstr("mail.contoso.com"));
}

TEST(Diagnosis, EveryFaultThatACheckNamesIsInTheBook) {
  for (const char* fault : {"throttled",
                            "authority.server-error",
                            "authority.redirect",
                            "authority.not-json",
                            "token.delegated",
                            "token.audience",
                            "token.tenant",
                            "token.expired",
                            "token.no-object-id",
                            "token.no-roles",
                            "token.wrong-roles",
                            "auth.no-role",
                            "auth.oauth",
                            "auth.password",
                            "smtp.starttls-missing",
                            "smtp.starttls-refused",
                            "smtp.no-auth",
                            "smtp.no-xoauth2",
                            "smtp.no-mechanism",
                            "smtp.not-smtp",
                            "smtp.tls-on-plain-port",
                            "send.unknown",
                            "send.smtputf8",
                            "send.8bitmime",
                            "send.size"}) {
    const Diagnosis found = diagnose_fault(fault, Known(healthy()));
    EXPECT_FALSE(found.title.empty()) << fault;
    EXPECT_FALSE(found.remedy.empty()) << fault;
    EXPECT_FALSE(found.remedy.who.empty()) << fault;
  }
}

}  // namespace
}  // namespace smtpcfg::validation
