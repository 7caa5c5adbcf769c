#include "model/file_lock.h"

#include <fmt/format.h>

#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <thread>

#include "model/file_errors.h"
#include "model/file_trouble.h"
#include "model/process.h"
#include "model/temporary.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t largest_lock = 4096;

// One value a line, in this order; the token tells two locks of one process apart.
std::string content_for(const ProcessIdentity& me) {
  std::random_device random;
  return fmt::format("{}\n{}\n{}\n{}\n{:08x}{:08x}\n", me.machine, me.user, me.process, me.started, random(), random());
}

std::optional<ProcessIdentity> owner_in(const std::string& content) {
  std::istringstream lines(content);
  ProcessIdentity owner;
  if (!std::getline(lines, owner.machine) || !std::getline(lines, owner.user)) return std::nullopt;
  if (!(lines >> owner.process >> owner.started)) return std::nullopt;
  return owner;
}

// The locks that this process holds or is taking. One in its name that is not among them was left behind when the disk failed
// during its removal, and would block everybody for as long as the process runs.
class HeldLocks {
 public:
  void add(const std::string& content) {
    const std::scoped_lock guard(mutex_);
    contents_.insert(content);
  }
  void remove(const std::string& content) {
    const std::scoped_lock guard(mutex_);
    contents_.erase(content);
  }
  [[nodiscard]] bool holds(const std::string& content) const {
    const std::scoped_lock guard(mutex_);
    return contents_.contains(content);
  }

 private:
  mutable std::mutex mutex_;
  std::set<std::string> contents_;
};

HeldLocks& held_locks() {
  static HeldLocks locks;
  return locks;
}

// On another machine nobody can be asked whether the owner still runs; there the age has to decide.
bool is_stale(const FileSystem& files, const std::filesystem::path& path, const std::string& content,
              const std::optional<ProcessIdentity>& owner) {
  const ProcessIdentity me = this_process();
  if (owner && owner->machine == me.machine) {
    const bool mine = owner->process == me.process && owner->started == me.started;
    return mine ? !held_locks().holds(content) : !is_running(*owner);
  }
  const auto facts = files.facts(path);
  return facts && facts->kind == FileKind::File && std::chrono::system_clock::now() - facts->modified > FileLock::stale_after;
}

// Renaming is atomic: of several that found the same stale lock, one moves it away. Should it turn out to be a fresh lock
// that took the stale one's place meanwhile, it is put back.
void take_away(FileSystem& files, const std::filesystem::path& file, const std::filesystem::path& lock,
               const std::string& stale) {
  const Temporary aside(files, file);
  if (!files.replace(lock, aside.path())) return;
  const auto moved = files.read(aside.path(), largest_lock);
  if (moved && *moved != stale) static_cast<void>(files.move_new(aside.path(), lock));
}

// The lock appears with its owner inside, so that one left by a crash or a power cut always says whose it was.
FileResult<void> put_up(FileSystem& files, const std::filesystem::path& file, const std::filesystem::path& lock,
                        const std::string& content) {
  Temporary fresh(files, file);
  {
    auto created = files.create(fresh.path());
    if (!created) return std::unexpected(created.error());
    if (auto written = (*created)->write(content); !written) return written;
    if (auto flushed = (*created)->flush(); !flushed) return flushed;
    if (auto closed = (*created)->close(); !closed) return closed;
  }
  return fresh.move_new(lock);
}

Error locked(const std::filesystem::path& file, const std::optional<ProcessIdentity>& owner) {
  const std::string who = owner ? fmt::format("{} on {}", owner->user, owner->machine) : std::string("somebody else");
  return {ErrorKind::Locked, fmt::format("Cannot save {}: {} is saving it just now.", utf8_of(file), who),
          fmt::format("Try again in a moment. If nobody is saving it, remove {}.lock.", utf8_of(file))};
}

}  // namespace

FileLock::FileLock(FileSystem& files, std::filesystem::path path, std::string content)
    : files_(&files), path_(std::move(path)), content_(std::move(content)) {
  held_locks().add(content_);
}

FileLock::FileLock(FileLock&& other) noexcept
    : files_(std::exchange(other.files_, nullptr)), path_(std::move(other.path_)), content_(std::move(other.content_)) {}

FileLock::~FileLock() {
  if (files_ == nullptr) return;
  // A lock that stays would block others; a fault that passes is therefore tried again.
  constexpr int attempts = 3;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto content = files_->read(path_, largest_lock);
    const bool gone = content ? *content != content_ : is_absent(content.error());
    if (gone || (content && files_->remove(path_))) break;
  }
  held_locks().remove(content_);
}

Result<FileLock> FileLock::acquire(FileSystem& files, const std::filesystem::path& file, std::chrono::milliseconds patience) {
  std::filesystem::path path = file;
  path += ".lock";
  const auto give_up = std::chrono::steady_clock::now() + patience;
  std::mt19937 random(std::random_device{}());
  // From here on: should a lock turn out to be there although the disk reported a failure, it is removed again.
  FileLock lock(files, path, content_for(this_process()));
  for (;;) {
    const auto up = put_up(files, file, path, lock.content_);
    if (up) return lock;
    // The temporary file may have been swept by whoever held the lock just now; then it is simply tried again.
    const bool swept = is_absent(up.error()) && is_folder(files, file.parent_path());
    if (up.error() != std::errc::file_exists && !swept) return std::unexpected(writing_error(file, up.error()));
    const auto content = files.read(path, largest_lock);
    const std::optional<ProcessIdentity> owner = content ? owner_in(*content) : std::nullopt;
    if (content && is_stale(files, path, *content, owner)) {
      take_away(files, file, path, *content);
    } else if (std::chrono::steady_clock::now() >= give_up) {
      return std::unexpected(locked(file, owner));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2 + random() % 20));
  }
}

Result<void> FileLock::verify() const {
  const auto content = files_->read(path_, largest_lock);
  if (content && *content == content_) return {};
  return failure(ErrorKind::Locked, fmt::format("The lock {} was taken over while saving.", utf8_of(path_)), "Try again.");
}

}  // namespace smtpcfg::model
