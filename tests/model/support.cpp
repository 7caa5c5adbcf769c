#include "support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <ranges>

#include "model/fields.h"
#include "model/system_path.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

// In memory where the system has such a disk: thousands of flushes would wait for a real one.
std::filesystem::path temporary_place() {
  const std::filesystem::path memory = "/dev/shm";
  std::error_code code;
  return std::filesystem::is_directory(memory, code) ? memory : std::filesystem::temp_directory_path();
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::random_device random;
  path_ = temporary_place() / fmt::format("smtpcfg-model-{:08x}{:08x}", random(), random());
  std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
  if (!path_.empty()) remove_tree(path_);
}

TestInstallation::TestInstallation() { std::filesystem::create_directories(system_folder()); }

TestInstallation&& TestInstallation::with_key() && {
  EXPECT_TRUE(create_key(system_files(), key_file()));
  return std::move(*this);
}

TestInstallation&& TestInstallation::with_system(const Settings& settings) && {
  put(Target::system(), settings);
  return std::move(*this);
}

TestInstallation&& TestInstallation::with_user(std::string_view login, const Settings& settings) && {
  put(Target::user(std::string(login)), settings);
  return std::move(*this);
}

TestInstallation&& TestInstallation::with(const Target& target, const Settings& settings) && {
  put(target, settings);
  return std::move(*this);
}

TestInstallation&& TestInstallation::with_damaged(const Target& target) && {
  put(target, settings());
  const std::filesystem::path file = store().file_of(target).value();
  std::string bytes = bytes_of(file);
  bytes[bytes.size() / 2] ^= 1;
  put_bytes(file, bytes);
  return std::move(*this);
}

TestInstallation&& TestInstallation::with_damaged_user_file(std::string_view login) && {
  return std::move(*this).with_damaged(Target::user(std::string(login)));
}

TestInstallation&& TestInstallation::with_damaged_system_file() && {
  put(Target::system(), settings());
  put_bytes(system_file(), bytes_of(system_file()).substr(0, 100));
  return std::move(*this);
}

TestInstallation TestInstallation::copy() const {
  TestInstallation copied;
  // The Windows library does not copy into a folder that is there already.
  std::filesystem::remove_all(copied.root());
  std::filesystem::copy(root(), copied.root(), std::filesystem::copy_options::recursive);
  return copied;
}

std::filesystem::path TestInstallation::user_file(std::string_view login) const {
  return update_win() / path_of(login) / "smtp.cfg";
}

SettingsStore TestInstallation::store(FileSystem& files) const {
  Result<Installation> opened = Installation::open(system_files(), root());
  EXPECT_TRUE(opened);
  return {files, *opened, std::nullopt, ask_nobody};
}

Key TestInstallation::key() const {
  Result<Key> loaded = load_key(system_files(), key_file(), ask_nobody);
  EXPECT_TRUE(loaded);
  return loaded ? std::move(*loaded) : Key{};
}

void TestInstallation::put(const Target& target, const Settings& settings) {
  const Result<void> saved = store().save(target, settings, nullptr, nullptr);
  EXPECT_TRUE(saved) << (saved ? "" : saved.error().message);
}

Settings settings(std::string_view sender) {
  Settings result;
  fill_exchange_online_defaults(result);
  result.sender_address = sender;
  result.sender_name = "Contoso CRM";
  result.client_id = "11111111-2222-3333-4444-555555555555";
  result.client_secret = crypto::Secret(canary_secret);
  result.tenant = "99999999-8888-7777-6666-555555555555";
  return result;
}

Result<crypto::Secret> ask_nobody(const std::string& /*purpose*/) { return failure(ErrorKind::Usage, "Nobody can be asked."); }

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(system_path(file), std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void put_bytes(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(system_path(file), std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

std::vector<std::string> names_ending(const std::filesystem::path& folder, std::string_view suffix) {
  std::vector<std::string> names;
  for (const std::filesystem::path& file : files_below(folder)) {
    if (std::string name = utf8_of(file.filename()); name.ends_with(suffix)) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> names_with_clear_text(const std::filesystem::path& folder) {
  crypto::Redactor redactor;
  redactor.add(crypto::Secret(canary_secret));
  redactor.add(crypto::Secret(canary_password));
  std::vector<std::string> names;
  for (const std::filesystem::path& file : files_below(folder)) {
    const std::string bytes = bytes_of(file);
    if (redactor.redact(bytes) != bytes) names.push_back(utf8_of(file.filename()));
  }
  return names;
}

std::string sender_in(const TestInstallation& here, const Target& target) {
  SettingsStore store = here.store();
  const Result<LoadedSettings> loaded = store.load(target);
  if (loaded) return loaded->settings.sender_address;
  if (loaded.error().kind == ErrorKind::NotFound) return "absent";
  return "error: " + loaded.error().message;
}

Result<void> save_sender(const TestInstallation& here, const Target& target, std::string_view sender, FileSystem& files) {
  SettingsStore store = here.store(files);
  const Result<LoadedSettings> present = store.load(target);
  if (!present && present.error().kind != ErrorKind::NotFound) return std::unexpected(present.error());
  const LoadedSettings* const replaces = present ? &*present : nullptr;
  return store.save(target, settings(sender), replaces, replaces);
}

}  // namespace smtpcfg::model
