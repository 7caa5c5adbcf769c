#include "model/disk_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::string_view separators = "\\/";

bool is_separator(char each) { return separators.find(each) != std::string_view::npos; }

// “server\share\x” → “server\share”; nothing where either is missing.
std::string_view share_in(std::string_view text) {
  const std::size_t server = text.find_first_of(separators);
  if (server == std::string_view::npos || server == 0) return {};
  const std::size_t share = std::min(text.find_first_of(separators, server + 1), text.size());
  return share == server + 1 ? std::string_view() : text.substr(0, share);
}

}  // namespace

std::string disk_name(std::string_view path) {
  const bool marked = path.size() >= 4 && is_separator(path[0]) && is_separator(path[1]) && is_separator(path[3]);
  bool share = path.size() > 2 && is_separator(path[0]) && is_separator(path[1]);
  if (marked && (path[2] == '?' || path[2] == '.')) {
    path.remove_prefix(4);
    share = path.size() > 4 && equal_ignoring_case(path.substr(0, 3), "UNC") && is_separator(path[3]);
    if (share) path.remove_prefix(4);
  } else if (share) {
    path.remove_prefix(2);
  }
  if (share) {
    std::string name(share_in(path));
    for (char& each : name) each = is_separator(each) ? '\\' : each;
    return name.empty() ? name : "\\\\" + name;
  }
  const bool drive = path.size() >= 2 && path[1] == ':' && std::isalpha(static_cast<unsigned char>(path[0])) != 0;
  return drive ? std::string(path.substr(0, 2)) : std::string();
}

std::string disk_words(std::string_view path) {
  const std::string name = disk_name(path);
  if (name.empty()) return "the disk or network share";
  return fmt::format("the {} {}", name.starts_with('\\') ? "share" : "drive", name);
}

}  // namespace smtpcfg::model
