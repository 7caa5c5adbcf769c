#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/field_rules.h"

namespace smtpcfg::model {

/// What the rules find, in the order in which they look.
class Problems {
 public:
  void error(std::string_view field, std::string message, std::string remedy) {
    add({field, Severity::Error, std::move(message), std::move(remedy)});
  }
  void warning(std::string_view field, std::string message, std::string remedy) {
    add({field, Severity::Warning, std::move(message), std::move(remedy)});
  }
  [[nodiscard]] bool about(std::string_view field) const {
    return std::ranges::any_of(found_, [&](const Problem& problem) { return problem.field == field; });
  }
  void add(Problem problem) { found_.push_back(std::move(problem)); }
  std::vector<Problem> take() && { return std::move(found_); }

 private:
  std::vector<Problem> found_;
};

}  // namespace smtpcfg::model
