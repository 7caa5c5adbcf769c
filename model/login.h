#pragma once

#include <string>
#include <string_view>

#include "crypto/result.h"

namespace smtpcfg::model {

/// A CRM user's login, which is also the name of a folder. facts: at most 8 characters, letters, umlauts, ß and #;
/// digits are accepted too. Names that are devices (COM1) or folders of the CRM (system, db) are refused, and so is
/// everything with a path in it; a Login can therefore be put into a path as it stands.
class Login {
 public:
  /// Error: Usage, saying which rule is broken.
  static Result<Login> parse(std::string_view text);
  [[nodiscard]] const std::string& text() const { return text_; }
  bool operator==(const Login&) const = default;

 private:
  explicit Login(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace smtpcfg::model
