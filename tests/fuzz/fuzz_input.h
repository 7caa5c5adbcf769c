#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace smtpcfg::fuzz {

/// An input taken apart. What steers a target stands on its first lines, so that a seed can be read and written by hand.
class FuzzInput {
 public:
  FuzzInput(const std::uint8_t* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  /// The next line, without its end; empty when there is none.
  std::string_view line();
  /// The next line as a number; 0 when it is none.
  std::size_t number();
  /// All that was not taken yet.
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// What a target holds its code to. When it does not hold, says so and aborts, which the fuzzer takes for a finding.
void require(bool holds, std::string_view what);

/// UTF-8 without control characters: what may be shown to a person.
bool is_printable(std::string_view text);

}  // namespace smtpcfg::fuzz

/// The function that libFuzzer, or replay.cpp, calls with each input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
