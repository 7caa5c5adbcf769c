#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/settings.h"
#include "model/target.h"

namespace smtpcfg::model {

/// Something that was done to settings or to a key. It names fields, never their values.
struct Change {
  /// The numbers are the events' in Windows' event log: they stay, and resources/events.mc has a message for each.
  enum class Kind : std::uint8_t {
    Created = 1,
    Changed = 2,
    Replaced = 3,  ///< settings that could not be read
    Removed = 4,
    Restored = 5,
    KeyCreated = 6,
    KeyProtected = 7,
    KeyUnprotected = 8,
    KeyProtectedByWindows = 9,
  };

  Kind kind;
  std::optional<Target> target = {};  ///< none for a key
  std::filesystem::path file;
  std::vector<std::string_view> fields = {};  ///< names; those that differ, or all that are set where nothing was before
};

/// Settings that were saved; `before`: those that they replace, or nullptr when there were none.
Change saved_change(const Target& target, const std::filesystem::path& file, const Settings& now, const Settings* before);

/// One line for a person: "anna (uid 1000) changed system; fields: host, clientSecret; file: "/srv/crm/…/smtp.cfg"". Nothing from
/// outside can begin a second line or look like another part of this one; see printable().
std::string text_of(const Change& change, std::string_view who);

/// Where changes of what concerns everybody are written down: those of the system file, of entries and of keys. Users' own files,
/// and what a path names, are left out.
class ChangeLog {
 public:
  ChangeLog() = default;
  ChangeLog(const ChangeLog&) = delete;
  ChangeLog& operator=(const ChangeLog&) = delete;
  virtual ~ChangeLog() = default;

  /// To be called when it is done. What keeps it from being written is told to nobody: the change stays what it is.
  void record(const Change& change) noexcept;

 private:
  virtual void write(const Change& change) = 0;
};

/// The system's: syslog (authpriv.notice) on Linux, the Application event log on Windows. Waits for nobody. Thread-safe.
ChangeLog& system_change_log();

/// Writes nothing down.
ChangeLog& no_change_log();

}  // namespace smtpcfg::model
