#include "net/certificate_error.h"

namespace smtpcfg::net {

const char* name_of(CertificateFault fault) {
  switch (fault) {
    case CertificateFault::NotNamed:
      return "NotNamed";
    case CertificateFault::NotFound:
      return "NotFound";
    case CertificateFault::Folder:
      return "Folder";
    case CertificateFault::NotReadable:
      return "NotReadable";
    case CertificateFault::TooLarge:
      return "TooLarge";
    case CertificateFault::NotACertificate:
      return "NotACertificate";
    case CertificateFault::NoPrivateKey:
      return "NoPrivateKey";
    case CertificateFault::NeedsPassphrase:
      return "NeedsPassphrase";
    case CertificateFault::WrongPassphrase:
      return "WrongPassphrase";
    case CertificateFault::OldEncryption:
      return "OldEncryption";
    case CertificateFault::OtherKey:
      return "OtherKey";
    case CertificateFault::NotRsa:
      return "NotRsa";
    case CertificateFault::NoStore:
      return "NoStore";
    case CertificateFault::NotInStore:
      return "NotInStore";
    case CertificateFault::KeyNotUsable:
      return "KeyNotUsable";
    case CertificateFault::Expired:
      return "Expired";
    case CertificateFault::NotYetValid:
      return "NotYetValid";
  }
  return "";
}

}  // namespace smtpcfg::net
