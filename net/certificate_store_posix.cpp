#include "net/certificate_store.h"

namespace smtpcfg::net {

std::expected<ClientCertificate, CertificateError> find_in_store(const std::string& /*thumbprint*/) {
  return std::unexpected(CertificateError{CertificateFault::NoStore});
}

}  // namespace smtpcfg::net
