#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "crypto/secret.h"

namespace smtpcfg::net {

/// What an access token says about itself. Nobody checked its signature, and only the resource may: these are hints for a
/// person, never a reason to trust or to refuse.
struct TokenClaims {
  std::vector<std::string> aud;  ///< usually one
  std::string iss;
  std::string tid;                 ///< tenant
  std::string appid;               ///< client id: appid (v1 tokens) or azp (v2)
  std::string oid;                 ///< Object ID of the enterprise application, the one New-ServicePrincipal wants
  std::vector<std::string> roles;  ///< application permissions; at most 200
  std::string scp;                 ///< set in delegated tokens only
  std::string idtyp;               ///< "app" where the resource asks for the claim
  std::string ver;                 ///< "1.0", "2.0"
  std::optional<std::chrono::sys_seconds> exp;
  std::optional<std::chrono::sys_seconds> nbf;
  std::optional<std::chrono::sys_seconds> iat;  ///< back-dated by some minutes at Microsoft: no clock
};

/// Reads the payload of a JWT; nullopt for an opaque or encrypted token, which is nothing wrong.
std::optional<TokenClaims> decode_claims(const crypto::Secret& token);

}  // namespace smtpcfg::net
