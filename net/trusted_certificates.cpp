#include "net/trusted_certificates.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <fstream>
#include <iterator>

#include "model/system_path.h"
#include "model/text.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_file = std::size_t{4} * 1024 * 1024;

std::string read_at_most(std::ifstream& file, std::size_t size) {
  std::string bytes(size, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

}  // namespace

std::expected<std::vector<Certificate>, std::string> read_certificates(const std::string& path) {
  std::vector<Certificate> certificates;
  if (path.empty()) return certificates;
  std::ifstream file(model::system_path(model::path_of(path)), std::ios::binary);
  if (!file) return std::unexpected("Cannot read the CA file " + path + ".");
  const std::string pem = read_at_most(file, max_file + 1);
  if (pem.size() > max_file) return std::unexpected("The CA file " + path + " is larger than 4 MiB.");
  struct BioFree {
    void operator()(BIO* bio) const { BIO_free(bio); }
  };
  const std::unique_ptr<BIO, BioFree> bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  while (X509* certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) certificates.emplace_back(certificate);
  ERR_clear_error();  // the end of the file counts as an error
  if (certificates.empty()) return std::unexpected("The CA file " + path + " holds no certificate in PEM form.");
  return certificates;
}

}  // namespace smtpcfg::net
