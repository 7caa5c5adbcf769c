#include "model/replacing.h"

#include <chrono>
#include <thread>
#include <utility>

#include "model/file_errors.h"
#include "model/file_trouble.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {
constexpr int attempts = 20;
}  // namespace

std::filesystem::path aside_of(const std::filesystem::path& file) {
  std::filesystem::path aside = file;
  aside += path_of(".replaced");
  return aside;
}

int replace_keeping_access(const ReplacingCalls& calls, const std::filesystem::path& from, const std::filesystem::path& to) {
  const std::filesystem::path aside = aside_of(to);
  const int code = calls.replace(from, to, aside);
  // Microsoft, "ReplaceFileW": with a name for the old file given, both files keep their names after every error but this one
  // (ERROR_UNABLE_TO_MOVE_REPLACEMENT_2). After it the old file is aside, the new one has its own name and the old one's
  // streams and attributes, and `to` is missing.
  constexpr int old_one_is_aside = 1177;
  const bool put_in_place = code == 0 || (code == old_one_is_aside && calls.move(from, to) == 0);
  if (put_in_place) {
    calls.remove(aside);  // should it stay, save_atomically() says so
    return 0;
  }
  if (code == old_one_is_aside) calls.move(aside, to);
  return code;
}

FileResult<FileFacts> settled_facts(const FileSystem& files, const std::filesystem::path& file) {
  constexpr std::chrono::milliseconds pause(10);
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto facts = files.facts(file);
    if (!facts || facts->kind != FileKind::Absent) return facts;
    const auto aside = files.facts(aside_of(file));
    if (!aside) return aside;
    // The file may have come, and what was aside gone, between the two looks.
    if (aside->kind == FileKind::Absent) return files.facts(file);
    std::this_thread::sleep_for(pause);
  }
  return std::unexpected(std::make_error_code(std::errc::operation_in_progress));
}

FileResult<SettledFile> read_settled(const FileSystem& files, const std::filesystem::path& file, std::size_t max_bytes) {
  for (int attempt = 0; attempt < attempts; ++attempt) {
    const auto facts = settled_facts(files, file);
    if (!facts) return std::unexpected(facts.error());
    if (facts->kind == FileKind::Absent) return SettledFile{.facts = *facts, .bytes = {}};
    auto bytes = files.read(file, max_bytes);
    if (bytes) return SettledFile{.facts = *facts, .bytes = std::move(*bytes)};
    if (!is_absent(bytes.error())) return std::unexpected(bytes.error());
  }
  return std::unexpected(std::make_error_code(std::errc::operation_in_progress));
}

Result<void> finish_replacement(FileSystem& files, const std::filesystem::path& file) {
  const std::filesystem::path aside = aside_of(file);
  const auto left = files.facts(aside);
  if (!left) return std::unexpected(writing_error(aside, left.error()));
  if (left->kind != FileKind::File) return {};
  const auto present = files.facts(file);
  if (!present) return std::unexpected(writing_error(file, present.error()));
  const auto finished = present->kind == FileKind::Absent ? files.move_new(aside, file) : files.remove(aside);
  return finished ? Result<void>() : std::unexpected(writing_error(aside, finished.error()));
}

}  // namespace smtpcfg::model
