// Access tokens: the input as a token, and as the payload of one.

#include <algorithm>
#include <string>

#include "crypto/base64.h"
#include "crypto/octets.h"
#include "net/token_claims.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

crypto::Secret token_of(std::string_view payload) {
  std::string encoded = crypto::base64_encode(crypto::bytes_of(payload), crypto::Base64Padding::None);
  std::ranges::replace(encoded, '+', '-');
  std::ranges::replace(encoded, '/', '_');
  return crypto::Secret("eyJhbGciOiJSUzI1NiJ9." + encoded + ".c2lnbmF0dXJl");
}

bool is_claim(const std::string& text) { return is_printable(text) && text.size() <= 1000; }

bool in_our_calendar(const std::optional<std::chrono::sys_seconds>& moment) {
  return !moment ||
         (moment->time_since_epoch().count() > 0 &&
          std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(*moment)).year() <= std::chrono::year(9999));
}

void check(const crypto::Secret& token) {
  const std::optional<net::TokenClaims> claims = net::decode_claims(token);
  if (!claims) return;
  for (const std::string* text :
       {&claims->iss, &claims->tid, &claims->appid, &claims->oid, &claims->scp, &claims->idtyp, &claims->ver}) {
    require(is_claim(*text), "a claim may be shown");
  }
  require(claims->aud.size() <= 200 && std::ranges::all_of(claims->aud, is_claim), "at most 200 audiences that may be shown");
  require(claims->roles.size() <= 200 && std::ranges::all_of(claims->roles, is_claim), "at most 200 roles that may be shown");
  require(in_our_calendar(claims->exp) && in_our_calendar(claims->nbf) && in_our_calendar(claims->iat),
          "a token's times are ones that a calendar has");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  fuzz::check(crypto::Secret(bytes));
  fuzz::check(fuzz::token_of(bytes));
  return 0;
}
