#include "model/field_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/fields.h"
#include "model/identifiers.h"
#include "model/invisible.h"
#include "model/oauth_rules.h"
#include "model/problems.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view exchange_host = "smtp.office365.com";

void check_invisible(const Settings& settings, Problems& problems) {
  for (const Field& field : fields()) {
    if (is_ignored(field, settings) || field.kind == FieldKind::Flag || field.kind == FieldKind::Port) continue;
    // What a person made up may begin or end with a blank; a client secret never does, and a pasted one often does.
    if (field.name == "password" || field.name == "certificatePassphrase" || field.name == "sender.name") continue;
    const Cleaned cleaned =
        field.secret() ? without_invisible(secret_of(settings, field).reveal()) : without_invisible(text_of(settings, field));
    if (!cleaned.removed.empty()) {
      problems.error(field.name, fmt::format("{} holds what was copied along unseen: {}.", field.label, cleaned.removed),
                     "Remove it: enter the value anew.");
    } else if (is_quoted(cleaned.text)) {
      problems.error(field.name, fmt::format("{} stands in quotation marks.", field.label),
                     "Remove them: they are not part of it.");
    }
  }
}

std::string_view other_protocol_on(int port) {
  switch (port) {
    case 80:
    case 443:
      return "web pages";
    case 110:
    case 995:
      return "fetching mail (POP)";
    case 143:
    case 993:
      return "fetching mail (IMAP)";
    default:
      return {};
  }
}

void check_server(const Settings& settings, Problems& problems) {
  const std::string host = fold_case(settings.host);
  if (host.empty()) {
    problems.error("host", "The SMTP Host is missing.",
                   fmt::format("Enter the mail server's name; for Exchange Online {}.", exchange_host));
  } else if (host.find("://") != std::string::npos) {
    problems.error("host", "The SMTP Host is an address with ://; only the server's name belongs here.",
                   fmt::format("Enter for example {}.", exchange_host));
  } else if (!is_host_name(host) && !is_ip_address(host)) {
    problems.error("host", fmt::format("“{}” is not the name of a server.", settings.host),
                   fmt::format("Enter for example {}.", exchange_host));
  }
  if (settings.port == 0) {
    problems.error("port", "The Port is missing.", "Enter 587; that is where Exchange Online listens.");
  } else if (const std::string_view other = other_protocol_on(settings.port); !other.empty()) {
    problems.warning("port", fmt::format("Port {} is usually for {}, not for sending mail.", settings.port, other),
                     "Enter 587, or the port that the mail server's administrator names.");
  } else if (host == exchange_host && settings.port == 465) {
    problems.error("port", "Exchange Online does not listen on port 465.", "Enter 587 and leave Enable SSL ticked.");
  }
  if (!settings.enable_ssl && (settings.authentication == Authentication::OAuth2 || host == exchange_host)) {
    problems.error("enableSsl", "Without SSL the mail server does not offer this way of signing in.", "Tick Enable SSL.");
  } else if (!settings.enable_ssl && settings.authentication != Authentication::None) {
    problems.warning("enableSsl", "Without SSL, user name, password and mail travel in the clear.",
                     "Tick Enable SSL if the server offers it.");
  }
}

void check_sender(const Settings& settings, Problems& problems) {
  if (settings.sender_address.empty()) {
    problems.error("sender.address", "The Sender address is missing.",
                   settings.authentication == Authentication::OAuth2
                       ? "Enter the address of the mailbox that sends; the application signs in for it."
                       : "Enter the address that mails are sent from.");
  } else if (!is_mail_address(settings.sender_address)) {
    problems.error("sender.address", fmt::format("“{}” is not an e-mail address.", settings.sender_address),
                   "Enter for example crm@contoso.com.");
  }
  if (has_control_characters(settings.sender_name)) {
    problems.error("sender.name", "The Sender name holds a line break or another control character.",
                   "Enter the name on one line.");
  }
}

void check_account(const Settings& settings, Problems& problems) {
  if (settings.user_name.empty())
    problems.error("userName", "The User name is missing.", "Enter the name of the account at the mail server.");
  if (settings.password.empty()) problems.error("password", "The Password is missing.", "Enter the account's password.");
  if (equal_ignoring_case(settings.host, exchange_host)) {
    problems.warning(
        "authentication",
        "Exchange Online retires signing in with user name and password: off by default for existing tenants from the end of "
        "December 2026 (Microsoft's announcement of January 2026).",
        "Choose AUTH_OAUTH2 (Exchange Online).");
  }
}

}  // namespace

std::vector<Problem> problems_of(const Settings& settings, std::chrono::year_month_day today) {
  Problems problems;
  check_invisible(settings, problems);
  Problems further;
  if (settings.authentication == Authentication::OAuth2) {
    check_oauth(settings, today, further);
  } else if (uses_account(settings.authentication)) {
    check_account(settings, further);
  }
  check_server(settings, further);
  check_sender(settings, further);
  // One thing at a time: a value with something invisible in it fails its other rules only because of that.
  for (Problem& problem : std::move(further).take()) {
    if (!problems.about(problem.field)) problems.add(std::move(problem));
  }
  std::vector<Problem> found = std::move(problems).take();
  const auto position = [](const Problem& problem) { return find_field(problem.field); };
  std::ranges::stable_sort(found, {}, position);
  std::ranges::stable_sort(found, {}, [](const Problem& problem) { return problem.severity == Severity::Warning; });
  return found;
}

std::vector<Problem> problems_of(const Settings& settings) {
  return problems_of(settings, std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

}  // namespace smtpcfg::model
