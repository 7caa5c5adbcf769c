#include "model/field_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "model/certificate_source.h"
#include "model/cloud.h"
#include "model/date.h"
#include "model/fields.h"
#include "model/identifiers.h"
#include "model/invisible.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

using enum Severity;

constexpr std::string_view exchange_host = "smtp.office365.com";
constexpr std::string_view exchange_scope = "https://outlook.office365.com/.default";

class Problems {
 public:
  void error(std::string_view field, std::string message, std::string remedy) {
    add({field, Error, std::move(message), std::move(remedy)});
  }
  void warning(std::string_view field, std::string message, std::string remedy) {
    add({field, Warning, std::move(message), std::move(remedy)});
  }
  [[nodiscard]] bool about(std::string_view field) const {
    return std::ranges::any_of(found_, [&](const Problem& problem) { return problem.field == field; });
  }
  void add(Problem problem) { found_.push_back(std::move(problem)); }
  std::vector<Problem> take() && { return std::move(found_); }

 private:
  std::vector<Problem> found_;
};

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

void check_cloud(const Settings& settings, Problems& problems) {
  const Cloud authority = cloud_of_authority(settings.authority);
  if (authority == Cloud::Unknown) return;
  const auto differs = [authority](Cloud other) { return other != Cloud::Unknown && other != authority; };
  const CloudAddresses& right = addresses_of(authority);
  if (differs(cloud_of_scope(settings.scope))) {
    problems.warning("scope", fmt::format("The Scope seems to belong to another cloud than the Authority ({}).", right.name),
                     fmt::format("Enter {}, or the Authority of the tenant's cloud.", right.scope));
  }
  if (differs(cloud_of_host(settings.host))) {
    problems.warning("host", fmt::format("The SMTP Host seems to belong to another cloud than the Authority ({}).", right.name),
                     fmt::format("Enter {}, or the Authority of the tenant's cloud.", right.host));
  }
  if (differs(cloud_of_sender(settings.sender_address))) {
    problems.warning("sender.address",
                     fmt::format("The Sender's domain seems to belong to another cloud than the Authority ({}).", right.name),
                     "Check the Sender address, and the Authority of the tenant's cloud.");
  }
}

void check_client(const Settings& settings, Problems& problems) {
  if (settings.client_id.empty()) {
    problems.error("clientId", "The Client ID is missing.",
                   "Enter the Application (client) ID of the app registration: Entra admin center → App registrations → your app "
                   "→ Overview.");
  } else if (!is_guid(settings.client_id)) {
    problems.error("clientId", "The Client ID is not an ID of the form 00000000-0000-0000-0000-000000000000.",
                   "Enter the Application (client) ID from the app registration's Overview.");
  } else if (equal_ignoring_case(settings.client_id, settings.tenant)) {
    problems.error(
        "clientId", "Client ID and Tenant ID are the same.",
        "Enter the Application (client) ID here and the Directory (tenant) ID as Tenant ID; both are in the app's Overview.");
  }
}

void check_secret(const Settings& settings, Problems& problems) {
  if (settings.client_secret.empty()) {
    problems.error("clientSecret", "The Client Secret is missing.",
                   "Enter the secret's Value. If it is lost, make a new one: Entra admin center → App registrations → your app → "
                   "Certificates & secrets.");
  } else if (is_guid(settings.client_secret.reveal())) {
    problems.error(
        "clientSecret", "This is the Secret ID, not the secret.",
        "Enter the column “Value” of Certificates & secrets. It is shown only once; if it is lost, make a new secret.");
  }
}

void check_certificate(const Settings& settings, Problems& problems) {
  if (!parse_certificate_source(settings.client_certificate)) {
    if (names_certificate_store(settings.client_certificate)) {
      problems.error("clientCertificate", "After “store:” stands no thumbprint of a certificate.",
                     "Enter the certificate's thumbprint as Windows shows it: 40 hexadecimal digits (SHA-1), or 64 (SHA-256).");
    } else {
      problems.error("clientCertificate", "The Client certificate is a file's name without its folder.",
                     "Enter the whole path of the .pfx or .pem file, or store:THUMBPRINT for one in Windows' certificate store.");
    }
  }
  if (!settings.client_secret.empty()) {
    problems.warning("clientSecret", "The Client Secret is not used: the Client certificate comes before it.",
                     "Take the Client Secret away, or the Client certificate if it is the secret that is to be used.");
  }
}

void check_tenant(const Settings& settings, Problems& problems) {
  const std::string folded = fold_case(settings.tenant);
  if (folded.empty()) {
    problems.error("tenant", "The Tenant ID is missing.",
                   "Enter the Directory (tenant) ID from the app registration's Overview.");
  } else if (folded == "common" || folded == "organizations" || folded == "consumers") {
    problems.error("tenant", fmt::format("“{}” does not name a tenant, and client credentials need one.", settings.tenant),
                   "Enter the Directory (tenant) ID from the app registration's Overview.");
  } else if (is_zero_guid(folded)) {
    problems.error("tenant", "The Tenant ID is empty: it is all zeros.",
                   "Enter the Directory (tenant) ID from the app registration's Overview.");
  } else if (!is_guid(folded) && !(is_host_name(folded) && folded.find('.') != std::string::npos)) {
    problems.error("tenant", "The Tenant ID is neither an ID nor a domain.",
                   "Enter the Directory (tenant) ID, or a domain of the tenant such as contoso.com.");
  }
}

void check_scope(const Settings& settings, Problems& problems) {
  const std::string folded = fold_case(settings.scope);
  const std::string remedy = fmt::format("Enter {}.", exchange_scope);
  if (folded.empty()) {
    problems.error("scope", "The Scope is missing.", remedy);
  } else if (folded.find(' ') != std::string::npos) {
    problems.error("scope", "The Scope names more than one thing; client credentials allow one resource.", remedy);
  } else if (!folded.ends_with("/.default")) {
    problems.error("scope", "The Scope does not end in /.default, which client credentials need.", remedy);
  } else if (folded.find("graph.microsoft") != std::string::npos) {
    problems.error("scope", "The Scope is Microsoft Graph's; a token for Graph is not accepted by the mail server.", remedy);
  } else if (folded.find("ps.outlook.com") != std::string::npos) {
    problems.error("scope", "The Scope https://ps.outlook.com gives a token that the mail server does not accept.", remedy);
  }
}

void check_authority(const Settings& settings, Problems& problems) {
  const std::string remedy = "Enter https://login.microsoftonline.com (another cloud has another one).";
  const std::string folded = fold_case(settings.authority);
  if (folded.empty()) {
    problems.error("authority", "The Authority is missing.", remedy);
  } else if (!folded.starts_with("https://")) {
    problems.error("authority", "The Authority does not begin with https://; a secret must not travel in the clear.", remedy);
  } else if (const std::optional<std::string> rest = path_of_url(folded); !rest) {
    problems.error("authority", "The Authority is not an address.", remedy);
  } else if (!rest->empty() && *rest != "/") {
    problems.error("authority", "The Authority holds more than the server: the Tenant ID has its own field.", remedy);
  }
}

void check_secret_expires(const Settings& settings, std::chrono::year_month_day today, Problems& problems) {
  if (settings.secret_expires.empty()) return;
  const std::optional<std::chrono::year_month_day> expires = parse_date(settings.secret_expires);
  constexpr int soon = 30;
  if (!expires) {
    problems.error("secretExpires", fmt::format("“{}” is not a date.", settings.secret_expires),
                   "Enter it as 2027-05-01, or leave it empty.");
    return;
  }
  const auto days = (std::chrono::sys_days(*expires) - std::chrono::sys_days(today)).count();
  const std::string remedy = "Make a new client secret (Certificates & secrets) and enter its Value and its date here.";
  if (days < 0) {
    problems.warning("secretExpires", fmt::format("By its date, the Client Secret expired on {}.", settings.secret_expires),
                     remedy);
  } else if (days <= soon) {
    problems.warning(
        "secretExpires",
        fmt::format("The Client Secret expires on {}: in {} day{}.", settings.secret_expires, days, days == 1 ? "" : "s"),
        remedy);
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
    check_client(settings, further);
    if (credential_of(settings) == Credential::Certificate) {
      check_certificate(settings, further);
    } else {
      check_secret(settings, further);
      check_secret_expires(settings, today, further);
    }
    check_tenant(settings, further);
    check_scope(settings, further);
    check_authority(settings, further);
    check_cloud(settings, further);
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
  std::ranges::stable_sort(found, {}, [](const Problem& problem) { return problem.severity == Warning; });
  return found;
}

std::vector<Problem> problems_of(const Settings& settings) {
  return problems_of(settings, std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
}

}  // namespace smtpcfg::model
