#include "model/dpapi_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "crypto/base64.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view first_line = "smtpcfg-dpapi-key v";
constexpr std::string_view version = "1";
constexpr std::string_view machine_scope = "machine";
constexpr std::string_view user_scope = "user";
constexpr std::string_view last_line = "end\n";
constexpr std::size_t line_length = 64;
constexpr std::size_t longest_name = 256;

/// The rest of the next line when it begins like this.
std::optional<std::string_view> take(std::string_view& text, std::string_view start) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || !text.substr(0, end).starts_with(start)) return std::nullopt;
  const std::string_view value = text.substr(start.size(), end - start.size());
  text.remove_prefix(end + 1);
  return value;
}

/// Of no terminal's commands either: those beyond ASCII are C2 80 to C2 9F.
bool has_commands(std::string_view text) {
  if (has_control_characters(text)) return true;
  const auto is_command = [](char first, char second) { return first == '\xC2' && (second & '\xE0') == '\x80'; };
  return std::ranges::adjacent_find(text, is_command) != text.end();
}

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= longest_name && is_valid_utf8(text) && !has_commands(text);
}

std::unexpected<Error> damaged(std::string_view what) {
  return failure(ErrorKind::Unreadable, fmt::format("It is damaged: {}.", what));
}

std::string without_line_ends(std::string_view text) {
  std::string joined(text);
  std::erase(joined, '\n');
  return joined;
}

}  // namespace

bool looks_like_dpapi_key(std::string_view bytes) { return bytes.starts_with(first_line); }

Result<DpapiKey> parse_dpapi_key(std::string_view bytes) {
  std::string_view rest = bytes;
  const auto found_version = take(rest, first_line);
  if (!found_version) return damaged("its first line is cut off");
  if (bytes.contains('\r')) return damaged("its line ends were changed");
  if (*found_version != version) {
    return failure(ErrorKind::Unreadable,
                   fmt::format("Its format has the version “{}”, which this smtpcfg does not know.", shortened(*found_version)));
  }
  DpapiKey key;
  const auto scope = take(rest, "scope: ");
  if (!scope || (*scope != machine_scope && *scope != user_scope)) return damaged("its second line has no scope");
  key.scope = *scope == user_scope ? ProtectionScope::User : ProtectionScope::Machine;
  const auto machine = take(rest, "machine: ");
  if (!machine || !is_name(*machine)) return damaged("it does not name its machine");
  key.place.machine = *machine;
  if (key.scope == ProtectionScope::User) {
    const auto user = take(rest, "user: ");
    if (!user || !is_name(*user)) return damaged("it does not name its user");
    key.place.user = *user;
  }
  const auto written_key = take(rest, "publicKey: ");
  const auto public_key = crypto::AgeRecipient::parse(written_key.value_or(""));
  if (!public_key) return damaged("it has no public key");
  key.public_key = *public_key;
  if (!rest.ends_with(last_line)) return damaged("its end is missing");
  rest.remove_suffix(last_line.size());
  std::vector<std::byte> sealed;
  if (take(rest, "") != "" || !crypto::base64_decode(without_line_ends(rest), crypto::Base64Padding::Required, sealed) ||
      sealed.empty()) {
    return damaged("what follows its public key is not what Windows sealed");
  }
  key.sealed.assign(reinterpret_cast<const char*>(sealed.data()), sealed.size());
  if (format_dpapi_key(key) != bytes) return damaged("its lines were changed");
  return key;
}

std::string format_dpapi_key(const DpapiKey& key) {
  const bool for_user = key.scope == ProtectionScope::User;
  std::string text = fmt::format("{}{}\nscope: {}\nmachine: {}\n", first_line, version, for_user ? user_scope : machine_scope,
                                 key.place.machine);
  if (for_user) text += fmt::format("user: {}\n", key.place.user);
  text += fmt::format("publicKey: {}\n\n", key.public_key.text());
  const std::string sealed = crypto::base64_encode(std::as_bytes(std::span(key.sealed)), crypto::Base64Padding::Required);
  for (std::size_t at = 0; at < sealed.size(); at += line_length) text += sealed.substr(at, line_length) + "\n";
  text += last_line;
  return text;
}

}  // namespace smtpcfg::model
