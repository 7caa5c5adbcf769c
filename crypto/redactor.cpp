#include "crypto/redactor.h"

#include <algorithm>
#include <array>
#include <utility>

#include "crypto/base64.h"

namespace smtpcfg::crypto {
namespace {

constexpr std::string_view mask = "•••";
constexpr std::size_t shortest_secret = 4;

/// The base64 characters that the secret alone decides when `before` bytes (0 to 2) stand before it and anything after.
Secret base64_form(const Secret& secret, std::size_t before) {
  Secret shifted = Secret::zeroed(before);
  shifted.append(secret.bytes());
  Secret encoded = Secret::zeroed(base64_size(shifted.size(), Base64Padding::None));
  const std::span<std::byte> text = encoded.writable();
  base64_encode(shifted.bytes(), Base64Padding::None, std::span(reinterpret_cast<char*>(text.data()), text.size()));
  const std::size_t first = (before * 8 + 5) / 6;
  return Secret(encoded.bytes().subspan(first, shifted.size() * 8 / 6 - first));
}

Secret url_alphabet(const Secret& base64) {
  Secret form = base64.clone();
  for (std::byte& byte : form.writable()) {
    if (byte == std::byte{'+'}) byte = std::byte{'-'};
    if (byte == std::byte{'/'}) byte = std::byte{'_'};
  }
  return form;
}

/// RFC 3986: everything but the unreserved characters as %XX.
Secret url_encoded(const Secret& secret, std::string_view hex_digits) {
  constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  Secret form;
  for (const char c : secret.reveal()) {
    const auto code = static_cast<unsigned char>(c);
    const std::array<char, 3> escaped{'%', hex_digits[code >> 4U], hex_digits[code & 15U]};
    const bool plain = unreserved.find(c) != std::string_view::npos;
    form.append(plain ? std::string_view(&c, 1) : std::string_view(escaped.data(), escaped.size()));
  }
  return form;
}

}  // namespace

void Redactor::add(const Secret& secret) {
  if (secret.size() < shortest_secret) return;
  const auto know = [this](Secret form) {
    if (std::ranges::find(forms_, form) == forms_.end()) forms_.push_back(std::move(form));
  };
  know(secret.clone());
  for (const std::size_t before : {0U, 1U, 2U}) {
    Secret form = base64_form(secret, before);
    know(url_alphabet(form));
    know(std::move(form));
  }
  know(url_encoded(secret, "0123456789ABCDEF"));
  know(url_encoded(secret, "0123456789abcdef"));
}

std::string Redactor::redact(std::string_view text) const {
  // Spans are collected first and joined where they overlap, so that one form's mask never leaves a piece of another.
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  for (const Secret& form : forms_) {
    for (std::size_t at = text.find(form.reveal()); at != std::string_view::npos; at = text.find(form.reveal(), at + 1)) {
      spans.emplace_back(at, at + form.size());
    }
  }
  std::ranges::sort(spans);
  std::string result;
  result.reserve(text.size());
  std::size_t done = 0;
  for (auto next = spans.begin(); next != spans.end();) {
    const std::size_t start = next->first;
    std::size_t end = next->second;
    for (; next != spans.end() && next->first <= end; ++next) end = std::max(end, next->second);
    result.append(text.substr(done, start - done)).append(mask);
    done = end;
  }
  return result.append(text.substr(done));
}

}  // namespace smtpcfg::crypto
