#include "model/fields.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

using enum FieldKind;
using Group = FieldGroup;

// The names in the order of the dialog. `guide` holds the values of the vendor's setup guide.
constexpr std::array table{
    Field{"authentication", "Authentication", FieldKind::Authentication, Group::Method, "", "authentication", "AUTH_OAUTH2",
          &Settings::authentication},
    Field{"sender.address", "Sender address", Text, Group::Sender, "sender", "address", "", &Settings::sender_address},
    Field{"sender.name", "Sender name", Text, Group::Sender, "sender", "name", "", &Settings::sender_name},
    Field{"host", "SMTP Host", Text, Group::Server, "network", "host", "smtp.office365.com", &Settings::host},
    Field{"port", "Port", Port, Group::Server, "network", "port", "587", &Settings::port},
    Field{"enableSsl", "Enable SSL", Flag, Group::Server, "network", "enableSsl", "true", &Settings::enable_ssl},
    Field{"userName", "User name", Text, Group::Account, "network", "userName", "", &Settings::user_name},
    Field{"password", "Password", FieldKind::Secret, Group::Account, "network", "password", "", &Settings::password},
    Field{"clientId", "Client ID", Text, Group::OAuth, "oauth", "clientId", "", &Settings::client_id},
    Field{"clientSecret", "Client Secret", FieldKind::Secret, Group::OAuth, "oauth", "clientSecret", "", &Settings::client_secret,
          Credential::Secret},
    Field{"clientCertificate", "Client certificate", File, Group::OAuth, "oauth", "clientCertificate", "",
          &Settings::client_certificate, Credential::Certificate},
    Field{"certificatePassphrase", "Passphrase", FieldKind::Secret, Group::OAuth, "oauth", "certificatePassphrase", "",
          &Settings::certificate_passphrase, Credential::Certificate},
    Field{"assertionAlgorithm", "Algorithm", Algorithm, Group::OAuth, "oauth", "assertionAlgorithm", "",
          &Settings::assertion_algorithm, Credential::Certificate},
    Field{"tenant", "Tenant ID", Text, Group::OAuth, "oauth", "tenant", "", &Settings::tenant},
    Field{"scope", "Scope", Text, Group::OAuth, "oauth", "scope", "https://outlook.office365.com/.default", &Settings::scope},
    Field{"authority", "Authority", Text, Group::OAuth, "oauth", "authority", "https://login.microsoftonline.com",
          &Settings::authority},
    Field{"secretExpires", "Secret expires", Date, Group::OAuth, "oauth", "secretExpires", "", &Settings::secret_expires,
          Credential::Secret},
};

constexpr std::string_view mask = "••••••••";

Result<void> set_authentication(Settings& settings, std::string_view text) {
  const auto parsed = parse_authentication(text);
  if (!parsed) {
    std::string names;
    for (const model::Authentication each : all_authentications)
      names += fmt::format("{}{}", names.empty() ? "" : ", ", name_of(each));
    return failure(ErrorKind::Usage, fmt::format("“{}” is not an authentication method.", text),
                   fmt::format("Use one of {}.", names));
  }
  settings.authentication = *parsed;
  return {};
}

Result<void> set_port(int& port, std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (!text.empty() && (fault != std::errc() || end != text.data() + text.size() || value < 1 || value > 65535)) {
    return failure(ErrorKind::Usage, fmt::format("“{}” is not a port.", text),
                   "Use a number from 1 to 65535; Exchange Online listens on 587.");
  }
  port = value;
  return {};
}

Result<void> set_algorithm(std::string& algorithm, std::string_view text) {
  for (const std::string_view name : {"", "PS256", "RS256"}) {
    if (equal_ignoring_case(text, name)) return algorithm = name, Result<void>();
  }
  return failure(ErrorKind::Usage, fmt::format("“{}” is not an algorithm for signing with a certificate.", text),
                 "Use PS256, which Microsoft recommends, or RS256.");
}

Result<void> set_flag(bool& flag, const Field& field, std::string_view text) {
  for (const std::string_view yes : {"true", "yes", "on", "1"}) {
    if (equal_ignoring_case(text, yes)) return flag = true, Result<void>();
  }
  for (const std::string_view no : {"false", "no", "off", "0"}) {
    if (equal_ignoring_case(text, no)) return flag = false, Result<void>();
  }
  return failure(ErrorKind::Usage, fmt::format("“{}” is not a value for {}.", text, field.name), "Use true or false.");
}

}  // namespace

std::span<const Field> fields() { return table; }

const Field* find_field(std::string_view name) {
  for (const Field& field : table) {
    if (equal_ignoring_case(field.name, name)) return &field;
  }
  return nullptr;
}

std::string_view mask_of(const crypto::Secret& secret) { return secret.empty() ? std::string_view() : mask; }

std::string text_of(const Settings& settings, const Field& field) {
  switch (field.kind) {
    case Text:
    case Date:
    case File:
    case Algorithm:
      return settings.*std::get<std::string Settings::*>(field.member);
    case FieldKind::Secret:
      return std::string(mask_of(secret_of(settings, field)));
    case Flag:
      return settings.*std::get<bool Settings::*>(field.member) ? "true" : "false";
    case FieldKind::Authentication:
      return std::string(name_of(settings.authentication));
    case Port: {
      const int port = settings.*std::get<int Settings::*>(field.member);
      return port == 0 ? std::string() : fmt::to_string(port);
    }
  }
  return {};
}

Result<void> set_text(Settings& settings, const Field& field, std::string_view text) {
  if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos) {
    return failure(ErrorKind::Usage, fmt::format("The value for {} is not text.", field.name), "Enter it as UTF-8 text.");
  }
  switch (field.kind) {
    case Text:
    case Date:
    case File:
      settings.*std::get<std::string Settings::*>(field.member) = text;
      return {};
    case Algorithm:
      return set_algorithm(settings.*std::get<std::string Settings::*>(field.member), text);
    case Flag:
      return set_flag(settings.*std::get<bool Settings::*>(field.member), field, text);
    case Port:
      return set_port(settings.*std::get<int Settings::*>(field.member), text);
    case FieldKind::Authentication:
      return set_authentication(settings, text);
    case FieldKind::Secret:
      break;
  }
  return failure(ErrorKind::Usage, fmt::format("{} is a secret and is not given as text.", field.name));
}

crypto::Secret& secret_of(Settings& settings, const Field& field) {
  return settings.*std::get<crypto::Secret Settings::*>(field.member);
}

const crypto::Secret& secret_of(const Settings& settings, const Field& field) {
  return settings.*std::get<crypto::Secret Settings::*>(field.member);
}

bool is_ignored(const Field& field, model::Authentication authentication) {
  if (field.group == Group::OAuth) return authentication != model::Authentication::OAuth2;
  if (field.group == Group::Account) return !uses_account(authentication);
  return false;
}

bool is_ignored(const Field& field, const Settings& settings) {
  if (is_ignored(field, settings.authentication)) return true;
  return field.credential && *field.credential != credential_of(settings);
}

void add_secrets(const Settings& settings, crypto::Redactor& redactor) {
  for (const Field& field : table) {
    if (field.secret()) redactor.add(secret_of(settings, field));
  }
}

}  // namespace smtpcfg::model
