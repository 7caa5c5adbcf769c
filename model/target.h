#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "crypto/result.h"

namespace smtpcfg::model {

/// What a command works on: `user:SSELLER`, `system`, `file:PATH`.
struct Target {
  enum class Kind : std::uint8_t { User, System, File };
  Kind kind = Kind::System;
  std::string value;  ///< the login or the path (UTF-8); empty for system

  /// Error: Usage, with the forms that exist. A user's login is checked here.
  static Result<Target> parse(std::string_view text);
  static Target user(std::string login) { return {Kind::User, std::move(login)}; }
  static Target system() { return {Kind::System, {}}; }
  static Target file(std::string path) { return {Kind::File, std::move(path)}; }

  [[nodiscard]] std::string text() const;
  /// For a sentence: "SSELLER's smtp.cfg", "the system-wide smtp.cfg", or the path.
  [[nodiscard]] std::string words() const;
  bool operator==(const Target&) const = default;
};

}  // namespace smtpcfg::model
