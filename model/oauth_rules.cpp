#include "model/oauth_rules.h"

#include <fmt/format.h>

#include <optional>

#include "model/certificate_source.h"
#include "model/cloud.h"
#include "model/date.h"
#include "model/identifiers.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view exchange_scope = "https://outlook.office365.com/.default";

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

}  // namespace

void check_oauth(const Settings& settings, std::chrono::year_month_day today, Problems& problems) {
  check_client(settings, problems);
  if (credential_of(settings) == Credential::Certificate) {
    check_certificate(settings, problems);
  } else {
    check_secret(settings, problems);
    check_secret_expires(settings, today, problems);
  }
  check_tenant(settings, problems);
  check_scope(settings, problems);
  check_authority(settings, problems);
  check_cloud(settings, problems);
}

}  // namespace smtpcfg::model
