#include <windows.h>

#include <algorithm>

#include "model/file_system.h"
#include "model/replacing.h"
#include "model/system_path.h"
#include "model/windows_calls.h"

namespace smtpcfg::model {

namespace {

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

// Windows says "path not found" too when the drive or share is away, and some servers do.
DWORD with_disk_looked_at(DWORD code, const std::filesystem::path& there) {
  if (code != ERROR_PATH_NOT_FOUND) return code;
  const std::filesystem::path disk = disk_of(there);
  if (disk.empty() || GetFileAttributesW(disk.c_str()) != INVALID_FILE_ATTRIBUTES) return code;
  const DWORD about_disk = GetLastError();
  if (about_disk == ERROR_ACCESS_DENIED) return code;
  const bool says_nothing = about_disk == ERROR_FILE_NOT_FOUND || about_disk == ERROR_PATH_NOT_FOUND;
  return says_nothing ? ERROR_NOT_READY : about_disk;
}

bool is_marked_read_only(const std::filesystem::path& there) {
  const DWORD attributes = GetFileAttributesW(there.c_str());
  return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_READONLY) != 0;
}

// For both causes of a refusal Windows has the same number.
FileResult<void> with_mark_looked_at(FileResult<void> result, const std::filesystem::path& there) {
  const bool refused = !result && result.error() == std::error_code(ERROR_ACCESS_DENIED, std::system_category());
  return refused && is_marked_read_only(there) ? failed(ERROR_FILE_READ_ONLY) : result;
}

int number_of(const FileResult<void>& result) { return result ? 0 : result.error().value(); }

FileResult<void> move_to_new_name(const std::filesystem::path& from, const std::filesystem::path& to) {
  return with_patience([&] { return MoveFileExW(from.c_str(), to.c_str(), MOVEFILE_WRITE_THROUGH); });
}

FileResult<void> remove_file(const std::filesystem::path& there) {
  return with_mark_looked_at(with_patience([&] { return DeleteFileW(there.c_str()); }), there);
}

// Some shares let nobody write an access list, and then ReplaceFile refuses. Where both files have the same one, nothing is lost
// when it does not write it.
FileResult<void> call_replace_file(const std::filesystem::path& from, const std::filesystem::path& to,
                                   const std::filesystem::path& aside) {
  const auto with = [&](DWORD flags) {
    return with_patience([&] { return ReplaceFileW(to.c_str(), from.c_str(), aside.c_str(), flags, nullptr, nullptr); });
  };
  const auto replaced = with(0);
  const bool list_may_stay = !replaced && number_of(replaced) == ERROR_ACCESS_DENIED && have_same_access_list(from, to);
  return list_may_stay ? with(REPLACEFILE_IGNORE_MERGE_ERRORS) : replaced;
}

FileResult<void> replace_file_of_system(const std::filesystem::path& from, const std::filesystem::path& to) {
  using Path = std::filesystem::path;
  const ReplacingCalls calls{
      .replace = [](const Path& fresh, const Path& old,
                    const Path& aside) { return number_of(call_replace_file(fresh, old, aside)); },
      .move = [](const Path& old_name, const Path& name) { return number_of(move_to_new_name(old_name, name)); },
      .remove = [](const Path& path) { return number_of(remove_file(path)); },
  };
  const int code = replace_keeping_access(calls, from, to);
  return with_mark_looked_at(code == 0 ? FileResult<void>() : failed(static_cast<DWORD>(code)), to);
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
    const std::filesystem::path there = system_path(path);
    if (GetFileAttributesExW(there.c_str(), GetFileExInfoStandard, &data) == 0) {
      const DWORD code = with_disk_looked_at(GetLastError(), there);
      if (code == ERROR_FILE_NOT_FOUND || code == ERROR_PATH_NOT_FOUND) return FileFacts{};
      return failed(code);
    }
    const bool folder = (data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
    return FileFacts{.kind = folder ? FileKind::Folder : FileKind::File,
                     .size = (static_cast<std::uintmax_t>(data.nFileSizeHigh) << 32) | data.nFileSizeLow,
                     .modified = time_of(data.ftLastWriteTime),
                     .marked_read_only = !folder && (data.dwFileAttributes & FILE_ATTRIBUTE_READONLY) != 0};
  }

  [[nodiscard]] FileResult<std::string> read(const std::filesystem::path& path, std::size_t max_bytes) const override {
    const auto known = facts(path);
    if (known && known->kind == FileKind::Folder) return std::unexpected(std::make_error_code(std::errc::is_a_directory));
    const std::filesystem::path there = system_path(path);
    HANDLE opened = INVALID_HANDLE_VALUE;
    const auto open = with_patience([&] {
      opened = CreateFileW(there.c_str(), GENERIC_READ, share_all, nullptr, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
      return opened != INVALID_HANDLE_VALUE ? TRUE : FALSE;
    });
    if (!open) return failed(with_disk_looked_at(static_cast<DWORD>(open.error().value()), there));
    const Handle file(opened);
    LARGE_INTEGER size{};
    if (GetFileSizeEx(file.get(), &size) == 0) return last_error();
    if (static_cast<std::uintmax_t>(size.QuadPart) > max_bytes)
      return std::unexpected(std::make_error_code(std::errc::file_too_large));
    std::string bytes(static_cast<std::size_t>(size.QuadPart), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
      DWORD got = 0;
      const auto wanted = static_cast<DWORD>(std::min<std::size_t>(bytes.size() - filled, 1U << 20));
      const auto read = with_patience([&] { return ReadFile(file.get(), bytes.data() + filled, wanted, &got, nullptr); });
      if (!read) return std::unexpected(read.error());
      if (got == 0) break;
      filled += got;
    }
    bytes.resize(filled);
    return bytes;
  }

  [[nodiscard]] FileResult<std::vector<std::filesystem::path>> list(const std::filesystem::path& folder) const override {
    // The library's own way of listing a folder stops at 260 characters.
    const std::filesystem::path there = system_path(folder);
    WIN32_FIND_DATAW entry{};
    const HANDLE search = FindFirstFileExW((there / L"*").c_str(), FindExInfoBasic, &entry, FindExSearchNameMatch, nullptr,
                                           FIND_FIRST_EX_LARGE_FETCH);
    if (search == INVALID_HANDLE_VALUE) {
      const DWORD code = with_disk_looked_at(GetLastError(), there);
      if (code == ERROR_FILE_NOT_FOUND) return std::vector<std::filesystem::path>();  // a drive with nothing on it
      const auto known = facts(folder);
      if (known && known->kind == FileKind::File) return std::unexpected(std::make_error_code(std::errc::not_a_directory));
      return failed(code);
    }
    std::vector<std::filesystem::path> names;
    do {
      const std::wstring_view name = entry.cFileName;
      if (name != L"." && name != L"..") names.emplace_back(name);
    } while (FindNextFileW(search, &entry) != 0);
    const DWORD code = GetLastError();
    FindClose(search);
    if (code != ERROR_NO_MORE_FILES) return failed(code);
    std::ranges::sort(names);
    return names;
  }

  FileResult<void> create_folder(const std::filesystem::path& folder) override {
    return done(CreateDirectoryW(system_path(folder).c_str(), nullptr));
  }

  FileResult<std::unique_ptr<NewFile>> create(const std::filesystem::path& path) override {
    const HANDLE handle = CreateFileW(system_path(path).c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr,
                                      CREATE_NEW, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle == INVALID_HANDLE_VALUE) return last_error();
    return std::make_unique<WindowsNewFile>(handle);
  }

  FileResult<void> copy_access(const std::filesystem::path& from, const std::filesystem::path& to) override {
    copy_owner_and_marks(system_path(from), system_path(to));
    return {};
  }

  FileResult<void> duplicate(const std::filesystem::path& from, const std::filesystem::path& to) override {
    const std::filesystem::path source = system_path(from);
    const std::filesystem::path copy = system_path(to);
    // With its streams and attributes, but not its access list.
    if (auto copied = with_patience([&] { return CopyFileW(source.c_str(), copy.c_str(), TRUE); }); !copied) return copied;
    return copy_access_list(source, copy);
  }

  FileResult<void> replace(const std::filesystem::path& from, const std::filesystem::path& to) override {
    const auto existing = facts(to);
    if (!existing) return std::unexpected(existing.error());
    if (existing->kind == FileKind::Folder) return std::unexpected(std::make_error_code(std::errc::is_a_directory));
    const std::filesystem::path source = system_path(from);
    const std::filesystem::path target = system_path(to);
    if (existing->kind == FileKind::File) return replace_file_of_system(source, target);
    constexpr DWORD flags = MOVEFILE_WRITE_THROUGH | MOVEFILE_REPLACE_EXISTING;
    return with_patience([&] { return MoveFileExW(source.c_str(), target.c_str(), flags); });
  }

  FileResult<void> move_new(const std::filesystem::path& from, const std::filesystem::path& to) override {
    const auto moved = move_to_new_name(system_path(from), system_path(to));
    if (moved) return {};
    // Being moved over something that is just being deleted is refused with "access denied"; that too means "taken".
    const int code = moved.error().value();
    const auto existing = facts(to);
    if (code == ERROR_ALREADY_EXISTS || (code == ERROR_ACCESS_DENIED && existing && existing->kind != FileKind::Absent)) {
      return std::unexpected(std::make_error_code(std::errc::file_exists));
    }
    return moved;
  }

  FileResult<void> remove(const std::filesystem::path& path) override { return remove_file(system_path(path)); }

  FileResult<void> flush_folder(const std::filesystem::path& /*folder*/) override { return {}; }
};

}  // namespace

FileSystem& system_files() {
  static WindowsFileSystem files;
  return files;
}

}  // namespace smtpcfg::model
