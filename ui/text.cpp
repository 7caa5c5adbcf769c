#include "ui/text.h"

#include <wx/control.h>
#include <wx/translation.h>

namespace smtpcfg::ui {

wxString to_wx(std::string_view utf8) {
  wxString text = wxString::FromUTF8(utf8.data(), utf8.size());
  if (text.empty() && !utf8.empty()) text = wxString(utf8.data(), wxConvISO8859_1, utf8.size());
  return text;
}

std::string to_utf8(const wxString& text) { return text.utf8_string(); }

wxString translated(std::string_view utf8) { return wxGetTranslation(to_wx(utf8)); }

wxString without_mnemonic(const wxString& label) { return wxControl::RemoveMnemonics(label); }

}  // namespace smtpcfg::ui
