#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/login.h"
#include "model/organisation.h"
#include "model/resolution.h"
#include "model/survey.h"
#include "model/target.h"

namespace smtpcfg::model {

/// Which layer each login of an installation gets: of those that have a folder and of those that organisation.xml names.
/// Decided once, and then independent of survey and organisation. Without a station, which a login has only at work.
class Everybody {
 public:
  struct One {
    Login login;        ///< as its folder is written, else as organisation.xml has it
    Decision decision;  ///< as Survey::decide() has it

    /// The layer whose settings this login gets; nullptr when it gets none (decision.error says why).
    [[nodiscard]] const Target* origin() const;
  };

  Everybody(const Survey& survey, const Organisation& organisation);

  /// By login, ignoring case.
  [[nodiscard]] std::span<const One> all() const { return all_; }
  /// nullptr when there is no such login. Its case does not matter.
  [[nodiscard]] const One* find(std::string_view login) const;
  /// Who gets this layer's settings, as positions in all(), ascending.
  [[nodiscard]] std::span<const std::size_t> getting(const Target& target) const;
  /// Who gives the order of the layers: as soon as an entry concerns somebody, it is our assumption or the organisation's.
  [[nodiscard]] OrderSource order() const { return order_; }

 private:
  std::vector<One> all_;
  std::unordered_map<std::string, std::size_t> by_login_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_origin_;
  OrderSource order_ = OrderSource::Documented;
};

}  // namespace smtpcfg::model
