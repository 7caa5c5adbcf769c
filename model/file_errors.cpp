#include "model/file_errors.h"

#include <fmt/format.h>

#include <string>

#include "model/disk_name.h"
#include "model/file_holders.h"
#include "model/file_trouble.h"
#include "model/replacing.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

struct Words {
  std::string what;
  std::string remedy;
};

Words words_for_use(const std::filesystem::path& path) {
  const std::vector<FileHolder> holders = file_holders(path);
  const bool on_share = disk_name(utf8_of(path)).starts_with('\\');
  std::string remedy = holders.empty() ? "Close the program that uses the file" : "Close it there";
  if (holders.empty() && on_share) remedy += "; it may run on another computer, the server knows on which";
  return {words_of_holders(holders), remedy + ", then try again."};
}

Words words_for(FileTrouble trouble, const std::filesystem::path& path, std::error_code code) {
  switch (trouble) {
    case FileTrouble::Absent:
      return {"there is no such file or folder", "Check the path."};
    case FileTrouble::Unreachable:
      return {fmt::format("{} cannot be reached", disk_words(utf8_of(path))),
              "Check the name, the network connection and that the server runs, then try again."};
    case FileTrouble::NotSignedIn:
      return {fmt::format("{} does not accept your sign-in", disk_words(utf8_of(path))),
              "Open it in Explorer and sign in there, or ask the administrator, then try again."};
    case FileTrouble::InUse:
      return words_for_use(path);
    case FileTrouble::BeingReplaced:
      return {"it is just being replaced, or that was cut off",
              fmt::format("Try again in a moment. If it stays so, rename {} to {}.", utf8_of(aside_of(path).filename()),
                          utf8_of(path.filename()))};
    case FileTrouble::MarkedReadOnly:
      return {"it is marked read-only",
              "Ask whoever marked it why. To change it, take off the mark in its properties, then try again."};
    case FileTrouble::NoPermission:
      return {"you have no permission", "Ask the administrator for access to this file and its folder."};
    case FileTrouble::ReadOnlyDisk:
      return {"the disk is read-only", "Ask the administrator for write access."};
    case FileTrouble::DiskFull:
      return {"the disk is full", "Make room on the disk, and try again."};
    case FileTrouble::DiskError:
      return {"the disk reports an error", "Check the disk or the network share, and try again."};
    case FileTrouble::IsFolder:
      return {"there is a folder of this name", "Rename or remove the folder, then try again."};
    case FileTrouble::NotAFile:
      return {"what has this name is not a file", "Rename or remove it, then try again."};
    case FileTrouble::NotAFolder:
      return {"a part of the path is not a folder", "Check the path."};
    case FileTrouble::TooLong:
      return {"the path is too long", "Use a shorter path."};
    case FileTrouble::BadName:
      return {"Windows allows no such name", "Check the path."};
    case FileTrouble::TooLarge:
      return {"it is far too large to be a settings file",
              "Check that this is the right file; restore it from a backup if need be."};
    case FileTrouble::Other:
      break;
  }
  return {code.message(), "Try again; if it stays, ask the administrator."};
}

Error file_error(ErrorKind kind, std::string_view verb, const std::filesystem::path& path, std::error_code code) {
  const Words words = words_for(trouble_of(code), path, code);
  return {kind, fmt::format("Cannot {} {}: {}.", verb, utf8_of(path), words.what), words.remedy};
}

}  // namespace

Error reading_error(const std::filesystem::path& path, std::error_code code) {
  return file_error(ErrorKind::Unreadable, "read", path, code);
}

Error writing_error(const std::filesystem::path& path, std::error_code code) {
  return file_error(ErrorKind::NotWritable, "save", path, code);
}

Error marked_read_only(const std::filesystem::path& path) {
  const Words words = words_for(FileTrouble::MarkedReadOnly, path, {});
  return {ErrorKind::NotWritable, fmt::format("Cannot change {}: {}.", utf8_of(path), words.what), words.remedy};
}

}  // namespace smtpcfg::model
