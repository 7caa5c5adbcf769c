#include "validation/diagnosis.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "validation/diagnosis_book.h"

namespace smtpcfg::validation {

namespace {

std::string_view name_of(Side side) { return side == Side::Authority ? "authority" : "smtp"; }

// The narrower words for a certificate that was refused; nullptr when OpenSSL's reason has none.
const char* name_of(net::TlsTrust trust) {
  switch (trust) {
    case net::TlsTrust::Expired:
      return "Expired";
    case net::TlsTrust::NotYetValid:
      return "NotYetValid";
    case net::TlsTrust::SelfSigned:
      return "SelfSigned";
    case net::TlsTrust::UnknownIssuer:
      return "UnknownIssuer";
    case net::TlsTrust::OtherHost:
      return "OtherHost";
    case net::TlsTrust::Trusted:
    case net::TlsTrust::Other:
      return nullptr;
  }
  return nullptr;
}

Known with_certificate(Known known, const net::TlsFacts& tls) {
  known.issuer = tls.issuer;
  constexpr std::size_t most_names = 5;
  for (std::size_t index = 0; index < tls.names.size() && index < most_names; ++index) {
    known.names += (known.names.empty() ? "" : ", ") + tls.names[index];
  }
  known.text = fmt::format("{:%Y-%m-%d}", fmt::gmtime(tls.not_after));
  return known;
}

Diagnosis diagnose_proxy(const net::NetError& error, Known known) {
  constexpr long sign_in_wanted = 407;
  known.proxy = error.proxy.shown;
  known.text = error.proxy_status == 0 ? error.proxy.origin : fmt::format("HTTP {}", error.proxy_status);
  return diagnose_fault(error.proxy_status == sign_in_wanted ? "proxy.sign-in"
                        : error.proxy_status != 0            ? "proxy.refuses"
                                                             : "proxy.not-reached",
                        known);
}

}  // namespace

Diagnosis diagnose_fault(std::string_view fault, const Known& known) {
  Diagnosis found;
  static_cast<void>(find_case({.kind = "fault", .key = fault}, known, found));
  return found;
}

Diagnosis diagnose_refusal(const net::AuthorityFailure& failure, const Known& known) {
  Diagnosis found;
  for (const long code : failure.codes) {
    if (find_case({.kind = "aadsts", .key = std::to_string(code)}, known, found)) return found;
  }
  if (!find_case({.kind = "oauth", .key = failure.error}, known, found)) {
    static_cast<void>(find_case({.kind = "oauth", .key = "*"}, known, found));
  }
  return found;
}

Diagnosis diagnose_reply(const net::SmtpReply& reply, std::string_view unless_named, const Known& known) {
  Diagnosis found;
  const std::string text = reply.raw();
  if (find_case({.kind = "smtp", .key = std::to_string(reply.code), .text = text}, known, found)) return found;
  if (!unless_named.empty() && reply.code == 535) return diagnose_fault(unless_named, known);
  static_cast<void>(find_case({.kind = "smtp", .key = reply.code < 500 ? "4xx" : "5xx"}, known, found));
  return found;
}

Diagnosis diagnose_net(const net::NetError& error, Side side, const Known& known) {
  Diagnosis found;
  if (error.fault == net::NetFault::Proxy && error.proxy.used()) return diagnose_proxy(error, known);
  const Known fuller = error.tls ? with_certificate(known, *error.tls) : known;
  if (error.fault == net::NetFault::TlsUntrusted && error.tls) {
    const char* const reason = name_of(net::trust_of(error.tls->verify_code));
    if (reason != nullptr && find_case({.kind = "net", .key = reason, .side = name_of(side)}, fuller, found)) return found;
  }
  if (!find_case({.kind = "net", .key = net::name_of(error.fault), .side = name_of(side)}, fuller, found)) {
    static_cast<void>(find_case({.kind = "net", .key = "*"}, fuller, found));
  }
  return found;
}

Finding failed(std::string check, Diagnosis diagnosis, std::string code, std::string evidence) {
  return {.check = std::move(check),
          .id = std::move(diagnosis.id),
          .status = Status::Fail,
          .title = std::move(diagnosis.title),
          .detail = std::move(diagnosis.cause),
          .code = std::move(code),
          .evidence = std::move(evidence),
          .remedy = std::move(diagnosis.remedy)};
}

std::string code_of(const net::AuthorityFailure& failure) {
  return failure.codes.empty() ? failure.error : fmt::format("AADSTS{}", failure.codes.front());
}

std::string code_of(const net::SmtpReply& reply) {
  return fmt::format("{}{}{}", reply.code, reply.enhanced.empty() ? "" : " ", reply.enhanced);
}

std::string evidence_of(const net::NetError& error) {
  std::string evidence = net::name_of(error.fault);
  if (!error.detail.empty()) evidence += ": " + error.detail;
  if (error.tls && error.tls->verify_code != 0) evidence += fmt::format(" ({})", error.tls->verify_text);
  if (!error.remote_address.empty()) evidence += fmt::format(" [{}]", error.remote_address);
  if (error.attempts.size() < 2) return evidence;
  for (const net::ConnectAttempt& attempt : error.attempts) {
    evidence += fmt::format("\n{}: {}", attempt.address, attempt.failure.empty() ? "no answer" : attempt.failure);
  }
  return evidence;
}

}  // namespace smtpcfg::validation
