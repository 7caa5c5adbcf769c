#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace smtpcfg::net {

/// What was wrong with a server's certificate, as a person would say it.
enum class TlsTrust : std::uint8_t {
  Trusted,
  Expired,
  NotYetValid,    ///< also what a wrong clock on this machine looks like
  SelfSigned,     ///< the server's certificate vouches for itself
  UnknownIssuer,  ///< signed by somebody this machine does not know: an inspecting proxy, a private authority
  OtherHost,      ///< a good certificate for another name
  Other,
};

/// What a TLS handshake showed, known also when the certificate was refused.
struct TlsFacts {
  std::string subject = {};             ///< one line, "CN=smtp.office365.com, O=…"
  std::string issuer = {};              ///< one line
  std::vector<std::string> names = {};  ///< DNS names and IP addresses the certificate is for (subjectAltName), at most 100
  std::chrono::sys_seconds not_before{};
  std::chrono::sys_seconds not_after{};
  std::string protocol = {};     ///< "TLSv1.3"; empty when the handshake did not finish
  std::string cipher = {};       ///< empty when the handshake did not finish
  int verify_code = 0;           ///< OpenSSL's X509_V_…; 0 is trusted
  std::string verify_text = {};  ///< OpenSSL's words for it: "certificate has expired"
};

/// Groups OpenSSL's X509_V_… codes.
TlsTrust trust_of(int verify_code);

}  // namespace smtpcfg::net
