#pragma once

#include <wx/string.h>

#include <functional>

namespace smtpcfg::ui {

/// Breaks a text into lines no wider than `width`, at blanks, and inside a word only where the word alone is too wide
/// (a path, a token). `measure` gives the width of a piece of text. Line breaks already there are kept.
wxString wrapped(const wxString& text, int width, const std::function<int(const wxString&)>& measure);

}  // namespace smtpcfg::ui
