#pragma once

#include <optional>
#include <vector>

#include "net/client_credential.h"
#include "validation/context.h"
#include "validation/diagnosis.h"

namespace smtpcfg::validation {

/// credential.certificate, if it is a certificate with which the application proves itself.
std::vector<PlannedCheck> planned_credential_checks(const model::Settings& settings);

/// Loads the certificate and looks at its days: who it is for and until when, expired or soon to be. Needs the disk, no network.
/// The credential to ask for a token with; nothing when there is none that could do.
std::optional<net::ClientCredential> check_credential(const Context& context);

/// Why a certificate cannot be used, as a failed credential.certificate.
Finding certificate_failure(const net::CertificateError& error, const Known& known);

/// "It was signed with CN = Aurea CRM, thumbprint A909… (SHA-1)."; empty for a secret.
std::string signer_words(const net::ClientCredential& credential);

}  // namespace smtpcfg::validation
