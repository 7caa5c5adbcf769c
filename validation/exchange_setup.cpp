#include "validation/exchange_setup.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "validation/known.h"

namespace smtpcfg::validation {

const std::string_view exchange_setup_words =
    "What an Entra and an Exchange administrator do once, so that the CRM sends through Exchange Online with OAuth 2.0. The "
    "vendor's "
    "guide names 1 October 2025 as the end of user name and password; by Microsoft's announcement of January 2026 they are off "
    "by "
    "default for existing tenants from the end of December 2026, and the date of their removal is to be announced in the second "
    "half of 2027.";

namespace {

struct ValueTemplate {
  std::string_view label;
  std::string_view value;  ///< with placeholders of known.h; empty: none
};

struct StepTemplate {
  std::string_view title;
  std::string_view who;
  std::string_view words;
  std::array<ValueTemplate, 2> values;
  std::string_view powershell;
};

constexpr std::array<StepTemplate, 5> steps{{
    {"Register the application",
     "Entra administrator",
     "Entra admin center → App registrations → New registration. Any name; a single tenant is enough. No redirect URI is needed, "
     "for "
     "nobody signs in through a browser.\n"
     "Then, on its Overview: copy Application (client) ID to Client ID, and Directory (tenant) ID to Tenant ID.",
     {{{"Client ID in these settings", "{clientId}"}, {"Tenant ID in these settings", "{tenant}"}}},
     ""},
    {"Give it the permission to send",
     "Entra administrator",
     "App registrations → the application → API permissions → Add a permission → APIs my organization uses → Office 365 Exchange "
     "Online → Application permissions → SMTP.SendAsApp → Add permissions. Then Grant admin consent.\n"
     "Microsoft Graph's Mail.Send and the delegated SMTP.Send are other permissions; the mail server does not accept them.\n"
     "With RBAC for Applications (step 5) instead: leave this step out, and give the application no API permission. Use one way, "
     "not "
     "both.",
     {{{"API to search for", "Office 365 Exchange Online"}, {"Application permission", "SMTP.SendAsApp"}}},
     ""},
    {"Make a client secret",
     "Entra administrator",
     "App registrations → the application → Certificates & secrets → New client secret.\n"
     "Copy the column Value to Client Secret at once: it is shown only now. The column Secret ID is not the secret. Enter the "
     "date "
     "under Expires as Secret expires.",
     {},
     ""},
    {"Tell Exchange about the application",
     "Exchange administrator",
     "Exchange does not learn of the application by itself; New-ServicePrincipal tells it, once.\n"
     "The Object ID is that of Entra admin center → Enterprise applications → the application. The app registration has another "
     "one, "
     "which does not work; taking that is a frequent mistake.",
     {},
     "Connect-ExchangeOnline -Organization {tenant}\n"
     "New-ServicePrincipal -AppId {clientId} `\n"
     "    -ObjectId {objectId} `\n"
     "    -DisplayName 'Aurea CRM SMTP'"},
    {"Let it use the mailbox, and switch Authenticated SMTP on",
     "Exchange administrator",
     "For every mailbox that mail is sent from. Authenticated SMTP also has a tick in the Microsoft 365 admin center → Users → "
     "Active "
     "users → the user → Mail → Manage email apps. Where it is off the server refuses the sign-in and says so: 535 5.7.139.\n"
     "With RBAC for Applications: a role for the members of a group instead of Add-MailboxPermission; the script for Exchange "
     "does "
     "either.\n"
     "It often takes from half an hour to two hours until Exchange follows: wait, and change nothing meanwhile. Then validate "
     "the "
     "settings and send a test mail.",
     {{{"Mailbox in these settings", "{mailbox}"}, {}}},
     "Add-MailboxPermission -Identity {mailbox} `\n"
     "    -User {objectId} `\n"
     "    -AccessRights FullAccess\n"
     "Set-CASMailbox -Identity {mailbox} `\n"
     "    -SmtpClientAuthenticationDisabled $false"},
}};

}  // namespace

std::vector<SetupStep> exchange_setup(const model::Settings& settings) {
  const Known known(settings);
  const Known named = Known::named(settings);
  std::vector<SetupStep> filled;
  for (const StepTemplate& step : steps) {
    SetupStep& added = filled.emplace_back(SetupStep{.title = std::string(step.title),
                                                     .who = std::string(step.who),
                                                     .words = std::string(step.words),
                                                     .values = {},
                                                     .powershell = fill_powershell(step.powershell, named)});
    for (const ValueTemplate& value : step.values) {
      if (!value.label.empty()) added.values.push_back({.label = std::string(value.label), .value = fill(value.value, known)});
    }
  }
  return filled;
}

std::string exchange_setup_text(const model::Settings& settings) {
  std::string text = fmt::format("Set up Exchange Online\n\n{}\n", exchange_setup_words);
  int number = 0;
  for (const SetupStep& step : exchange_setup(settings)) {
    text += fmt::format("\n{}. {} ({})\n{}\n", ++number, step.title, step.who, step.words);
    for (const SetupValue& value : step.values) {
      text += fmt::format("{}: {}\n", value.label, value.value.empty() ? "(not entered yet)" : value.value);
    }
    if (!step.powershell.empty()) text += fmt::format("\n{}\n", step.powershell);
  }
  return text;
}

}  // namespace smtpcfg::validation
