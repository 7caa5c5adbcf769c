#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/file_system.h"

namespace smtpcfg::model {

/// The system's files, with every operation (those of a file being written included) numbered from 1, so that a test can
/// count them, fail each of them, or stop the process around each of them.
class FaultyFileSystem : public FileSystem {
 public:
  enum class Fault : std::uint8_t {
    Once,      ///< the n-th operation fails, later ones work
    ForGood,   ///< the n-th and all later ones fail
    Reported,  ///< the n-th is done and reported as failed, as a network disk may
  };

  void fail(int number, Fault fault, std::error_code code);
  /// Called before and after each operation with its number.
  std::function<void(int)> before;
  std::function<void(int)> after;

  [[nodiscard]] int operations() const { return static_cast<int>(names_.size()); }
  /// "replace smtp.cfg": what the n-th operation was, for a test's message.
  [[nodiscard]] std::string name_of(int number) const;

  [[nodiscard]] FileResult<FileFacts> facts(const std::filesystem::path& path) const override;
  [[nodiscard]] FileResult<std::string> read(const std::filesystem::path& path, std::size_t max_bytes) const override;
  [[nodiscard]] FileResult<std::vector<std::filesystem::path>> list(const std::filesystem::path& folder) const override;
  FileResult<void> create_folder(const std::filesystem::path& folder) override;
  FileResult<std::unique_ptr<NewFile>> create(const std::filesystem::path& path) override;
  FileResult<void> copy_access(const std::filesystem::path& from, const std::filesystem::path& to) override;
  FileResult<void> duplicate(const std::filesystem::path& from, const std::filesystem::path& to) override;
  FileResult<void> replace(const std::filesystem::path& from, const std::filesystem::path& to) override;
  FileResult<void> move_new(const std::filesystem::path& from, const std::filesystem::path& to) override;
  FileResult<void> remove(const std::filesystem::path& path) override;
  FileResult<void> flush_folder(const std::filesystem::path& folder) override;

 private:
  class File;
  template <typename Operation>
  auto run(std::string_view name, const std::filesystem::path& path, const Operation& operation) const -> decltype(operation());

  int failing_ = 0;
  Fault fault_ = Fault::Once;
  std::error_code code_;
  mutable std::vector<std::string> names_;
};

/// The errors that each operation is made to fail with on this system: disk full, no permission, a disk error, and on
/// Windows a file that another program has open.
std::vector<std::error_code> disk_errors();

}  // namespace smtpcfg::model
