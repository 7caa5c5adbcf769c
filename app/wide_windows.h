#pragma once

#include <string>
#include <string_view>

namespace smtpcfg::app {

/// Windows' UTF-16 from and to our UTF-8; what is malformed becomes U+FFFD.
std::wstring widen(std::string_view utf8);
std::string narrow(std::wstring_view wide);

}  // namespace smtpcfg::app
