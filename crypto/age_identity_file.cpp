#include <fmt/format.h>

#include <algorithm>

#include "crypto/age_identity.h"

namespace smtpcfg::crypto {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // Notepad's doing

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view white_space = " \t\r";
  const std::size_t first = line.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return line.substr(first, line.find_last_not_of(white_space) - first + 1);
}

/// One key a line; '#' comments and blank lines are passed over. What stands in a bad line may be a secret and is not repeated.
template <typename Key>
Result<std::vector<Key>> parse_lines(std::string_view content, const char* what) {
  std::vector<Key> keys;
  if (content.starts_with(byte_order_mark)) content.remove_prefix(byte_order_mark.size());
  for (std::size_t number = 1; !content.empty(); ++number) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = trimmed(content.substr(0, end));
    content.remove_prefix(std::min(end + 1, content.size()));
    if (line.empty() || line.starts_with('#')) continue;
    Result<Key> key = Key::parse(line);
    if (!key) {
      return failure(ErrorKind::Unreadable, fmt::format("Line {} of the file is not {}.", number, what), key.error().remedy);
    }
    keys.push_back(*std::move(key));
  }
  return keys;
}

}  // namespace

Result<std::vector<AgeIdentity>> parse_identity_file(const Secret& content) {
  Result<std::vector<AgeIdentity>> identities = parse_lines<AgeIdentity>(content.reveal(), "a private key");
  if (identities && identities->empty()) {
    return failure(ErrorKind::Unreadable, "The file holds no private key.",
                   "It needs a line that starts with AGE-SECRET-KEY-1, as age-keygen writes it.");
  }
  return identities;
}

Result<std::vector<AgeRecipient>> parse_recipients_file(std::string_view content) {
  return parse_lines<AgeRecipient>(content, "a public key");
}

Secret format_identity_file(const AgeIdentity& identity, std::string_view created_utc) {
  Secret text(fmt::format("# created: {}\n# public key: {}\n", created_utc, identity.recipient().text()));
  text.append(identity.text().reveal());
  text.append("\n");
  return text;
}

}  // namespace smtpcfg::crypto
