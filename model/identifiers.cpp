#include "model/identifiers.h"

#include <algorithm>
#include <charconv>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

// Not <cctype>, which on Windows takes bytes of a code page for letters once the program has set its locale.
bool is_digit(char each) { return each >= '0' && each <= '9'; }
bool is_letter_or_digit(char each) { return is_digit(each) || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z'); }
bool is_hex(char each) { return is_digit(each) || (each >= 'a' && each <= 'f') || (each >= 'A' && each <= 'F'); }

bool is_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
         std::ranges::all_of(label, [](char each) { return is_letter_or_digit(each) || each == '-'; });
}

bool is_number_up_to(std::string_view text, int largest) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc() && end == text.data() + text.size() && is_digit(text.front()) && value <= largest;
}

// Calls `check` for each part between separators; false as soon as one does not hold.
template <typename Check>
bool all_parts(std::string_view text, char separator, const Check& check) {
  for (;;) {
    const std::size_t end = text.find(separator);
    if (!check(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

bool is_local_part(std::string_view text) {
  constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
  return text.size() <= 64 && all_parts(text, '.', [&](std::string_view atom) {
           return !atom.empty() && std::ranges::all_of(atom, [&](char each) {
             return is_letter_or_digit(each) || others.find(each) != std::string_view::npos ||
                    static_cast<unsigned char>(each) >= 0x80;
           });
         });
}

}  // namespace

bool is_guid(std::string_view text) {
  constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  return text.size() == shape.size() &&
         std::ranges::equal(text, shape, [](char each, char wanted) { return wanted == '-' ? each == '-' : is_hex(each); });
}

bool is_zero_guid(std::string_view text) {
  return is_guid(text) && std::ranges::all_of(text, [](char each) { return each == '0' || each == '-'; });
}

bool is_host_name(std::string_view text) {
  if (text.ends_with('.')) text.remove_suffix(1);
  return !text.empty() && text.size() <= 253 && all_parts(text, '.', is_label);
}

bool is_ip_address(std::string_view text) {
  const bool four = std::ranges::count(text, '.') == 3 && all_parts(text, '.', [](std::string_view part) {
                      return !part.empty() && part.size() <= 3 && is_number_up_to(part, 255);
                    });
  const bool six = std::ranges::count(text, ':') >= 2 && text.size() <= 45 &&
                   std::ranges::all_of(text, [](char each) { return is_hex(each) || each == ':' || each == '.'; });
  return four || six;
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || text.size() > 254 || !is_valid_utf8(text)) return false;
  const std::string_view domain = text.substr(at + 1);
  return is_local_part(text.substr(0, at)) && is_host_name(domain) && !domain.ends_with('.');
}

std::optional<std::string> path_of_url(std::string_view url) {
  constexpr std::string_view scheme = "https://";
  if (!url.starts_with(scheme)) return std::nullopt;
  url.remove_prefix(scheme.size());
  const std::size_t end = url.find_first_of("/?#");
  std::string_view server = url.substr(0, end);
  std::string path(end == std::string_view::npos ? std::string_view() : url.substr(end));
  if (const std::size_t bracket = server.find(']'); server.starts_with('[') && bracket != std::string_view::npos) {
    if (!is_ip_address(server.substr(1, bracket - 1))) return std::nullopt;
    server.remove_prefix(bracket + 1);
    if (server.empty()) return path;
    if (!server.starts_with(':')) return std::nullopt;
    return is_number_up_to(server.substr(1), 65535) ? std::optional(path) : std::nullopt;
  }
  const std::size_t colon = server.find(':');
  if (colon != std::string_view::npos) {
    const std::string_view port = server.substr(colon + 1);
    if (!is_number_up_to(port, 65535)) return std::nullopt;
    server = server.substr(0, colon);
  }
  if (!is_host_name(server) && !is_ip_address(server)) return std::nullopt;
  return path;
}

}  // namespace smtpcfg::model
