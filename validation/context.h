#pragma once

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/field_rules.h"
#include "model/settings.h"
#include "net/authority.h"
#include "net/net_options.h"
#include "net/token_claims.h"
#include "validation/collector.h"
#include "validation/known.h"

namespace smtpcfg::validation {

/// What every check works with.
struct Context {
  const model::Settings& settings;
  const std::vector<model::Problem>& problems;
  net::NetOptions net;
  Collector& collector;
  Known known;
  std::vector<std::string> test_mail = {};  ///< the addresses that a test mail goes to; empty for none

  /// True when none of these fields has an error.
  [[nodiscard]] bool sound(std::initializer_list<std::string_view> fields) const {
    return std::ranges::none_of(problems, [&](const model::Problem& problem) {
      return problem.severity == model::Severity::Error && std::ranges::find(fields, problem.field) != fields.end();
    });
  }
  [[nodiscard]] bool stopped() const { return net.stop.stop_requested(); }
};

/// What the OAuth side hands to the SMTP side.
struct Ticket {
  net::Token token;
  std::optional<net::TokenClaims> claims;
};

}  // namespace smtpcfg::validation
