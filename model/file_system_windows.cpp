#include <windows.h>

#include <algorithm>
#include <utility>

#include "model/file_system.h"

namespace smtpcfg::model {

namespace {

std::unexpected<std::error_code> failed(DWORD code) {
  return std::unexpected(std::error_code(static_cast<int>(code), std::system_category()));
}
std::unexpected<std::error_code> last_error() { return failed(GetLastError()); }
FileResult<void> done(BOOL success) { return success != 0 ? FileResult<void>() : last_error(); }

class Handle {
 public:
  explicit Handle(HANDLE handle) : handle_(handle) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (valid()) CloseHandle(handle_);
  }
  [[nodiscard]] bool valid() const { return handle_ != INVALID_HANDLE_VALUE; }
  [[nodiscard]] HANDLE get() const { return handle_; }
  FileResult<void> close() { return done(CloseHandle(std::exchange(handle_, INVALID_HANDLE_VALUE))); }

 private:
  HANDLE handle_;
};

constexpr DWORD share_all = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

// 100-nanosecond steps since 1601, as Windows counts, to the system clock's since 1970.
std::chrono::system_clock::time_point time_of(const FILETIME& time) {
  constexpr std::int64_t epoch_difference = 116444736000000000;
  const std::int64_t ticks =
      static_cast<std::int64_t>((static_cast<std::uint64_t>(time.dwHighDateTime) << 32) | time.dwLowDateTime);
  using Tick = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;
  return std::chrono::system_clock::time_point(
      std::chrono::duration_cast<std::chrono::system_clock::duration>(Tick(ticks - epoch_difference)));
}

// Virus scanners and indexers hold a new file open for a moment; that is waited out before it counts as an error.
template <typename Operation>
FileResult<void> with_patience(const Operation& operation) {
  constexpr int attempts = 10;
  constexpr DWORD pause_ms = 30;
  for (int attempt = 1;; ++attempt) {
    if (operation() != 0) return {};
    const DWORD code = GetLastError();
    const bool passing =
        code == ERROR_SHARING_VIOLATION || code == ERROR_LOCK_VIOLATION || code == ERROR_UNABLE_TO_REMOVE_REPLACED;
    if (!passing || attempt == attempts) return failed(code);
    Sleep(pause_ms);
  }
}

class WindowsNewFile : public NewFile {
 public:
  explicit WindowsNewFile(HANDLE handle) : handle_(handle) {}
  FileResult<void> write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const auto chunk = static_cast<DWORD>(std::min<std::size_t>(bytes.size(), 1U << 20));
      DWORD written = 0;
      if (WriteFile(handle_.get(), bytes.data(), chunk, &written, nullptr) == 0) return last_error();
      bytes.remove_prefix(written);
    }
    return {};
  }
  FileResult<void> flush() override { return done(FlushFileBuffers(handle_.get())); }
  FileResult<void> close() override { return handle_.close(); }

 private:
  Handle handle_;
};

class WindowsFileSystem : public FileSystem {
 public:
  [[nodiscard]] FileResult<FileFacts> facts(const std::filesystem::path& path) const override {
    WIN32_FILE_ATTRIBUTE_DATA data{};
    if (GetFileAttributesExW(path.c_str(), GetFileExInfoStandard, &data) == 0) {
      const DWORD code = GetLastError();
      if (code == ERROR_FILE_NOT_FOUND || code == ERROR_PATH_NOT_FOUND) return FileFacts{};
      return failed(code);
    }
    const bool folder = (data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    return FileFacts{.kind = folder ? FileKind::Folder : FileKind::File,
                     .size = (static_cast<std::uintmax_t>(data.nFileSizeHigh) << 32) | data.nFileSizeLow,
                     .modified = time_of(data.ftLastWriteTime)};
  }

  [[nodiscard]] FileResult<std::string> read(const std::filesystem::path& path, std::size_t max_bytes) const override {
    const auto known = facts(path);
    if (known && known->kind == FileKind::Folder) return std::unexpected(std::make_error_code(std::errc::is_a_directory));
    const Handle file(CreateFileW(path.c_str(), GENERIC_READ, share_all, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    if (!file.valid()) return last_error();
    LARGE_INTEGER size{};
    if (GetFileSizeEx(file.get(), &size) == 0) return last_error();
    if (static_cast<std::uintmax_t>(size.QuadPart) > max_bytes)
      return std::unexpected(std::make_error_code(std::errc::file_too_large));
    std::string bytes(static_cast<std::size_t>(size.QuadPart), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
      DWORD got = 0;
      const auto wanted = static_cast<DWORD>(std::min<std::size_t>(bytes.size() - filled, 1U << 20));
      if (ReadFile(file.get(), bytes.data() + filled, wanted, &got, nullptr) == 0) return last_error();
      if (got == 0) break;
      filled += got;
    }
    bytes.resize(filled);
    return bytes;
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
    return done(CreateDirectoryW(folder.c_str(), nullptr));
  }

  FileResult<std::unique_ptr<NewFile>> create(const std::filesystem::path& path) override {
    const HANDLE handle = CreateFileW(path.c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr, CREATE_NEW,
                                      FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE) return last_error();
    return std::make_unique<WindowsNewFile>(handle);
  }

  FileResult<void> copy_access(const std::filesystem::path& /*from*/, const std::filesystem::path& /*to*/) override { return {}; }

  FileResult<void> duplicate(const std::filesystem::path& from, const std::filesystem::path& to) override {
    return done(CopyFileW(from.c_str(), to.c_str(), TRUE));
  }

  FileResult<void> replace(const std::filesystem::path& from, const std::filesystem::path& to) override {
    const auto existing = facts(to);
    if (existing && existing->kind == FileKind::Folder) return std::unexpected(std::make_error_code(std::errc::is_a_directory));
    if (existing && existing->kind == FileKind::File) {
      // Keeps the replaced file's access list, attributes and streams. Without a backup name it never leaves `to` missing.
      return with_patience([&] { return ReplaceFileW(to.c_str(), from.c_str(), nullptr, 0, nullptr, nullptr); });
    }
    return with_patience(
        [&] { return MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH | MOVEFILE_REPLACE_EXISTING); });
  }

  FileResult<void> move_new(const std::filesystem::path& from, const std::filesystem::path& to) override {
    if (MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH) != 0) return {};
    // Being moved over something that is just being deleted is refused with "access denied"; that too means "taken".
    const DWORD code = GetLastError();
    const auto existing = facts(to);
    if (code == ERROR_ALREADY_EXISTS || (code == ERROR_ACCESS_DENIED && existing && existing->kind != FileKind::Absent)) {
      return std::unexpected(std::make_error_code(std::errc::file_exists));
    }
    return failed(code);
  }

  FileResult<void> remove(const std::filesystem::path& path) override {
    return with_patience([&] { return DeleteFileW(path.c_str()); });
  }

  FileResult<void> flush_folder(const std::filesystem::path& /*folder*/) override { return {}; }
};

}  // namespace

FileSystem& system_files() {
  static WindowsFileSystem files;
  return files;
}

}  // namespace smtpcfg::model
