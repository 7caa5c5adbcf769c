#include "model/settings.h"

#include "model/fields.h"

namespace smtpcfg::model {

Settings Settings::clone() const {
  return {.authentication = authentication,
          .host = host,
          .port = port,
          .enable_ssl = enable_ssl,
          .sender_address = sender_address,
          .sender_name = sender_name,
          .user_name = user_name,
          .password = password.clone(),
          .client_id = client_id,
          .client_secret = client_secret.clone(),
          .client_certificate = client_certificate,
          .certificate_passphrase = certificate_passphrase.clone(),
          .assertion_algorithm = assertion_algorithm,
          .tenant = tenant,
          .scope = scope,
          .authority = authority,
          .secret_expires = secret_expires};
}

Credential credential_of(const Settings& settings) {
  return settings.client_certificate.empty() ? Credential::Secret : Credential::Certificate;
}

void fill_exchange_online_defaults(Settings& settings) {
  for (const Field& field : fields()) {
    const bool textual = field.kind == FieldKind::Text || field.kind == FieldKind::Port;
    if (textual && !field.guide.empty() && text_of(settings, field).empty()) {
      static_cast<void>(set_text(settings, field, field.guide));
    }
  }
}

}  // namespace smtpcfg::model
