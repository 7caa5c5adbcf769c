#include "net/certificate_facts.h"

#include <openssl/bio.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>
#include <string_view>

#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_text = 500;
constexpr int max_names = 100;

struct BioFree {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, BioFree>;

std::string text_of(const Bio& bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return size > 0 ? printable(std::string_view(data, static_cast<std::size_t>(size)), max_text) : std::string();
}

std::string one_line(const X509_NAME* name) {
  const Bio bio(BIO_new(BIO_s_mem()));
  // Without ESC_MSB, so that an umlaut stays one.
  X509_NAME_print_ex(bio.get(), name, 0, XN_FLAG_ONELINE & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
  return text_of(bio);
}

std::vector<std::string> alternative_names(const X509* certificate) {
  struct NamesFree {
    void operator()(GENERAL_NAMES* names) const { GENERAL_NAMES_free(names); }
  };
  const std::unique_ptr<GENERAL_NAMES, NamesFree> names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
  std::vector<std::string> texts;
  if (!names) return texts;
  for (int index = 0; index < sk_GENERAL_NAME_num(names.get()) && index < max_names; ++index) {
    GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), index);
    if (name->type != GEN_DNS && name->type != GEN_IPADD) continue;
    const Bio bio(BIO_new(BIO_s_mem()));
    GENERAL_NAME_print(bio.get(), name);
    const std::string text = text_of(bio);  // "DNS:host" or "IP Address:127.0.0.1"
    texts.push_back(text.substr(text.find(':') + 1));
  }
  return texts;
}

std::chrono::sys_seconds moment(const ASN1_TIME* time) {
  std::tm utc{};
  if (ASN1_TIME_to_tm(time, &utc) != 1) return {};
  const std::chrono::year_month_day day(std::chrono::year(utc.tm_year + 1900),
                                        std::chrono::month(static_cast<unsigned>(utc.tm_mon + 1)),
                                        std::chrono::day(static_cast<unsigned>(utc.tm_mday)));
  return std::chrono::sys_days(day) + std::chrono::hours(utc.tm_hour) + std::chrono::minutes(utc.tm_min) +
         std::chrono::seconds(utc.tm_sec);
}

}  // namespace

TlsFacts facts_of(const X509* certificate) {
  TlsFacts facts;
  facts.subject = one_line(X509_get_subject_name(certificate));
  facts.issuer = one_line(X509_get_issuer_name(certificate));
  facts.names = alternative_names(certificate);
  facts.not_before = moment(X509_get0_notBefore(certificate));
  facts.not_after = moment(X509_get0_notAfter(certificate));
  return facts;
}

TlsTrust trust_of(int verify_code) {
  switch (verify_code) {
    case X509_V_OK:
      return TlsTrust::Trusted;
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return TlsTrust::Expired;
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return TlsTrust::NotYetValid;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
      return TlsTrust::SelfSigned;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:  // the chain came with its own root
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_UNTRUSTED:
      return TlsTrust::UnknownIssuer;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return TlsTrust::OtherHost;
    default:
      return TlsTrust::Other;
  }
}

}  // namespace smtpcfg::net
