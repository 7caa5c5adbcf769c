#include "model/text.h"

namespace smtpcfg::model {

std::filesystem::path path_of(std::string_view utf8) { return std::u8string(utf8.begin(), utf8.end()); }

std::string utf8_of(const std::filesystem::path& path) { return path.native(); }

}  // namespace smtpcfg::model
