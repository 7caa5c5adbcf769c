#include "model/settings_file.h"

#include <fmt/format.h>

#include "crypto/age.h"
#include "model/atomic_save.h"
#include "model/file_errors.h"
#include "model/replacing.h"
#include "model/settings_xml.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

// A sealed file is about two kilobytes; a megabyte leaves room for every extension and still reads in no time.
constexpr std::size_t largest_settings = 1 << 20;

constexpr std::string_view armor_start = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr std::string_view binary_start = "age-encryption.org/v1";

bool looks_sealed(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && (bytes.substr(start).starts_with(armor_start) || bytes.starts_with(binary_start));
}

Error opening_error(const std::string& where, const Key& key, const std::string& bytes, const crypto::AgeError& error) {
  constexpr std::string_view restore = "Restore the file from smtp.cfg.bak or a backup, or enter the settings anew.";
  if (bytes.empty())
    return {ErrorKind::Unreadable, fmt::format("Cannot open {}: the file is empty.", where), std::string(restore)};
  if (!looks_sealed(bytes)) {
    return {
        ErrorKind::Unreadable,
        fmt::format("Cannot open {}: it is not a file of smtpcfg. A file that the CRM itself wrote cannot be read here.", where),
        "Enter the settings anew with smtpcfg; the present file is kept."};
  }
  if (error.fault == crypto::AgeFault::NoMatch) {
    const bool passphrase = crypto::age_needs_passphrase(bytes);
    return {ErrorKind::Unreadable,
            passphrase ? fmt::format("Cannot open {}: it is sealed with a passphrase, not for an installation's key.", where)
                       : fmt::format("Cannot open {}: it was sealed for another key than this installation's ({}).", where,
                                     key.short_name()),
            "Ask the administrator for the smtp.key of the installation that the file comes from and name it with --key, or "
            "enter the "
            "settings anew."};
  }
  return {ErrorKind::Unreadable, fmt::format("Cannot open {}: the file is damaged ({}).", where, error.detail),
          std::string(restore)};
}

}  // namespace

Result<LoadedSettings> load_settings(const FileSystem& files, const std::filesystem::path& file, const Key& key) {
  const std::string where = utf8_of(file);
  const auto found = read_settled(files, file, largest_settings);
  if (!found) return std::unexpected(reading_error(file, found.error()));
  if (found->facts.kind == FileKind::Absent) {
    return failure(ErrorKind::NotFound, fmt::format("There is no {}.", where), "Save settings there first.");
  }
  auto payload = crypto::age_decrypt(found->bytes, key.identities);
  if (!payload) return std::unexpected(opening_error(where, key, found->bytes, payload.error()));
  Result<ParsedSettings> parsed = parse_settings_xml(*payload, where);
  if (!parsed) return std::unexpected(parsed.error());
  return LoadedSettings{.settings = std::move(parsed->settings),
                        .version = parsed->version,
                        .saved_for = std::move(parsed->saved_for),
                        .payload = std::move(*payload),
                        .fingerprint = crypto::sha256(found->bytes),
                        .saved_at = found->facts.modified};
}

Result<void> save_settings(FileSystem& files, const std::filesystem::path& file, const Key& key, const SaveRequest& request) {
  const LoadedSettings* const base = request.based_on;
  if (base != nullptr && base->version > payload_version) {
    return failure(ErrorKind::NotWritable,
                   fmt::format("{} was not saved: the settings were written by a newer smtpcfg (version {} of the format).",
                               utf8_of(file), base->version),
                   "Use that newer smtpcfg; this one could lose what it does not know.");
  }
  const crypto::Secret payload =
      write_settings_xml(*request.settings, request.saved_for, base == nullptr ? crypto::Secret() : base->payload.clone());
  const std::string sealed = crypto::age_encrypt(payload.bytes(), key.recipients, crypto::AgeArmor::Ascii);
  return save_atomically(files, file, sealed, request.replaces, request.keep_as);
}

}  // namespace smtpcfg::model
