// Key files: identities, recipients, the Bech32 that both are written in, and keys that Windows has sealed.

#include <algorithm>
#include <string>

#include "crypto/age_identity.h"
#include "crypto/bech32.h"
#include "model/dpapi_key.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

void check_identity(const crypto::AgeIdentity& identity) {
  const auto again = crypto::AgeIdentity::parse(identity.text().reveal());
  require(again && again->recipient() == identity.recipient(), "an identity written out reads as itself");
}

void check_recipient(const crypto::AgeRecipient& recipient) {
  require(crypto::AgeRecipient::parse(recipient.text()) == recipient, "a recipient written out reads as itself");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  const auto identities = crypto::parse_identity_file(crypto::Secret(text));
  require(!identities || !identities->empty(), "an identity file without identities is none");
  if (identities) std::ranges::for_each(*identities, check_identity);
  const auto recipients = crypto::parse_recipients_file(text);
  if (recipients) std::ranges::for_each(*recipients, check_recipient);
  for (const Error* error : {identities ? nullptr : &identities.error(), recipients ? nullptr : &recipients.error()}) {
    require(error == nullptr || is_printable(error->message), "what is no key is refused in words that may be shown");
    require(error == nullptr || !error->message.contains("AGE-SECRET-KEY-1"), "and without the key");
  }
  const auto sealed = model::parse_dpapi_key(text);
  require(!sealed || model::format_dpapi_key(*sealed) == text, "a key that Windows sealed has one form only");
  require(!sealed || model::looks_like_dpapi_key(text), "and is recognised by its beginning");
  require(!sealed || is_printable(sealed->place.machine + sealed->place.user), "and names its place in words that may be shown");
  require(sealed || is_printable(sealed.error().message), "what is none is refused in words that may be shown");
  const auto decoded = crypto::bech32_decode(text);
  const auto lower = [](char each) { return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each; };
  require(!decoded ||
              std::ranges::equal(crypto::bech32_encode(decoded->prefix, decoded->data.bytes()).reveal(), text, {}, lower, lower),
          "Bech32 has one form only");
  return 0;
}
