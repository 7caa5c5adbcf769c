#pragma once

#include <expected>
#include <optional>
#include <string>

#include "model/settings.h"
#include "net/authority.h"
#include "net/smtp_session.h"

namespace smtpcfg::net {

// How settings become calls: what was validated is what is sent, because both go through here.

/// Port 465 with SSL means TLS from the first byte; every other port with SSL means that STARTTLS is required.
SmtpSecurity security_of(const model::Settings& settings);

SmtpAddress smtp_address_of(const model::Settings& settings);

/// What the settings' application proves itself with; a certificate is loaded for it.
/// Errors: as load_client_certificate() and check_validity(): an authority would refuse what is expired with fewer words.
std::expected<ClientCredential, CertificateError> client_credential(const model::Settings& settings);

/// The client credentials grant with the settings' application; without `credential`, with client_credential()'s.
std::expected<Token, AuthorityFailure> request_token(HttpSession& session, const model::Settings& settings,
                                                     const ClientCredential& credential);
std::expected<Token, AuthorityFailure> request_token(HttpSession& session, const model::Settings& settings);

/// The mechanism that the settings ask for, when the server offers it. None for AUTH_NONE.
std::optional<Mechanism> mechanism_for(const model::Settings& settings, const SmtpSession& session);

/// Who signs in. With OAuth the application signs in for the mailbox that sends (the XOAUTH2 user is the mailbox, never the app).
const std::string& sign_in_name(const model::Settings& settings);

/// Signs in with the token or, for the methods with a password (`token` is nullptr), with that.
std::expected<SmtpReply, SmtpFailure> sign_in(SmtpSession& session, const model::Settings& settings, Mechanism mechanism,
                                              const Token* token);

}  // namespace smtpcfg::net
