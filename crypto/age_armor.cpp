#include "crypto/age_armor.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "crypto/base64.h"

namespace smtpcfg::crypto {
namespace {

constexpr std::string_view begin_line = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view end_line = "-----END AGE ENCRYPTED FILE-----";
constexpr std::string_view white_space = " \t\r\n";
constexpr std::size_t columns = 64;
constexpr std::size_t bytes_per_line = 48;

std::unexpected<AgeError> armor_fault(std::string detail) {
  return std::unexpected(AgeError{.fault = AgeFault::Armor, .detail = std::move(detail)});
}

/// Takes the next line off the text, without its LF or CRLF.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (end != std::string_view::npos && line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::string armor(std::span<const std::byte> file) {
  const std::size_t encoded = base64_size(file.size(), Base64Padding::Required);
  std::string text(begin_line.size() + 1 + encoded + (encoded + columns - 1) / columns + end_line.size() + 1, '\n');
  std::size_t at = text.replace(0, begin_line.size(), begin_line).find('\n') + 1;
  while (!file.empty()) {
    const std::span<const std::byte> line = file.first(std::min(file.size(), bytes_per_line));
    const std::size_t size = base64_size(line.size(), Base64Padding::Required);
    base64_encode(line, Base64Padding::Required, std::span(text).subspan(at, size));
    at += size + 1;
    file = file.subspan(line.size());
  }
  text.replace(at, end_line.size(), end_line);
  return text;
}

std::expected<std::vector<std::byte>, AgeError> unarmor(std::string_view text) {
  const std::size_t start = std::min(text.find_first_not_of(white_space), text.size());
  const bool at_line_start = start == 0 || text[start - 1] == '\n';
  text.remove_prefix(start);
  if (!at_line_start || take_line(text) != begin_line) {
    return armor_fault("this is not an age file: it starts neither as one nor with the armor's BEGIN line");
  }
  std::vector<std::byte> file;
  file.reserve(text.size() / 4 * 3);
  bool last = false;
  for (std::size_t number = 1;; ++number) {
    if (text.empty()) return armor_fault("the armor has no END line; the file is cut short");
    const std::string_view line = take_line(text);
    if (line == end_line) break;
    if (last || line.empty() || line.size() > columns || !base64_decode(line, Base64Padding::Required, file)) {
      return armor_fault(fmt::format("line {} of the armor is not a full line of base64", number));
    }
    last = line.size() < columns || line.ends_with('=');
  }
  if (text.find_first_not_of(white_space) != std::string_view::npos) {
    return armor_fault("something follows the armor's END line");
  }
  return file;
}

}  // namespace smtpcfg::crypto
