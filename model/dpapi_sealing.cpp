#include "model/dpapi_sealing.h"

#include <fmt/format.h>

#include "model/invisible.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view restore = "Restore smtp.key from a backup.";

/// A name out of a file that anybody may have written.
std::string shown(std::string_view name) { return shortened(without_invisible(name).text); }

/// Windows' own numbers: small ones, and HRESULTs, which are known by their hexadecimal form.
std::string number_of(std::error_code reason) {
  const int code = reason.value();
  return code < 0 ? fmt::format("0x{:08X}", static_cast<unsigned>(code)) : fmt::format("{}", code);
}

std::string owner_of(const DpapiKey& key) {
  const std::string machine = shown(key.place.machine);
  return key.scope == ProtectionScope::User ? fmt::format("the user {} on the machine {}", shown(key.place.user), machine)
                                            : fmt::format("the machine {}", machine);
}

std::string go_there(const DpapiKey& key) {
  const std::string machine = shown(key.place.machine);
  const std::string there =
      key.scope == ProtectionScope::User ? fmt::format("as {} on {}", shown(key.place.user), machine) : "on " + machine;
  return fmt::format(
      "Work with the settings {0}. To open them elsewhere too, run “smtpcfg key protect --remove” {0}, or “smtpcfg key protect” "
      "for a passphrase instead; or restore an unprotected smtp.key from a backup.",
      there);
}

Error damaged(const std::filesystem::path& key_file, std::string_view message) {
  return {ErrorKind::Unreadable, fmt::format("Cannot read the key {}. {}", utf8_of(key_file), message), std::string(restore)};
}

}  // namespace

Error not_opened_here(const std::filesystem::path& key_file, const DpapiKey& key, const std::optional<ProtectionPlace>& here,
                      std::error_code reason) {
  const std::string start = fmt::format("Cannot open {}: Windows protects it (DPAPI) for {}", utf8_of(key_file), owner_of(key));
  if (!here) return {ErrorKind::Unreadable, start + ", and opens it only there.", go_there(key)};
  if (!equal_ignoring_case(here->machine, key.place.machine)) {
    return {ErrorKind::Unreadable, fmt::format("{}. This is another machine, {}.", start, here->machine), go_there(key)};
  }
  if (key.scope == ProtectionScope::User && !equal_ignoring_case(here->user, key.place.user)) {
    return {ErrorKind::Unreadable, fmt::format("{}. This is another user, {}.", start, here->user), go_there(key)};
  }
  return {
      ErrorKind::Unreadable,
      fmt::format("{}. That is here, and yet Windows does not open it (error {}): the file is damaged, or Windows' own key is "
                  "gone, as when Windows was installed anew or a profile or password was reset.",
                  start, number_of(reason)),
      "Restore smtp.key from a backup made before Windows protected it. If there is none, move this one away, run “smtpcfg "
      "key create” and enter the settings anew."};
}

Result<std::string> seal_with_dpapi(const std::filesystem::path& key_file, const crypto::Secret& identity_file,
                                    ProtectionScope scope) {
  std::optional<ProtectionPlace> place = protection_place();
  if (!place) {
    return failure(ErrorKind::Usage, "Only Windows can protect a key for a machine or a user (DPAPI).",
                   "Run this on the Windows machine that shall open the key, or protect it with a passphrase.");
  }
  const auto identities = crypto::parse_identity_file(identity_file);
  if (!identities) return std::unexpected(identities.error());
  auto sealed = protect(identity_file, scope);
  if (sealed) {
    // A user without a profile of their own, say, could seal and not open.
    if (const auto opened = unprotect(*sealed); !opened) sealed = std::unexpected(opened.error());
  }
  if (!sealed) {
    return failure(
        ErrorKind::NotWritable,
        fmt::format("Windows did not protect {} (error {}); it was left as it is.", utf8_of(key_file), number_of(sealed.error())),
        "Try again signed in to Windows as the user who needs the key, or protect it with a passphrase.");
  }
  if (scope == ProtectionScope::Machine) place->user.clear();
  return format_dpapi_key(
      {.scope = scope, .place = std::move(*place), .public_key = identities->front().recipient(), .sealed = std::move(*sealed)});
}

Result<DpapiOpened> open_with_dpapi(const std::filesystem::path& key_file, std::string_view bytes) {
  const Result<DpapiKey> key = parse_dpapi_key(bytes);
  if (!key) return std::unexpected(damaged(key_file, key.error().message));
  auto opened = unprotect(key->sealed);
  if (!opened) return std::unexpected(not_opened_here(key_file, *key, protection_place(), opened.error()));
  const auto identities = crypto::parse_identity_file(*opened);
  if (!identities) return std::unexpected(damaged(key_file, identities.error().message));
  if (identities->front().recipient() != key->public_key) {
    return std::unexpected(damaged(key_file, "It is damaged: its public key belongs to another key."));
  }
  return DpapiOpened{.identity_file = std::move(*opened), .scope = key->scope};
}

}  // namespace smtpcfg::model
