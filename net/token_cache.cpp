#include "net/token_cache.h"

#include <algorithm>
#include <utility>

#include "net/with_settings.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_entries = 16;

/// The parts are joined with a byte that none of them can hold.
crypto::Sha256 key_of(const model::Settings& settings) {
  crypto::Secret parts;
  for (const std::string* const part : {&settings.authority, &settings.tenant, &settings.client_id, &settings.scope,
                                        &settings.client_certificate, &settings.assertion_algorithm}) {
    parts.append(*part);
    parts.append(std::string_view("\0", 1));
  }
  for (const crypto::Secret* const part : {&settings.client_secret, &settings.certificate_passphrase}) {
    parts.append(part->reveal());
    parts.append(std::string_view("\0", 1));
  }
  return crypto::sha256(parts.reveal());
}

}  // namespace

TokenCache::Clock::time_point use_until(TokenCache::Clock::time_point issued, std::chrono::seconds lifetime) {
  constexpr std::chrono::seconds margin = std::chrono::minutes(5);
  return issued + lifetime - std::min(margin, lifetime / 2);
}

std::expected<TokenCache::Got, AuthorityFailure> TokenCache::get(const model::Settings& settings, const NetOptions& options) {
  const crypto::Sha256 key = key_of(settings);
  {
    const std::scoped_lock lock(mutex_);
    const auto found = std::ranges::find(entries_, key, &Entry::key);
    if (found != entries_.end() && Clock::now() < found->good_until) return Got{.token = found->token};
  }
  const Clock::time_point asked = Clock::now();
  HttpSession session(options);
  std::expected<Token, AuthorityFailure> answer = request_token(session, settings);
  if (!answer) return std::unexpected(std::move(answer.error()));
  auto token = std::make_shared<const Token>(std::move(*answer));
  const std::scoped_lock lock(mutex_);
  std::erase_if(entries_, [&](const Entry& each) { return each.key == key || each.good_until <= asked; });
  if (entries_.size() >= max_entries) entries_.erase(entries_.begin());
  entries_.push_back({.key = key, .token = token, .good_until = use_until(asked, token->expires_in)});
  return Got{.token = std::move(token), .fresh = true};
}

void TokenCache::forget(const model::Settings& settings) {
  const crypto::Sha256 key = key_of(settings);
  const std::scoped_lock lock(mutex_);
  std::erase_if(entries_, [&](const Entry& each) { return each.key == key; });
}

}  // namespace smtpcfg::net
