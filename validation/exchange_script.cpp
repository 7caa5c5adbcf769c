#include "validation/exchange_script.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/identifiers.h"
#include "model/text.h"
#include "validation/known.h"

namespace smtpcfg::validation {

// Embedded from resources/exchange_script (see CMakeLists.txt).
extern const std::string_view exchange_mailbox_permission_ps1;
extern const std::string_view exchange_rbac_ps1;
extern const std::string_view exchange_common_ps1;

namespace {

constexpr std::string_view about_mailbox_permission =
    R"(# Lets Aurea CRM send mail through Exchange Online with OAuth 2.0, by a permission on each mailbox.
#
# What this does. It looks before each step, leaves alone what is there, takes nothing away, and may
# be run again:
#   1. New-ServicePrincipal: tells Exchange about the application, once (it does not learn of it by
#      itself).
#   2. Add-MailboxPermission: gives the application FullAccess to each sender's mailbox.
#   3. Set-CASMailbox: switches Authenticated SMTP on for each sender's mailbox where it is off.
#
# Before: in the Entra admin center the application needs Office 365 Exchange Online > Application
# permissions > SMTP.SendAsApp, with admin consent. Not together with RBAC for Applications: use one
# way or the other.
)";

constexpr std::string_view about_rbac =
    R"(# Lets Aurea CRM send mail through Exchange Online with OAuth 2.0, by RBAC for Applications.
#
# What this does. It looks before each step, leaves alone what is there, takes nothing away, and may
# be run again:
#   1. New-ServicePrincipal: tells Exchange about the application, once (it does not learn of it by
#      itself).
#   2. New-DistributionGroup, Add-DistributionGroupMember: a security group that holds the senders'
#      mailboxes.
#   3. New-ManagementScope, New-ManagementRoleAssignment: the role Application SMTP.SendAsApp for the
#      members of that group.
#   4. Set-CASMailbox: switches Authenticated SMTP on for each sender's mailbox where it is off.
#   5. Test-ServicePrincipalAuthorization: shows for each mailbox whether it is in the scope now.
#
# WARNING: do not combine this with the other way. The application must not have the permission
# SMTP.SendAsApp in the Entra admin center (App registrations > the application > API permissions),
# and needs no FullAccess to mailboxes: with that permission Exchange checks for a permission on each
# mailbox as well. It is announced for the worldwide cloud only.
)";

constexpr std::string_view about_running = R"(#
# Run it in Windows PowerShell or PowerShell 7, as a file or pasted, and sign in as an Exchange
# administrator. It needs the module ExchangeOnlineManagement (Install-Module
# ExchangeOnlineManagement).
# Each ObjectId below is the Object ID of the application in Entra admin center > Enterprise
# applications; that of the app registration is another one and does not work. Where it is empty, the
# script asks Microsoft Graph for it if Microsoft.Graph.Applications is installed, else it stops
# before it does anything.
)";

/// What ends a line for somebody who reads it, or turns its direction, in UTF-8: NEL, line and paragraph separator, marks,
/// embeddings, overrides, isolates.
constexpr std::array<std::string_view, 14> never_in_comments{"\u0085", "\u2028", "\u2029", "\u200E", "\u200F",
                                                             "\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                                                             "\u2066", "\u2067", "\u2068", "\u2069"};

std::string names_of(const std::vector<std::string>& names) {
  constexpr std::size_t most = 5;
  std::string listed;
  for (std::size_t index = 0; index < std::min(names.size(), most); ++index) {
    listed += (index == 0 ? "" : ", ") + powershell_comment(names[index]);
  }
  if (names.size() > most) listed += fmt::format(" and {} more", names.size() - most);
  return listed;
}

std::string left_out_text(const std::vector<LeftOut>& left_out) {
  if (left_out.empty()) return {};
  std::string text = "#\n# Left out:\n";
  for (const LeftOut& each : left_out) {
    text += fmt::format("#   {}: {}\n", powershell_comment(each.name), powershell_comment(each.why));
  }
  return text;
}

std::string application_text(const ExchangeApplication& application, std::string_view object_id) {
  std::string text = fmt::format(
      "            @{{\n"
      "                ClientId  = {}\n"
      "                ObjectId  = {}{}\n"
      "                Mailboxes = @(\n",
      powershell_literal(application.client_id), powershell_literal(object_id),
      object_id.empty() ? "  # <- Entra admin center > Enterprise applications > Object ID" : "");
  for (const ExchangeMailbox& mailbox : application.mailboxes) {
    text += fmt::format("                    {}  # used by {}\n", powershell_literal(mailbox.address), names_of(mailbox.used_by));
  }
  return text + "                )\n            }\n";
}

std::string tenant_text(const ExchangeTenant& tenant, std::string_view object_id) {
  std::string text = fmt::format("    @{{\n        Tenant       = {}\n", powershell_literal(tenant.tenant));
  if (!tenant.environment.empty()) {
    text += fmt::format("        Environment  = {}  # -ExchangeEnvironmentName of this cloud\n",
                        powershell_literal(tenant.environment));
  }
  text += "        Applications = @(\n";
  for (const ExchangeApplication& application : tenant.applications) text += application_text(application, object_id);
  return text + "        )\n    }\n";
}

}  // namespace

std::string powershell_comment(std::string_view value) {
  std::string text;
  while (!value.empty()) {
    std::size_t taken = 0;
    for (const std::string_view each : never_in_comments) {
      if (value.starts_with(each)) taken = each.size();
    }
    if (taken == 0) {
      const auto c = static_cast<unsigned char>(value.front());
      constexpr unsigned char blank = 0x20;
      constexpr unsigned char del = 0x7F;
      text += c < blank || c == del ? ' ' : value.front();
      taken = 1;
    }
    value.remove_prefix(taken);
  }
  return text;
}

std::string exchange_script(const ExchangeSenders& senders, ExchangeWay way, std::string_view object_id) {
  if (senders.applications().size() != 1) object_id = {};
  const bool rbac = way == ExchangeWay::RbacForApplications;
  std::string script(rbac ? about_rbac : about_mailbox_permission);
  script += about_running;
  script += left_out_text(senders.left_out);
  script += "\n$tenants = @(\n";
  for (const ExchangeTenant& tenant : senders.tenants) script += tenant_text(tenant, object_id);
  script += ")\n\n";
  script += rbac ? exchange_rbac_ps1 : exchange_mailbox_permission_ps1;
  script += exchange_common_ps1;
  return script;
}

Result<void> check_object_id(const ExchangeSenders& senders, std::string_view object_id) {
  if (object_id.empty()) return {};
  const auto applications = senders.applications();
  if (applications.size() > 1) {
    return failure(ErrorKind::Usage,
                   fmt::format("An Object ID is that of one application, but these settings name {}.", applications.size()),
                   "Leave it out, and fill in each ObjectId in the script; or make a script for one of them.");
  }
  constexpr auto where = "Take it from Entra admin center → Enterprise applications → the application: Object ID.";
  if (!model::is_guid(object_id)) {
    return failure(ErrorKind::Usage, "This is not an ID of the form 00000000-0000-0000-0000-000000000000.", where);
  }
  for (const ExchangeApplication* application : applications) {
    if (model::equal_ignoring_case(application->client_id, object_id)) {
      return failure(ErrorKind::Usage, "This is the Client ID, not the Object ID.", where);
    }
  }
  return {};
}

std::string exchange_script_file(std::string_view script) {
  const bool ascii = std::ranges::all_of(script, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string bytes = ascii ? "" : "\xEF\xBB\xBF";
  for (const char c : script) {
    if (c == '\n') bytes += '\r';
    bytes += c;
  }
  return bytes;
}

}  // namespace smtpcfg::validation
