#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "model/file_system.h"

namespace smtpcfg::model {

namespace {

constexpr const char* access_list = "system.posix_acl_access";  // acl(5), as xattr(7) stores it

std::unexpected<std::error_code> last_error() { return std::unexpected(std::error_code(errno, std::generic_category())); }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  FileResult<void> close() {
    const int closing = std::exchange(number_, -1);
    return ::close(closing) == 0 ? FileResult<void>() : last_error();
  }

 private:
  int number_;
};

FileResult<void> write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

class PosixNewFile : public NewFile {
 public:
  explicit PosixNewFile(int descriptor) : descriptor_(descriptor) {}
  FileResult<void> write(std::string_view bytes) override { return write_all(descriptor_.number(), bytes); }
  FileResult<void> flush() override { return ::fsync(descriptor_.number()) == 0 ? FileResult<void>() : last_error(); }
  FileResult<void> close() override { return descriptor_.close(); }

 private:
  Descriptor descriptor_;
};

class PosixFileSystem : public FileSystem {
 public:
  [[nodiscard]] FileResult<FileFacts> facts(const std::filesystem::path& path) const override {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) {
      if (errno == ENOENT || errno == ENOTDIR) return FileFacts{};
      return last_error();
    }
    const FileKind kind = S_ISREG(status.st_mode) ? FileKind::File : S_ISDIR(status.st_mode) ? FileKind::Folder : FileKind::Other;
    const auto since_epoch = std::chrono::seconds(status.st_mtim.tv_sec) + std::chrono::nanoseconds(status.st_mtim.tv_nsec);
    return FileFacts{.kind = kind,
                     .size = static_cast<std::uintmax_t>(status.st_size),
                     .modified = std::chrono::system_clock::time_point(since_epoch)};
  }

  [[nodiscard]] FileResult<std::string> read(const std::filesystem::path& path, std::size_t max_bytes) const override {
    // Not blocking: a pipe in a file's place must not hang the program.
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0) return last_error();
    struct stat status{};
    if (::fstat(file.number(), &status) != 0) return last_error();
    if (S_ISDIR(status.st_mode)) return std::unexpected(std::make_error_code(std::errc::is_a_directory));
    if (!S_ISREG(status.st_mode)) return std::unexpected(std::make_error_code(std::errc::not_supported));
    if (static_cast<std::uintmax_t>(status.st_size) > max_bytes)
      return std::unexpected(std::make_error_code(std::errc::file_too_large));
    std::string bytes;
    std::vector<char> buffer(std::min<std::size_t>(max_bytes, static_cast<std::size_t>(status.st_size)) + 1);
    for (;;) {
      const ssize_t got = ::read(file.number(), buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return last_error();
      if (got == 0) return bytes;
      bytes.append(buffer.data(), static_cast<std::size_t>(got));
      if (bytes.size() > max_bytes) return std::unexpected(std::make_error_code(std::errc::file_too_large));
    }
  }

  [[nodiscard]] FileResult<std::vector<std::filesystem::path>> list(const std::filesystem::path& folder) const override {
    std::error_code code;
    std::filesystem::directory_iterator entry(folder, code);
    std::vector<std::filesystem::path> names;
    for (; !code && entry != std::filesystem::directory_iterator(); entry.increment(code))
      names.push_back(entry->path().filename());
    if (code) return std::unexpected(code);
    std::ranges::sort(names);
    return names;
  }

  FileResult<void> create_folder(const std::filesystem::path& folder) override {
    return ::mkdir(folder.c_str(), 0777) == 0 ? FileResult<void>() : last_error();
  }

  FileResult<std::unique_ptr<NewFile>> create(const std::filesystem::path& path) override {
    struct stat folder{};
    const std::filesystem::path parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    if (::stat(parent.c_str(), &folder) != 0) return last_error();
    const mode_t mode = 0600 | (folder.st_mode & 0044);
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0) return last_error();
    return std::make_unique<PosixNewFile>(descriptor);
  }

  FileResult<void> copy_access(const std::filesystem::path& from, const std::filesystem::path& to) override {
    struct stat status{};
    if (::stat(from.c_str(), &status) != 0) return last_error();
    // Two calls: the group can often be given where the owner cannot.
    static_cast<void>(::chown(to.c_str(), static_cast<uid_t>(-1), status.st_gid) == 0);
    static_cast<void>(::chown(to.c_str(), status.st_uid, static_cast<gid_t>(-1)) == 0);
    if (::chmod(to.c_str(), status.st_mode & 07777) != 0) return last_error();
    std::vector<char> list(std::size_t{64} * 1024);
    const ssize_t size = ::getxattr(from.c_str(), access_list, list.data(), list.size());
    if (size > 0 && ::setxattr(to.c_str(), access_list, list.data(), static_cast<std::size_t>(size), 0) != 0) return last_error();
    // A new file may have inherited a list from its folder; what the old one did not grant is not granted now.
    if (size < 0 && errno == ENODATA && ::removexattr(to.c_str(), access_list) != 0 && errno != ENODATA) return last_error();
    return {};
  }

  FileResult<void> duplicate(const std::filesystem::path& from, const std::filesystem::path& to) override {
    if (::link(from.c_str(), to.c_str()) == 0) return {};
    if (errno == EEXIST || errno == ENOENT) return last_error();
    std::error_code code;  // a disk without second names: a copy instead
    std::filesystem::copy_file(from, to, code);
    return code ? FileResult<void>(std::unexpected(code)) : FileResult<void>();
  }

  FileResult<void> replace(const std::filesystem::path& from, const std::filesystem::path& to) override {
    // Of two names of one file, rename(2) leaves both and reports success.
    struct stat source{};
    struct stat target{};
    const bool same = ::lstat(from.c_str(), &source) == 0 && ::lstat(to.c_str(), &target) == 0 &&
                      source.st_dev == target.st_dev && source.st_ino == target.st_ino;
    if (same && from != to) return remove(from);
    return ::rename(from.c_str(), to.c_str()) == 0 ? FileResult<void>() : last_error();
  }

  FileResult<void> move_new(const std::filesystem::path& from, const std::filesystem::path& to) override {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return {};
    if (errno != EINVAL && errno != ENOSYS) return last_error();
    if (::link(from.c_str(), to.c_str()) != 0) return last_error();  // an older network disk
    return ::unlink(from.c_str()) == 0 ? FileResult<void>() : last_error();
  }

  FileResult<void> remove(const std::filesystem::path& path) override {
    return ::unlink(path.c_str()) == 0 ? FileResult<void>() : last_error();
  }

  FileResult<void> flush_folder(const std::filesystem::path& folder) override {
    const std::filesystem::path named = folder.empty() ? std::filesystem::path(".") : folder;
    const Descriptor descriptor(::open(named.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() < 0) return last_error();
    // Some network disks cannot flush a folder and say so with EINVAL; there is nothing more to be done then.
    return ::fsync(descriptor.number()) == 0 || errno == EINVAL ? FileResult<void>() : last_error();
  }
};

}  // namespace

FileSystem& system_files() {
  static PosixFileSystem files;
  return files;
}

}  // namespace smtpcfg::model
