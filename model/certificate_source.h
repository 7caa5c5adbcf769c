#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace smtpcfg::model {

/// Where a client certificate is: a file, or Windows' certificate store.
struct CertificateSource {
  std::string file = {};        ///< its whole path; empty for the store
  std::string thumbprint = {};  ///< in the store: hexadecimal digits in lower case, 40 of SHA-1 or 64 of SHA-256
};

/// What the field clientCertificate says: the whole path of a file, of this system or another one's ("D:\crm\smtp.pfx"), or
/// "store:THUMBPRINT", the thumbprint with or without blanks and colons between its digits. Nothing for anything else: a path
/// that depends on the folder in which a program was started would be another file for each of the programs that send.
std::optional<CertificateSource> parse_certificate_source(std::string_view text);

/// True for "store:…", well-formed or not.
bool names_certificate_store(std::string_view text);

}  // namespace smtpcfg::model
