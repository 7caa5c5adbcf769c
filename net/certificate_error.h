#pragma once

#include <cstdint>
#include <string>

namespace smtpcfg::net {

/// Why a client certificate cannot be used.
enum class CertificateFault : std::uint8_t {
  NotNamed,         ///< the setting is neither a whole path nor store:THUMBPRINT
  NotFound,         ///< there is no such file
  Folder,           ///< a folder, or anything else that is no file
  NotReadable,      ///< no permission, or the disk fails
  TooLarge,         ///< larger than any file with a certificate
  NotACertificate,  ///< neither PFX nor PEM, damaged, or without any certificate
  NoPrivateKey,     ///< only the public part
  NeedsPassphrase,  ///< sealed with one, and none is given
  WrongPassphrase,
  OldEncryption,  ///< sealed in a way that OpenSSL does not open any more (RC2)
  OtherKey,       ///< its private key belongs to none of its certificates
  NotRsa,         ///< an elliptic curve key, say
  NoStore,        ///< this system has no certificate store
  NotInStore,     ///< the store holds no certificate of this thumbprint
  KeyNotUsable,   ///< signing with the private key failed
  Expired,        ///< by this machine's clock, as the next
  NotYetValid,
};

struct CertificateError {
  CertificateFault fault = CertificateFault::NotACertificate;
  std::string detail = {};  ///< what more there is to say (the system's words, a date); never a secret
};

/// The fault's name as reports have it: "WrongPassphrase".
const char* name_of(CertificateFault fault);

}  // namespace smtpcfg::net
