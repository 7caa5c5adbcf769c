#include "model/temporary.h"

#include <fmt/format.h>

#include <random>
#include <string>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view suffix = ".tmp";

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
  const std::string prefix = utf8_of(file.filename()) + ".";
  for (const std::filesystem::path& entry : *entries) {
    const std::string name = utf8_of(entry);
    if (name.starts_with(prefix) && name.ends_with(suffix)) static_cast<void>(files.remove(file.parent_path() / entry));
  }
}

}  // namespace smtpcfg::model
