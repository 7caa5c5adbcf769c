#include "model/temporary.h"

#include <fmt/format.h>

#include <random>
#include <string>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view suffix = ".tmp";
constexpr std::size_t random_digits = 16;

// Only names as name_beside() makes them: another file's temporaries may begin alike, and people call their own files .tmp.
bool is_temporary_of(std::string_view file, std::string_view name) {
  if (name.size() != file.size() + 1 + random_digits + suffix.size() || !name.starts_with(file) || !name.ends_with(suffix))
    return false;
  const std::string_view random = name.substr(file.size() + 1, random_digits);
  return name[file.size()] == '.' && random.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::filesystem::path name_beside(const std::filesystem::path& file) {
  std::random_device random;
  std::filesystem::path name = file;
  name += path_of(fmt::format(".{:08x}{:08x}{}", random(), random(), suffix));
  return name;
}

}  // namespace

Temporary::Temporary(FileSystem& files, const std::filesystem::path& file) : files_(files), path_(name_beside(file)) {}

Temporary::~Temporary() {
  if (!placed_) static_cast<void>(files_.remove(path_));
}

FileResult<void> Temporary::replace(const std::filesystem::path& target) {
  auto done = files_.replace(path_, target);
  placed_ = done.has_value();
  return done;
}

FileResult<void> Temporary::move_new(const std::filesystem::path& target) {
  auto done = files_.move_new(path_, target);
  placed_ = done.has_value();
  return done;
}

void sweep_temporaries(FileSystem& files, const std::filesystem::path& file) {
  const auto entries = files.list(file.parent_path());
  if (!entries) return;
  const std::string name = utf8_of(file.filename());
  for (const std::filesystem::path& entry : *entries) {
    if (is_temporary_of(name, utf8_of(entry))) static_cast<void>(files.remove(file.parent_path() / entry));
  }
}

}  // namespace smtpcfg::model
