#include "model/atomic_save.h"

#include <fmt/format.h>

#include "model/file_errors.h"
#include "model/file_holders.h"
#include "model/file_lock.h"
#include "model/replacing.h"
#include "model/temporary.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t largest_file = std::size_t{1} << 30;

std::filesystem::path with_suffix(const std::filesystem::path& file, std::string_view suffix) {
  std::filesystem::path result = file;
  result += path_of(suffix);
  return result;
}

Result<void> check_unchanged(const FileSystem& files, const std::filesystem::path& file, const Expected& expected) {
  const auto facts = files.facts(file);
  if (!facts) return std::unexpected(writing_error(file, facts.error()));
  if (facts->kind != FileKind::Absent && facts->kind != FileKind::File) {
    const bool folder = facts->kind == FileKind::Folder;
    return std::unexpected(
        writing_error(file, std::make_error_code(folder ? std::errc::is_a_directory : std::errc::not_supported)));
  }
  if (facts->marked_read_only) return std::unexpected(marked_read_only(file));
  if (facts->kind == FileKind::Absent && !expected) return {};
  if (facts->kind == FileKind::File && expected) {
    const auto bytes = files.read(file, largest_file);
    if (!bytes) return std::unexpected(writing_error(file, bytes.error()));
    if (crypto::sha256(*bytes) == *expected) return {};
  }
  const std::string_view what = facts->kind == FileKind::Absent ? "removed" : expected ? "changed" : "created";
  return failure(ErrorKind::Conflict,
                 fmt::format("{} was not saved: somebody else {} it since you opened it.", utf8_of(file), what),
                 "Open it again to see the other change, then enter yours once more.");
}

Result<void> check_restorable(const FileSystem& files, const std::filesystem::path& file, const std::filesystem::path& kept,
                              const crypto::Sha256& removed) {
  const auto present = files.facts(file);
  if (!present) return std::unexpected(writing_error(file, present.error()));
  if (present->kind != FileKind::Absent) {
    return failure(ErrorKind::Conflict, fmt::format("{} was not put back: there is a file in its place again.", utf8_of(file)),
                   "Open it to see what it holds.");
  }
  const auto facts = files.facts(kept);
  if (!facts) return std::unexpected(reading_error(kept, facts.error()));
  if (facts->kind == FileKind::Absent) {
    return failure(ErrorKind::NotFound, fmt::format("{} was not put back: {} is gone.", utf8_of(file), utf8_of(kept)),
                   "Restore it from a backup, or enter the settings anew.");
  }
  const auto bytes = files.read(kept, largest_file);
  if (!bytes) return std::unexpected(reading_error(kept, bytes.error()));
  if (crypto::sha256(*bytes) == removed) return {};
  return failure(ErrorKind::Conflict,
                 fmt::format("{} was not put back: {} holds another file by now.", utf8_of(file), utf8_of(kept)),
                 "Somebody saved and removed other settings since. Restore yours from a backup, or enter them anew.");
}

FileResult<void> write_flushed(NewFile& file, std::string_view bytes) {
  if (auto written = file.write(bytes); !written) return written;
  if (auto flushed = file.flush(); !flushed) return flushed;
  return file.close();
}

// The change is in place; all that failed is to make sure of it.
Result<void> flush_change(FileSystem& files, const std::filesystem::path& file) {
  const auto flushed = files.flush_folder(file.parent_path());
  if (flushed) return {};
  return failure(ErrorKind::NotWritable,
                 fmt::format("{} was changed, but the disk does not confirm that it will stay so over a power cut: {}.",
                             utf8_of(file), flushed.error().message()),
                 "Open it again to see what is there, and have the disk looked at.");
}

// An old key, or a web.config with an old secret, must not stay without a word.
Result<void> check_nothing_aside(const FileSystem& files, const std::filesystem::path& file) {
  const std::filesystem::path aside = aside_of(file);
  const auto left = files.facts(aside);
  if (!left || left->kind != FileKind::File) return {};
  return failure(ErrorKind::NotWritable,
                 fmt::format("{} was saved, but the file before it could not be removed and is still there as {}: {}.",
                             utf8_of(file), utf8_of(aside.filename()), words_of_holders(file_holders(aside))),
                 fmt::format("Close the program that uses it, then remove {}.", utf8_of(aside)));
}

Result<void> in_words(const FileResult<void>& done, const std::filesystem::path& file) {
  return done ? Result<void>() : std::unexpected(writing_error(file, done.error()));
}

// A second name for the same bytes, so that it costs no copy and keeps its access list.
Result<void> keep_previous(FileSystem& files, const std::filesystem::path& file, const std::filesystem::path& kept_as) {
  Temporary kept(files, file);
  if (auto duplicated = files.duplicate(file, kept.path()); !duplicated) return in_words(duplicated, file);
  return in_words(kept.replace(kept_as), kept_as);
}

Result<void> write_and_replace(FileSystem& files, const std::filesystem::path& file, std::string_view bytes, bool exists,
                               std::string_view keep_as) {
  Temporary fresh(files, file);
  {
    auto created = files.create(fresh.path());
    if (!created) return std::unexpected(writing_error(file, created.error()));
    if (auto written = write_flushed(**created, bytes); !written) return in_words(written, file);
  }
  if (exists) {
    if (auto copied = files.copy_access(file, fresh.path()); !copied) return in_words(copied, file);
    if (!keep_as.empty()) {
      if (Result<void> kept = keep_previous(files, file, with_suffix(file, keep_as)); !kept) return kept;
    }
  }
  return in_words(fresh.replace(file), file);
}

// Takes the lock, makes sure that what is there is what the writer believes, then acts.
template <typename Check, typename Action>
Result<void> under_lock(FileSystem& files, const std::filesystem::path& file, const Check& check, const Action& act) {
  Result<FileLock> lock = FileLock::acquire(files, file);
  if (!lock) return std::unexpected(lock.error());
  sweep_temporaries(files, file);
  if (Result<void> finished = finish_replacement(files, file); !finished) return finished;
  if (Result<void> as_believed = check(); !as_believed) return as_believed;
  if (Result<void> ours = lock->verify(); !ours) return ours;
  if (Result<void> done = act(); !done) return done;
  if (Result<void> flushed = flush_change(files, file); !flushed) return flushed;
  return check_nothing_aside(files, file);
}

}  // namespace

Result<void> save_atomically(FileSystem& files, const std::filesystem::path& file, std::string_view bytes,
                             const Expected& expected, std::string_view keep_as) {
  return under_lock(
      files, file, [&] { return check_unchanged(files, file, expected); },
      [&] { return write_and_replace(files, file, bytes, expected.has_value(), keep_as); });
}

Result<void> remove_atomically(FileSystem& files, const std::filesystem::path& file, const crypto::Sha256& expected) {
  return under_lock(
      files, file, [&] { return check_unchanged(files, file, expected); },
      [&] { return in_words(files.replace(file, with_suffix(file, keep_as_bak)), file); });
}

Result<void> restore_atomically(FileSystem& files, const std::filesystem::path& file, const crypto::Sha256& removed) {
  const std::filesystem::path kept = with_suffix(file, keep_as_bak);
  const auto check = [&] { return check_restorable(files, file, kept, removed); };
  // Looked at before too: where the folder is gone, a lock could not even be put up.
  if (Result<void> restorable = check(); !restorable) return restorable;
  return under_lock(files, file, check, [&] { return in_words(files.move_new(kept, file), file); });
}

}  // namespace smtpcfg::model
