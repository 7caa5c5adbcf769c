#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/secret.h"

namespace smtpcfg::net {

/// Text in memory that is wiped: one of an answer's members is the access token.
using WipedText = std::basic_string<char, std::char_traits<char>, crypto::WipingAllocator<char>>;

/// The outermost object of a JSON document: its texts and numbers, alone or in an array. What lies deeper is left out.
class FlatJson {
 public:
  struct Values {
    std::vector<WipedText> texts;
    std::vector<std::int64_t> numbers;  ///< fractions cut off
  };

  /// Takes strict JSON in UTF-8 only; nullopt when it is something else, no object, nested deeper than 32, or has more than
  /// 1,000 values.
  static std::optional<FlatJson> parse(std::string_view bytes);

  /// The first text of a member, empty without one.
  [[nodiscard]] std::string_view text(std::string_view name) const;
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const;
  [[nodiscard]] const Values& values(std::string_view name) const;

 private:
  std::map<std::string, Values, std::less<>> members_;
};

}  // namespace smtpcfg::net
