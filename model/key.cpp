#include "model/key.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "crypto/age.h"
#include "model/atomic_save.h"
#include "model/dpapi_sealing.h"
#include "model/file_errors.h"
#include "model/file_trouble.h"
#include "model/replacing.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t largest_key = std::size_t{64} << 10;
constexpr std::string_view recipients_name = "smtp.recipients";

struct ReadKey {
  std::string bytes;  // as on disk; in the clear unless the key is protected
  crypto::Secret identity_file;
  KeyProtection protection;
};

Result<ReadKey> read_key(const FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask) {
  auto found = read_settled(files, key_file, largest_key);
  if (!found) return std::unexpected(reading_error(key_file, found.error()));
  if (found->facts.kind == FileKind::Absent) {
    return failure(ErrorKind::NotFound, fmt::format("There is no key: {} does not exist.", utf8_of(key_file)),
                   "Ask the administrator to run “smtpcfg key create”, or name the key with --key.");
  }
  std::string& bytes = found->bytes;
  if (looks_like_dpapi_key(bytes)) {
    Result<DpapiOpened> opened = open_with_dpapi(key_file, bytes);
    if (!opened) return std::unexpected(std::move(opened.error()));
    const bool for_user = opened->scope == ProtectionScope::User;
    return ReadKey{std::move(bytes), std::move(opened->identity_file), for_user ? KeyProtection::User : KeyProtection::Machine};
  }
  if (!crypto::age_needs_passphrase(bytes)) {
    crypto::Secret identity_file{std::string_view(bytes)};
    return ReadKey{std::move(bytes), std::move(identity_file), KeyProtection::None};
  }
  if (!ask)
    return failure(ErrorKind::Usage, fmt::format("{} is protected with a passphrase.", utf8_of(key_file)),
                   "Enter the passphrase.");
  Result<crypto::Secret> passphrase = ask(fmt::format("Passphrase for {}", utf8_of(key_file)));
  if (!passphrase) return std::unexpected(passphrase.error());
  auto opened = crypto::age_decrypt_with_passphrase(bytes, *passphrase);
  if (!opened) {
    const bool wrong = opened.error().fault == crypto::AgeFault::NoMatch;
    return failure(ErrorKind::Unreadable,
                   wrong ? fmt::format("The passphrase does not open {}.", utf8_of(key_file))
                         : fmt::format("Cannot open {}: it is damaged ({}).", utf8_of(key_file), opened.error().detail),
                   wrong ? "Try again; mind the keyboard layout and Caps Lock." : "Restore the key from a backup.");
  }
  return ReadKey{std::move(bytes), std::move(*opened), KeyProtection::Passphrase};
}

Result<std::vector<crypto::AgeRecipient>> further_recipients(const FileSystem& files, const std::filesystem::path& file) {
  const auto bytes = files.read(file, largest_key);
  if (!bytes && is_absent(bytes.error())) return std::vector<crypto::AgeRecipient>();
  if (!bytes) return std::unexpected(reading_error(file, bytes.error()));
  auto recipients = crypto::parse_recipients_file(*bytes);
  if (recipients) return recipients;
  return failure(recipients.error().kind, fmt::format("Cannot read {}. {}", utf8_of(file), recipients.error().message),
                 recipients.error().remedy);
}

// A key in the clear must not stay in freed memory.
struct WipedBytes {
  std::string& bytes;
  ~WipedBytes() { crypto::wipe(bytes.data(), bytes.size()); }
};

/// Opens the present file and puts in its place what `sealed` makes of its content.
Result<void> replace_key(FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask,
                         const std::function<Result<std::string>(const crypto::Secret&)>& sealed) {
  Result<ReadKey> read = read_key(files, key_file, ask);
  if (!read) return std::unexpected(read.error());
  const WipedBytes wiped{read->bytes};
  if (auto identities = crypto::parse_identity_file(read->identity_file); !identities) return std::unexpected(identities.error());
  Result<std::string> content = sealed(read->identity_file);
  if (!content) return std::unexpected(std::move(content.error()));
  const WipedBytes content_wiped{*content};
  return save_atomically(files, key_file, *content, crypto::sha256(read->bytes), "");
}

}  // namespace

std::string Key::short_name() const {
  const std::string whole = identities.empty() ? std::string() : identities.front().recipient().text();
  constexpr std::size_t head = 8;
  constexpr std::size_t tail = 4;
  return whole.size() <= head + tail ? whole : whole.substr(0, head) + "…" + whole.substr(whole.size() - tail);
}

Result<Key> load_key(const FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask) {
  Result<ReadKey> read = read_key(files, key_file, ask);
  if (!read) return std::unexpected(read.error());
  const WipedBytes wiped{read->bytes};
  auto identities = crypto::parse_identity_file(read->identity_file);
  if (!identities) {
    return failure(ErrorKind::Unreadable,
                   fmt::format("Cannot read the key {}. {}", utf8_of(key_file), identities.error().message),
                   "Restore the key from a backup. Without it the settings files cannot be opened.");
  }
  auto recipients = further_recipients(files, key_file.parent_path() / path_of(recipients_name));
  if (!recipients) return std::unexpected(recipients.error());
  Key key{.identities = std::move(*identities), .recipients = {}, .protection = read->protection};
  for (const crypto::AgeIdentity& identity : key.identities) key.recipients.push_back(identity.recipient());
  key.recipients.insert(key.recipients.end(), recipients->begin(), recipients->end());
  return key;
}

Result<Key> create_key(FileSystem& files, const std::filesystem::path& key_file) {
  const crypto::AgeIdentity identity = crypto::AgeIdentity::generate();
  const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  const crypto::Secret content = crypto::format_identity_file(identity, fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now)));
  const Result<void> saved = save_atomically(files, key_file, content.reveal(), std::nullopt);
  if (!saved && saved.error().kind == ErrorKind::Conflict) {
    return failure(
        ErrorKind::Conflict, fmt::format("{} exists already and was left as it is.", utf8_of(key_file)),
        "Without the present key, the settings files sealed with it cannot be opened. Move it away first if you want a new one.");
  }
  if (!saved) return std::unexpected(saved.error());
  return load_key(files, key_file, {});
}

Result<void> protect_key(FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask,
                         const crypto::Secret& new_passphrase) {
  return replace_key(files, key_file, ask, [&](const crypto::Secret& identity_file) -> Result<std::string> {
    if (new_passphrase.empty()) return std::string(identity_file.reveal());
    return crypto::age_encrypt_with_passphrase(identity_file.bytes(), new_passphrase, crypto::AgeArmor::Ascii);
  });
}

Result<void> protect_key_by_windows(FileSystem& files, const std::filesystem::path& key_file, const AskPassphrase& ask,
                                    ProtectionScope scope) {
  return replace_key(files, key_file, ask,
                     [&](const crypto::Secret& identity_file) { return seal_with_dpapi(key_file, identity_file, scope); });
}

}  // namespace smtpcfg::model
