#include "net/authority_answer.h"

#include <algorithm>
#include <charconv>

#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_codes = 16;
constexpr std::size_t max_name = 200;
constexpr std::size_t max_description = 4000;
constexpr std::size_t max_excerpt = 400;
constexpr int too_many_requests = 429;

void add_code(std::vector<long>& codes, long code) {
  if (code > 0 && codes.size() < max_codes && std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
}

/// The value behind "Trace ID: ", up to the end of its line or, for ids, of its word.
std::string_view labelled(std::string_view text, std::string_view label, std::string_view ends) {
  const std::size_t found = text.find(label);
  if (found == std::string_view::npos) return {};
  const std::string_view rest = text.substr(found + label.size());
  return rest.substr(0, rest.find_first_of(ends));
}

void read_oauth_error(AuthorityFailure& failure, const FlatJson& json, const crypto::Redactor& redactor) {
  const auto shown = [&redactor](std::string_view text, std::size_t limit) { return printable(redactor.redact(text), limit); };
  const std::string_view description = json.text("error_description");
  const auto member_or_label = [&](std::string_view member, std::string_view label, std::string_view ends) {
    const std::string_view value = json.text(member);
    return shown(value.empty() ? labelled(description, label, ends) : value, max_name);
  };
  failure.error = shown(json.text("error"), max_name);
  failure.suberror = shown(json.text("suberror"), max_name);
  for (const std::int64_t code : json.values("error_codes").numbers) {
    constexpr std::int64_t max_code = 999'999'999;
    if (code <= max_code) add_code(failure.codes, static_cast<int>(code));
  }
  if (failure.codes.empty()) failure.codes = aadsts_codes_in(description);
  failure.raw_description = shown(description, max_description);
  failure.description = shown(without_trace(description), max_description);
  failure.trace_id = member_or_label("trace_id", "Trace ID: ", " \r\n");
  failure.correlation_id = member_or_label("correlation_id", "Correlation ID: ", " \r\n");
  failure.timestamp = member_or_label("timestamp", "Timestamp: ", "\r\n");
}

/// What may be shown of a body that is not understood: nothing at all when it could hold a token.
std::string excerpt_of(std::string_view body, const crypto::Redactor& redactor) {
  for (const std::string_view mark : {"access_token", "id_token", "eyJ"}) {
    if (body.find(mark) != std::string_view::npos) return {};
  }
  return printable(redactor.redact(body), max_excerpt);
}

}  // namespace

std::vector<long> aadsts_codes_in(std::string_view text) {
  constexpr std::string_view mark = "AADSTS";
  std::vector<long> codes;
  for (std::size_t found = text.find(mark); found != std::string_view::npos; found = text.find(mark, found + 1)) {
    constexpr std::size_t max_digits = 9;
    const std::string_view digits = text.substr(found + mark.size(), max_digits);
    long code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code);
    add_code(codes, code);
  }
  return codes;
}

std::string_view without_trace(std::string_view description) {
  description = description.substr(0, description.find("Trace ID: "));
  while (!description.empty() && (description.ends_with(' ') || description.ends_with('\r') || description.ends_with('\n'))) {
    description.remove_suffix(1);
  }
  return description;
}

AuthorityFailure failure_of(const HttpAnswer& answer, const FlatJson* json, const crypto::Redactor& redactor) {
  AuthorityFailure failure;
  failure.http = answer.facts;
  failure.http.location = redactor.redact(failure.http.location);
  failure.fault = AuthorityFault::NotOAuth;
  if (json != nullptr && !json->text("error").empty()) {
    failure.fault = AuthorityFault::Refused;
    read_oauth_error(failure, *json, redactor);
  } else {
    failure.excerpt = excerpt_of(answer.body.reveal(), redactor);
  }
  if (answer.facts.status == too_many_requests) failure.fault = AuthorityFault::Throttled;
  return failure;
}

}  // namespace smtpcfg::net
