#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <mutex>
#include <vector>

#include "crypto/digest.h"
#include "model/settings.h"
#include "net/authority.h"
#include "net/net_options.h"

namespace smtpcfg::net {

/// Access tokens, in memory only, asked for anew before they expire. One for each application, tenant, scope, authority and
/// credential, so that changed settings never get the old token. Thread-safe; an authority is asked without holding a lock.
class TokenCache {
 public:
  using Clock = std::chrono::steady_clock;

  struct Got {
    std::shared_ptr<const Token> token;
    bool fresh = false;  ///< just issued
  };
  std::expected<Got, AuthorityFailure> get(const model::Settings& settings, const NetOptions& options);

  /// The token did not do: the next get() asks for another.
  void forget(const model::Settings& settings);

 private:
  struct Entry {
    crypto::Sha256 key;
    std::shared_ptr<const Token> token;
    Clock::time_point good_until;
  };
  std::mutex mutex_;
  std::vector<Entry> entries_;
};

/// Until when a token is used: five minutes before its end, or for the first half of a shorter life.
TokenCache::Clock::time_point use_until(TokenCache::Clock::time_point issued, std::chrono::seconds lifetime);

}  // namespace smtpcfg::net
