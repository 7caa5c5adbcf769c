#pragma once

#include <cstdint>

#include "crypto/secret.h"

namespace smtpcfg::app {

/// A line typed without echo, key by key: the editing that a terminal does not do when it is asked to show nothing.
/// Backspace takes a whole UTF-8 character, Ctrl+U all of them, Enter ends, Ctrl+C and (on an empty line) Ctrl+D cancel.
class HiddenLine {
 public:
  enum class State : std::uint8_t { Typing, Done, Cancelled, TooLong };
  static constexpr std::size_t max_bytes = 4096;

  State feed(char byte);
  [[nodiscard]] crypto::Secret take() { return std::move(line_); }

 private:
  void erase_last();
  crypto::Secret line_;
};

}  // namespace smtpcfg::app
