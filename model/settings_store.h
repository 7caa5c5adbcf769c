#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "crypto/digest.h"
#include "crypto/result.h"
#include "model/change_log.h"
#include "model/installation.h"
#include "model/key.h"
#include "model/layer_summary.h"
#include "model/policy.h"
#include "model/resolution.h"
#include "model/settings_file.h"
#include "model/target.h"
#include "model/who.h"

namespace smtpcfg::model {

/// What is needed to put a removed file back.
struct Removed {
  Target target;
  crypto::Sha256 fingerprint;  ///< of the file's bytes
};

/// The settings of one installation (or of single files): what every command and window reads and writes through.
/// One store belongs to one thread at a time; the key is read once, when it is first needed.
class SettingsStore {
 public:
  /// Without an installation only file: targets work. `key_file` overrides the installation's smtp.key. `policy`: what may be
  /// saved. `changes` learns of each change when it is done, and must outlive the store.
  SettingsStore(FileSystem& files, std::optional<Installation> installation, std::optional<std::filesystem::path> key_file,
                AskPassphrase ask, Policy policy = {}, ChangeLog& changes = no_change_log());

  [[nodiscard]] const std::optional<Installation>& installation() const { return installation_; }
  [[nodiscard]] Result<std::filesystem::path> file_of(const Target& target) const;
  [[nodiscard]] Result<std::filesystem::path> key_file() const;

  /// Errors: NotFound; Unreadable (see load_settings), also for an entry's file whose inside names another target; those of
  /// the key. Of a web.config, which has no key, those of settings_of().
  Result<LoadedSettings> load(const Target& target);

  /// `replaces`: what load() gave for this target, or nullptr when it had no file. `based_on`: whose unknown XML to keep.
  /// Creates the user's folder or the one for entries and, where the writer may, the installation's key. In a web.config, only
  /// the fields that it has are set. Errors: Usage for one when the method is not AUTH_OAUTH2; NotWritable what the policy
  /// forbids.
  Result<void> save(const Target& target, const Settings& settings, const LoadedSettings* replaces,
                    const LoadedSettings* based_on);

  /// For a target whose file cannot be read: puts new settings in its place and keeps the unreadable bytes beside it, as
  /// smtp.cfg.unreadable-<time>. Returns the name they were kept under. Errors: Conflict when the file can be read after all;
  /// NotWritable what the policy forbids.
  Result<std::filesystem::path> save_over_unreadable(const Target& target, const Settings& settings);

  /// Removes the target's file, readable or not, keeping it as smtp.cfg.bak. Errors: NotFound; Conflict, Locked, NotWritable;
  /// Usage for a web.config, which a site cannot do without.
  Result<Removed> remove(const Target& target);

  /// Undoes remove(): puts the bytes kept as smtp.cfg.bak back, as they are, whoever can open them.
  /// Errors: Conflict when the target has a file again, or other bytes are kept there by now; NotFound when the kept file is
  /// gone; Unreadable, Locked, NotWritable.
  Result<void> restore(const Removed& removed);

  /// Every layer of the installation: the system file, each user's folder, then the entries there are.
  Result<std::vector<Target>> targets() const;

  /// What these targets hold, in the same order, in short; reads on all processors.
  /// Errors: those of the key when nobody can be asked for its passphrase, or asked and given up.
  Result<std::vector<LayerSummary>> summaries(std::span<const Target> targets);
  /// The settings that count for this person, and every layer looked at. `order_is_set`: organisation.xml gives it.
  Resolution resolve(const Who& who, const LayerOrder& order = default_layer_order(), bool order_is_set = false);

 private:
  /// load() for a file that is there, with the key or why there is none; may be called on several threads at once.
  [[nodiscard]] Result<LoadedSettings> open(const Target& target, const std::filesystem::path& file,
                                            const Result<const Key*>& key) const;
  Result<const Key*> key();
  Result<const Key*> key_for_saving();
  /// A layer that has a file, readable or not.
  [[nodiscard]] std::optional<Target> any_settings() const;

  FileSystem& files_;
  std::optional<Installation> installation_;
  std::optional<std::filesystem::path> key_file_;
  AskPassphrase ask_;
  Policy policy_;
  ChangeLog& changes_;
  std::optional<Key> key_;
};

}  // namespace smtpcfg::model
