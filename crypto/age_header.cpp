#include "crypto/age_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "crypto/base64.h"

namespace smtpcfg::crypto {
namespace {

constexpr std::size_t columns = 64;
constexpr std::string_view stanza_start = "->";
constexpr std::string_view mac_start = "---";

/// Takes the next line off the text, without its LF; nothing when no LF is left.
std::optional<std::string_view> take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

/// "-> type argument…": single spaces, arguments of one or more visible ASCII characters.
std::optional<Stanza> parse_stanza_line(std::string_view line) {
  Stanza stanza;
  line.remove_prefix(stanza_start.size());
  if (line.empty()) return std::nullopt;
  while (!line.empty()) {
    if (!line.starts_with(' ')) return std::nullopt;
    line.remove_prefix(1);
    const std::string_view argument = line.substr(0, line.find(' '));
    if (argument.empty() || !std::ranges::all_of(argument, [](char c) { return c > 32 && c < 127; })) return std::nullopt;
    stanza.arguments.push_back(argument);
    line.remove_prefix(argument.size());
  }
  stanza.type = stanza.arguments.front();
  stanza.arguments.erase(stanza.arguments.begin());
  return stanza;
}

/// Full lines of 64 characters and a shorter one, possibly empty, that ends the body.
bool take_body(std::string_view& text, std::vector<std::byte>& body) {
  while (true) {
    const std::optional<std::string_view> line = take_line(text);
    if (!line || line->size() > columns || !base64_decode(*line, Base64Padding::None, body)) return false;
    if (line->size() < columns) return true;
  }
}

std::optional<HeaderMac> parse_mac(std::string_view line) {
  line.remove_prefix(mac_start.size());
  std::vector<std::byte> bytes;
  HeaderMac mac{};
  if (!line.starts_with(' ') || !base64_decode(line.substr(1), Base64Padding::None, bytes)) return std::nullopt;
  if (bytes.size() != mac.size()) return std::nullopt;
  std::ranges::copy(bytes, mac.begin());
  return mac;
}

}  // namespace

std::unexpected<AgeError> header_fault(std::string detail) {
  return std::unexpected(AgeError{.fault = AgeFault::Header, .detail = std::move(detail)});
}

std::expected<AgeHeader, AgeError> parse_header(std::string_view file) {
  std::string_view rest = file;
  const std::optional<std::string_view> version = take_line(rest);
  if (version != age_version_line) return header_fault("this is not an age file of version 1");

  AgeHeader header;
  while (true) {
    const char* const line_start = rest.data();
    const std::optional<std::string_view> line = take_line(rest);
    if (!line) return header_fault("the header has no end; the file is cut short");
    if (line->starts_with(mac_start)) {
      const std::optional<HeaderMac> mac = parse_mac(*line);
      if (!mac) return header_fault("the line that ends the header is malformed");
      if (header.stanzas.empty()) return header_fault("the header names no recipient");
      header.authenticated = file.substr(0, static_cast<std::size_t>(line_start - file.data()) + mac_start.size());
      header.mac = *mac;
      header.payload = rest;
      return header;
    }
    if (header.stanzas.size() == max_stanzas) return header_fault(fmt::format("more than {} recipients", max_stanzas));
    std::optional<Stanza> stanza = line->starts_with(stanza_start) ? parse_stanza_line(*line) : std::nullopt;
    if (!stanza || !take_body(rest, stanza->body)) {
      return header_fault(fmt::format("recipient {} is malformed", header.stanzas.size() + 1));
    }
    header.stanzas.push_back(*std::move(stanza));
  }
}

std::string format_stanza(std::string_view type, std::span<const std::string> arguments, std::span<const std::byte> body) {
  std::string text(stanza_start);
  text.append(" ").append(type);
  for (const std::string& argument : arguments) text.append(" ").append(argument);
  text.append("\n");
  const std::string encoded = base64_encode(body, Base64Padding::None);
  for (std::size_t at = 0; at <= encoded.size(); at += columns) text.append(encoded, at, columns).append("\n");
  return text;
}

std::string format_header(std::span<const std::string> stanzas, const Secret& file_key) {
  std::string text = std::string(age_version_line).append("\n");
  for (const std::string& stanza : stanzas) text.append(stanza);
  text.append(mac_start);
  const HeaderMac mac = header_mac(file_key, text);
  return text.append(" ").append(base64_encode(mac, Base64Padding::None)).append("\n");
}

}  // namespace smtpcfg::crypto
