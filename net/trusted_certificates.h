#pragma once

#include <openssl/x509.h>

#include <expected>
#include <memory>
#include <string>
#include <vector>

namespace smtpcfg::net {

struct CertificateFree {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, CertificateFree>;

/// The certificates of a PEM file (UTF-8 path); none for an empty path.
/// Error: a sentence, when the file cannot be read, is larger than 4 MiB, or holds no certificate.
std::expected<std::vector<Certificate>, std::string> read_certificates(const std::string& path);

}  // namespace smtpcfg::net
