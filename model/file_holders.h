#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace smtpcfg::model {

/// A program that has a file open.
struct FileHolder {
  std::string name;  ///< as the system calls it, "Microsoft Excel"; may be empty, of any length and hold anything
  std::uint32_t process = 0;
};

/// Who has the file open on this machine, by Windows' Restart Manager; empty when that cannot be told, as for a program on
/// another machine that holds a file of a share, and always on Linux. Takes up to some tenths of a second.
std::vector<FileHolder> file_holders(const std::filesystem::path& file);

/// “"Microsoft Excel" (process 4711) has it open”; the first three by name. “another program has it open” when none is known.
std::string words_of_holders(std::span<const FileHolder> holders);

}  // namespace smtpcfg::model
