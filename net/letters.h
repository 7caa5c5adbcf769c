#pragma once

#include <string_view>

namespace smtpcfg::net {

// ASCII only and free of locales, as protocols are.

constexpr bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

constexpr bool is_alphanumeric(char letter) {
  return is_digit(letter) || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

constexpr bool is_hex_digit(char letter) {
  return is_digit(letter) || (letter >= 'A' && letter <= 'F') || (letter >= 'a' && letter <= 'f');
}

/// May stand in a host name or IPv4 address; the underscore is met in names of internal machines.
constexpr bool is_host_letter(char letter) { return is_alphanumeric(letter) || letter == '.' || letter == '-' || letter == '_'; }

constexpr bool is_ipv6_letter(char letter) { return is_hex_digit(letter) || letter == ':' || letter == '.'; }

/// Appends the text with everything but unreserved characters (RFC 3986, 2.3) percent-encoded; a crypto::Secret or a string.
template <typename Text>
void append_percent_encoded(Text& to, std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  while (!text.empty()) {
    const char letter = text.front();
    if (is_host_letter(letter) || letter == '~') {
      to.append(text.substr(0, 1));
    } else {
      const auto byte = static_cast<unsigned char>(letter);
      to.append(std::string_view("%"));
      to.append(hex.substr(byte >> 4U, 1));
      to.append(hex.substr(byte & 0xfU, 1));
    }
    text.remove_prefix(1);
  }
}

}  // namespace smtpcfg::net
