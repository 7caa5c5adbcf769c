#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "crypto/redactor.h"
#include "crypto/result.h"
#include "model/settings.h"

namespace smtpcfg::model {

/// File: a text that names a file. Algorithm: PS256 or RS256.
enum class FieldKind : std::uint8_t { Text, Secret, Port, Flag, Authentication, Date, File, Algorithm };

/// Which part of the dialog a field belongs to, and so when it counts: OAuth with AUTH_OAUTH2, Account with the basic methods.
enum class FieldGroup : std::uint8_t { Method, Sender, Server, Account, OAuth };

using FieldMember = std::variant<std::string Settings::*, crypto::Secret Settings::*, int Settings::*, bool Settings::*,
                                 Authentication Settings::*>;

/// One row of the table from which files, console, JSON, dialog and documentation take their names.
struct Field {
  std::string_view name;   ///< "clientId": on the command line and in JSON
  std::string_view label;  ///< "Client ID": for a person
  FieldKind kind;
  FieldGroup group;
  std::string_view element;    ///< child element of <smtp>, empty for <smtp> itself
  std::string_view attribute;  ///< attribute of that element
  std::string_view guide;      ///< the setup guide's value for Exchange Online, or empty
  FieldMember member;
  std::optional<Credential> credential = {};  ///< the one that this field is a part of

  [[nodiscard]] bool secret() const { return kind == FieldKind::Secret; }
};

/// All fields, in the order in which a person reads them.
std::span<const Field> fields();

/// By name, ignoring case; nullptr when there is none.
const Field* find_field(std::string_view name);

/// The value as text: "587", "true", "AUTH_OAUTH2". A secret reads as its mask; an unset port is empty.
std::string text_of(const Settings& settings, const Field& field);

/// What stands for a secret: empty when it is not set, else always the same, so that its length stays unknown.
std::string_view mask_of(const crypto::Secret& secret);

/// Sets a field that is not secret. Error: Usage, with the values that would do.
Result<void> set_text(Settings& settings, const Field& field, std::string_view text);

/// The secret behind a field of kind Secret.
crypto::Secret& secret_of(Settings& settings, const Field& field);
const crypto::Secret& secret_of(const Settings& settings, const Field& field);

/// True when the field is left out of consideration under the chosen method (a client ID with AUTH_PLAIN).
bool is_ignored(const Field& field, Authentication authentication);
/// True also for the parts of the credential that does not count (a client secret beside a certificate).
bool is_ignored(const Field& field, const Settings& settings);

/// Teaches the redactor every secret of these settings.
void add_secrets(const Settings& settings, crypto::Redactor& redactor);

}  // namespace smtpcfg::model
