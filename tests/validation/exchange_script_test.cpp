#include "validation/exchange_script.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "powershell_text.h"
#include "support.h"

namespace smtpcfg::validation {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using enum ExchangeWay;

constexpr auto object_id = "33333333-3333-4333-8333-333333333333";

model::Settings sending_from(const std::string& address) {
  model::Settings settings = healthy();
  settings.sender_address = address;
  return settings;
}

ExchangeSenders one_sender() {
  ExchangeSenders senders;
  senders.add("system", healthy());
  return senders;
}

TEST(ExchangeSenders, AMailboxThatSeveralLayersSendFromComesOnce) {
  ExchangeSenders senders;
  senders.add("system", sending_from("crm@contoso.com"));
  senders.add("user:SSELLER", sending_from("seller@contoso.com"));
  senders.add("user:JDOE", sending_from("CRM@contoso.com"));
  ASSERT_EQ(senders.applications().size(), 1U);
  const auto& mailboxes = senders.applications().front()->mailboxes;
  ASSERT_EQ(mailboxes.size(), 2U);
  EXPECT_EQ(mailboxes[0].address, "crm@contoso.com");
  EXPECT_THAT(mailboxes[0].used_by, ElementsAre("system", "user:JDOE"));
  EXPECT_EQ(mailboxes[1].address, "seller@contoso.com");
}

TEST(ExchangeSenders, ApplicationsAreGroupedByTheirTenant) {
  ExchangeSenders senders = one_sender();
  model::Settings other_tenant = healthy();
  other_tenant.tenant = "fabrikam.com";
  senders.add("global", other_tenant);
  model::Settings other_application = healthy();
  other_application.client_id = "44444444-4444-4444-8444-444444444444";
  senders.add("rep:100017", other_application);
  ASSERT_EQ(senders.tenants.size(), 2U);
  EXPECT_EQ(senders.tenants[0].applications.size(), 2U);
  EXPECT_EQ(senders.tenants[1].tenant, "fabrikam.com");
  EXPECT_EQ(senders.mailboxes(), 3U);
}

TEST(ExchangeSenders, SettingsThatNameNoApplicationWithAMailboxAreLeftOutWithTheReason) {
  ExchangeSenders senders;
  model::Settings settings = healthy();
  settings.authentication = model::Authentication::Plain;
  senders.add("user:JDOE", settings);
  settings = healthy();
  settings.client_id.clear();
  senders.add("global", settings);
  senders.add("system", sending_from("crm@contoso.com'; calc"));
  EXPECT_TRUE(senders.tenants.empty());
  ASSERT_EQ(senders.left_out.size(), 3U);
  EXPECT_EQ(senders.left_out[0].name, "user:JDOE");
  EXPECT_EQ(senders.left_out[0].why, "It signs in with AUTH_PLAIN, not as an application.");
  EXPECT_EQ(senders.left_out[1].why, "The Client ID is missing.");
  EXPECT_THAT(senders.left_out[2].why, HasSubstr("is not an e-mail address"));
}

TEST(ExchangeSenders, ANationalCloudIsRecognisedByItsAuthority) {
  model::Settings settings = healthy();
  settings.authority = "https://login.partner.microsoftonline.cn";
  ExchangeSenders senders;
  senders.add("system", settings);
  EXPECT_THAT(exchange_script(senders, MailboxPermission, {}), HasSubstr("Environment  = 'O365China'"));
  EXPECT_THAT(exchange_script(one_sender(), MailboxPermission, {}), Not(HasSubstr("Environment  =")));
}

TEST(ExchangeScript, LooksBeforeItRegistersGrantsAndSwitchesOn) {
  const std::string code = powershell_text(exchange_script(one_sender(), MailboxPermission, object_id)).code;
  for (const auto& [look, act] :
       {std::pair("Get-ServicePrincipal ", "New-ServicePrincipal "),
        std::pair("Get-MailboxPermission ", "Add-MailboxPermission "), std::pair("Get-CASMailbox ", "Set-CASMailbox ")}) {
    ASSERT_NE(code.find(look), std::string::npos) << look;
    EXPECT_LT(code.find(look), code.find(act)) << act;
    EXPECT_NE(code.find(act), std::string::npos) << act;
    EXPECT_EQ(code.find(act), code.rfind(act)) << act;
  }
  EXPECT_THAT(code, HasSubstr("Get-TransportConfig"));
  EXPECT_THAT(code, HasSubstr("Connect-ExchangeOnline -Organization $tenant.Tenant"));
  EXPECT_THAT(code, Not(HasSubstr("ManagementRoleAssignment")));
}

TEST(ExchangeScript, SendAsIsOnlyACommentedSecondTry) {
  const PowerShellText text = powershell_text(exchange_script(one_sender(), MailboxPermission, object_id));
  EXPECT_THAT(text.code, Not(HasSubstr("Add-RecipientPermission")));
  EXPECT_THAT(text.comments, Contains(HasSubstr("Add-RecipientPermission")));
}

TEST(ExchangeScript, RbacForApplicationsGivesARoleAndNoMailboxPermissionAndWarnsOfBoth) {
  const std::string script = exchange_script(one_sender(), RbacForApplications, object_id);
  const PowerShellText text = powershell_text(script);
  for (const char* command : {"New-ManagementScope ", "New-ManagementRoleAssignment ", "Test-ServicePrincipalAuthorization "}) {
    EXPECT_THAT(text.code, HasSubstr(command));
  }
  EXPECT_THAT(text.literals, Contains("Application SMTP.SendAsApp"));
  EXPECT_THAT(text.code, Not(HasSubstr("Add-MailboxPermission")));
  EXPECT_THAT(script, HasSubstr("WARNING: do not combine"));
}

TEST(ExchangeScript, TheObjectIdHasAPlaceToFillInThatStopsTheScriptWhileItIsEmpty) {
  const std::string without = exchange_script(one_sender(), MailboxPermission, {});
  EXPECT_THAT(without, HasSubstr("ObjectId  = ''  # <- Entra admin center > Enterprise applications"));
  EXPECT_THAT(without, HasSubstr("throw \"Fill in the ObjectId of application"));
  EXPECT_THAT(exchange_script(one_sender(), MailboxPermission, object_id), HasSubstr("ObjectId  = '33333333-"));
}

TEST(ExchangeScript, OneObjectIdIsNotGivenToTwoApplications) {
  ExchangeSenders senders = one_sender();
  model::Settings other = healthy();
  other.client_id = "44444444-4444-4444-8444-444444444444";
  senders.add("global", other);
  EXPECT_THAT(exchange_script(senders, MailboxPermission, object_id), Not(HasSubstr(object_id)));
}

TEST(ExchangeScript, WhoIsLeftOutStandsInItsHead) {
  ExchangeSenders senders = one_sender();
  senders.left_out.push_back({.name = "user:JDOE", .why = "It cannot be read."});
  EXPECT_THAT(exchange_script(senders, MailboxPermission, {}), HasSubstr("#   user:JDOE: It cannot be read.\n"));
}

TEST(ExchangeScript, NoValueEndsItsLiteralOrItsComment) {
  const std::vector<std::string> hostile{
      "a'; Remove-Mailbox x; '",
      "\u2018; calc; \u2019",
      "\u201A; calc; \u201B",
      "a\"; calc; \"",
      "\u201Ccalc\u201D\u201E",
      "$(calc)",
      "`n`'calc",
      "x\ncalc",
      "x\rcalc",
      "x\u0085calc\u2028calc\u2029",
      "#> calc <#",
      "<# calc",
      "@'\ncalc\n'@",
      "x'",
      "''",
      "SIG # Begin signature block",
  };
  for (const ExchangeWay way : {MailboxPermission, RbacForApplications}) {
    const PowerShellText harmless = powershell_text(exchange_script(one_sender(), way, object_id));
    for (const std::string& value : hostile) {
      SCOPED_TRACE(value);
      ExchangeSenders senders{
          .tenants = {{.tenant = value,
                       .environment = {},
                       .applications = {{.client_id = value, .mailboxes = {{.address = value, .used_by = {value}}}}}}},
          .left_out = {{.name = value, .why = value}}};
      const std::string script = exchange_script(senders, way, value);
      const PowerShellText text = powershell_text(script);
      EXPECT_TRUE(text.whole);
      EXPECT_EQ(text.code.find("calc"), std::string::npos);
      // The code is the same but for the blanks and line ends of the comments that are more or fewer.
      const auto squeezed = [](std::string code) {
        std::erase_if(code, [](char c) { return c == ' ' || c == '\n'; });
        return code;
      };
      EXPECT_EQ(squeezed(text.code), squeezed(harmless.code));
      EXPECT_EQ(std::ranges::count(script, '\r'), 0);
      std::string as_read = value;
      std::erase_if(as_read, [](char c) { return c == '\n' || c == '\r'; });
      EXPECT_EQ(std::ranges::count(text.literals, as_read), 4);  // tenant, application, its Object ID, mailbox
    }
  }
}

TEST(ExchangeScript, AFileForWindowsPowerShellHasAByteOrderMarkWhereOneIsNeeded) {
  EXPECT_EQ(exchange_script_file("a\nb\n"), "a\r\nb\r\n");
  EXPECT_EQ(exchange_script_file("M\u00FCller\n"), "\xEF\xBB\xBFM\u00FCller\r\n");
}

TEST(ExchangeScript, OfItsOwnItIsPlainAscii) {
  for (const ExchangeWay way : {MailboxPermission, RbacForApplications}) {
    const std::string script = exchange_script(one_sender(), way, {});
    EXPECT_TRUE(std::ranges::all_of(script, [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  }
}

}  // namespace
}  // namespace smtpcfg::validation
