#pragma once

#include <string>
#include <string_view>

#include "net/authority.h"
#include "net/net_error.h"
#include "net/smtp_reply.h"
#include "validation/finding.h"
#include "validation/known.h"

namespace smtpcfg::validation {

/// What an error means, in words, filled with what is known. From resources/diagnosis.xml; there is always one.
struct Diagnosis {
  std::string id = {};         ///< of the case: "aadsts.7000222"
  std::string certainty = {};  ///< "documented", "met", "unverified"; empty for what we see ourselves
  std::string title;
  std::string cause;
  Remedy remedy;
};

enum class Side : std::uint8_t { Authority, Smtp };

/// Something that a check found itself: "token.audience".
Diagnosis diagnose_fault(std::string_view fault, const Known& known);

/// An OAuth refusal: by its AADSTS code, else by its `error`.
Diagnosis diagnose_refusal(const net::AuthorityFailure& failure, const Known& known);

/// A reply of the mail server, by code and words. `unless_named`: the fault that describes a refusal to sign in whose words say
/// nothing more; empty for none.
Diagnosis diagnose_reply(const net::SmtpReply& reply, std::string_view unless_named, const Known& known);

/// No answer, or none that is to be trusted. Known's issuer, names and text are filled from the certificate.
Diagnosis diagnose_net(const net::NetError& error, Side side, const Known& known);

/// A failed finding from a diagnosis.
Finding failed(std::string check, Diagnosis diagnosis, std::string code, std::string evidence);

/// "AADSTS7000222", or the OAuth error when there is no code.
std::string code_of(const net::AuthorityFailure& failure);

/// "535 5.7.3".
std::string code_of(const net::SmtpReply& reply);

/// "TlsUntrusted: certificate has expired": the raw words behind a network error, and a line for each address when several were
/// tried.
std::string evidence_of(const net::NetError& error);

}  // namespace smtpcfg::validation
