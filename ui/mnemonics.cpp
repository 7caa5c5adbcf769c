#include "ui/mnemonics.h"

#include <wx/control.h>
#include <wx/wxcrt.h>

namespace smtpcfg::ui {

wxString Mnemonics::mark(const wxString& label) {
  for (const bool only_initials : {true, false}) {
    for (std::size_t at = 0; at < label.length(); ++at) {
      const wxUniChar letter = label[at];
      const bool initial = at == 0 || label[at - 1] == ' ';
      if (!wxIsalpha(letter) || (only_initials && !initial)) continue;
      const wxString lower = wxString(letter).Lower();
      if (taken_.Contains(lower)) continue;
      taken_ += lower;
      return wxControl::EscapeMnemonics(label.Left(at)) + "&" + wxControl::EscapeMnemonics(label.Mid(at));
    }
  }
  return wxControl::EscapeMnemonics(label);
}

}  // namespace smtpcfg::ui
