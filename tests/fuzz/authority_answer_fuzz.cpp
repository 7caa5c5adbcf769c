// What an authority answers: first line the HTTP status, second its content type, third the client secret, then the body.

#include <algorithm>
#include <string>

#include "net/authority.h"
#include "validation/diagnosis.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

/// The secret is only looked for when it is one word of ASCII: showing a text may put blanks and "?" where something else stood.
bool is_one_word(std::string_view secret) {
  return std::ranges::all_of(secret, [](char each) { return each > ' ' && each < '\x7f' && each != '?'; });
}

void check(const net::AuthorityFailure& failure, std::string_view secret) {
  for (const std::string* text : {&failure.error, &failure.suberror, &failure.description, &failure.raw_description,
                                  &failure.trace_id, &failure.correlation_id, &failure.timestamp, &failure.excerpt}) {
    require(is_printable(*text), "what a failure says may be shown");
    require(secret.size() < 4 || !text->contains(secret), "a failure does not repeat the client secret");
  }
  require(failure.excerpt.size() <= 400, "an excerpt is at most 400 bytes");
  require(failure.codes.size() <= 16, "at most 16 AADSTS codes");
  require(std::ranges::all_of(failure.codes, [](long code) { return code > 0; }), "an AADSTS code is a positive number");
  require(!failure.net && failure.fault != net::AuthorityFault::NoAnswer, "an answer is an answer");

  const model::Settings settings;
  const validation::Diagnosis found = validation::diagnose_refusal(failure, validation::Known(settings));
  require(!found.id.empty() && !found.title.empty(), "a refusal always has a diagnosis");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  net::HttpAnswer answer;
  answer.facts.status = static_cast<int>(input.number() % 1000);
  answer.facts.content_type = input.line();
  const crypto::Secret secret(input.line());
  answer.body = crypto::Secret(input.rest());

  if (const auto discovery = net::read_discovery(answer)) {
    for (const std::string* text : {&discovery->issuer, &discovery->tenant_id, &discovery->token_endpoint,
                                    &discovery->cloud_instance_name, &discovery->tenant_region_scope}) {
      require(is_printable(*text), "what a discovery document says may be shown");
    }
    require(discovery->tenant_id.empty() || discovery->issuer.contains(discovery->tenant_id), "the tenant stands in the issuer");
  } else {
    check(discovery.error(), {});
  }
  if (const auto token = net::read_token(answer, secret)) {
    require(!token->access_token.empty(), "a token is not empty");
    require(std::ranges::all_of(token->access_token.reveal(), [](char each) { return each > ' ' && each < '\x7f'; }),
            "a token cannot end its place in a protocol");
    require(token->expires_in.count() >= 0, "a token's time is not negative");
  } else {
    check(token.error(), is_one_word(secret.reveal()) ? secret.reveal() : std::string_view());
  }
  return 0;
}
