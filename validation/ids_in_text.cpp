#include "validation/ids_in_text.h"

#include <algorithm>
#include <initializer_list>

#include "crypto/secret_shapes.h"
#include "model/text.h"
#include "model/text_encoding.h"

namespace smtpcfg::validation {
namespace {

bool is_id_or_domain(std::string_view text) {
  constexpr std::size_t longest_domain = 253;
  const auto belongs = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
  };
  return text.size() >= 4 && text.size() <= longest_domain && std::ranges::all_of(text, belongs) &&
         std::ranges::any_of(text, [](char c) { return c == '-' || c == '.'; });
}

/// What stands in apostrophes behind the first of these words that has such a value.
std::string_view quoted_after(std::string_view text, std::initializer_list<std::string_view> openings) {
  for (const std::string_view opening : openings) {
    const std::size_t found = text.find(opening);
    if (found == std::string_view::npos) continue;
    const std::string_view rest = text.substr(found + opening.size());
    const std::string_view value = rest.substr(0, rest.find('\''));
    if (is_id_or_domain(value) && crypto::secret_spans(value).empty()) return value;
  }
  return {};
}

}  // namespace

Known ids_in_text(std::string_view text, Known known) {
  const std::string_view client = quoted_after(text, {"with identifier '", "app '", "pplication '"});
  const std::string_view tenant = quoted_after(text, {"directory '", "enant '", "tenant named '"});
  if (!client.empty()) known.client_id = client;
  if (!tenant.empty()) known.tenant = tenant;
  return known;
}

std::string in_utf8(std::string_view bytes) {
  if (model::is_valid_utf8(bytes)) return std::string(bytes);
  auto decoded = model::decode_text(bytes, "");
  return decoded ? std::move(decoded->utf8) : std::string(bytes);
}

}  // namespace smtpcfg::validation
