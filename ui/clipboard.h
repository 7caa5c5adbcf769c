#pragma once

#include <string_view>

namespace smtpcfg::ui {

/// Puts a text on the clipboard, where it stays when the program ends.
void copy_to_clipboard(std::string_view utf8);

}  // namespace smtpcfg::ui
