#include "model/certificate_source.h"

#include <algorithm>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view store = "store:";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_slash(char c) { return c == '/' || c == '\\'; }

/// "/etc/crm.pem", "\\server\share\crm.pfx", "D:\crm.pfx".
bool is_whole_path(std::string_view text) {
  if (text.starts_with('/') || text.starts_with("\\\\")) return text.size() > 2;
  return text.size() > 3 && is_letter(text[0]) && text[1] == ':' && is_slash(text[2]);
}

/// The digits alone; empty when there is anything else than them, or not as many as a digest has.
std::string digits_of(std::string_view thumbprint) {
  constexpr std::size_t sha1 = 40;
  constexpr std::size_t sha256 = 64;
  std::string digits = fold_case(thumbprint);
  std::erase_if(digits, [](char c) { return c == ' ' || c == ':'; });
  const bool hex = digits.find_first_not_of("0123456789abcdef") == std::string::npos;
  return hex && (digits.size() == sha1 || digits.size() == sha256) ? digits : std::string();
}

}  // namespace

bool names_certificate_store(std::string_view text) { return equal_ignoring_case(text.substr(0, store.size()), store); }

std::optional<CertificateSource> parse_certificate_source(std::string_view text) {
  CertificateSource source;
  if (names_certificate_store(text)) {
    source.thumbprint = digits_of(text.substr(store.size()));
  } else if (is_whole_path(text)) {
    source.file = text;
  }
  if (source.file.empty() && source.thumbprint.empty()) return std::nullopt;
  return source;
}

}  // namespace smtpcfg::model
