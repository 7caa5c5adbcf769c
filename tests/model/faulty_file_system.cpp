#include "faulty_file_system.h"

#include <utility>

#include "model/text.h"

namespace smtpcfg::model {

template <typename Operation>
auto FaultyFileSystem::run(std::string_view name, const std::filesystem::path& path, const Operation& operation) const
    -> decltype(operation()) {
  names_.push_back(std::string(name) + " " + utf8_of(path.filename()));
  const int number = operations();
  if (before) before(number);
  const bool fails = number == failing_ || (fault_ == Fault::ForGood && failing_ != 0 && number > failing_);
  if (fails && fault_ != Fault::Reported) return std::unexpected(code_);
  auto result = operation();
  if (after) after(number);
  if (fails) return std::unexpected(code_);
  return result;
}

class FaultyFileSystem::File : public NewFile {
 public:
  File(const FaultyFileSystem& files, std::filesystem::path path, std::unique_ptr<NewFile> file)
      : files_(files), path_(std::move(path)), file_(std::move(file)) {}
  FileResult<void> write(std::string_view bytes) override {
    // A disk that is full took the first half.
    const std::size_t half = bytes.size() / 2;
    if (auto first = file_->write(bytes.substr(0, half)); !first) return first;
    return files_.run("write", path_, [&] { return file_->write(bytes.substr(half)); });
  }
  FileResult<void> flush() override {
    return files_.run("flush", path_, [&] { return file_->flush(); });
  }
  FileResult<void> close() override {
    return files_.run("close", path_, [&] { return file_->close(); });
  }

 private:
  const FaultyFileSystem& files_;
  std::filesystem::path path_;
  std::unique_ptr<NewFile> file_;
};

void FaultyFileSystem::fail(int number, Fault fault, std::error_code code) {
  failing_ = number;
  fault_ = fault;
  code_ = code;
}

std::string FaultyFileSystem::name_of(int number) const {
  return number >= 1 && number <= operations() ? names_[static_cast<std::size_t>(number) - 1] : "none";
}

FileResult<FileFacts> FaultyFileSystem::facts(const std::filesystem::path& path) const {
  return run("facts", path, [&] { return system_files().facts(path); });
}

FileResult<std::string> FaultyFileSystem::read(const std::filesystem::path& path, std::size_t max_bytes) const {
  return run("read", path, [&] { return system_files().read(path, max_bytes); });
}

FileResult<std::vector<std::filesystem::path>> FaultyFileSystem::list(const std::filesystem::path& folder) const {
  return run("list", folder, [&] { return system_files().list(folder); });
}

FileResult<void> FaultyFileSystem::create_folder(const std::filesystem::path& folder) {
  return run("create_folder", folder, [&] { return system_files().create_folder(folder); });
}

FileResult<std::unique_ptr<NewFile>> FaultyFileSystem::create(const std::filesystem::path& path) {
  auto created = run("create", path, [&] { return system_files().create(path); });
  if (!created) return created;
  return std::make_unique<File>(*this, path, std::move(*created));
}

FileResult<void> FaultyFileSystem::copy_access(const std::filesystem::path& from, const std::filesystem::path& to) {
  return run("copy_access", to, [&] { return system_files().copy_access(from, to); });
}

FileResult<void> FaultyFileSystem::duplicate(const std::filesystem::path& from, const std::filesystem::path& to) {
  return run("duplicate", from, [&] { return system_files().duplicate(from, to); });
}

FileResult<void> FaultyFileSystem::replace(const std::filesystem::path& from, const std::filesystem::path& to) {
  return run("replace", to, [&] { return system_files().replace(from, to); });
}

FileResult<void> FaultyFileSystem::move_new(const std::filesystem::path& from, const std::filesystem::path& to) {
  return run("move_new", to, [&] { return system_files().move_new(from, to); });
}

FileResult<void> FaultyFileSystem::remove(const std::filesystem::path& path) {
  return run("remove", path, [&] { return system_files().remove(path); });
}

FileResult<void> FaultyFileSystem::flush_folder(const std::filesystem::path& folder) {
  return run("flush_folder", folder, [&] { return system_files().flush_folder(folder); });
}

std::vector<std::error_code> disk_errors() {
#ifdef _WIN32
  const auto system = [](int code) { return std::error_code(code, std::system_category()); };
  constexpr int disk_full = 112;
  constexpr int access_denied = 5;
  constexpr int io_device = 1117;
  constexpr int sharing_violation = 32;
  return {system(disk_full), system(access_denied), system(io_device), system(sharing_violation)};
#else
  return {std::make_error_code(std::errc::no_space_on_device), std::make_error_code(std::errc::permission_denied),
          std::make_error_code(std::errc::io_error)};
#endif
}

}  // namespace smtpcfg::model
