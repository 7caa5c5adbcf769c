#pragma once

#include <string>
#include <string_view>

namespace smtpcfg::model {

/// What holds a Windows path, as people call it: `\\server\crm`, `Z:`; empty for a path that does not say, as one of Linux.
std::string disk_name(std::string_view path);

/// The same with what it is: “the share \\server\crm”, “the drive Z:”, “the disk or network share”.
std::string disk_words(std::string_view path);

}  // namespace smtpcfg::model
