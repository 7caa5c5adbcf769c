#include "ui/mnemonics.h"

#include <wx/control.h>
#include <wx/wxcrt.h>

#include <cstdint>

namespace smtpcfg::ui {

namespace {

enum class Choice : std::uint8_t { Initials, RareLetters, AnyLetter };

// Most labels have one of these; they are kept for a label that begins with one, or has nothing else left.
constexpr auto common_letters = "aeioustnr";

}  // namespace

wxString Mnemonics::mark(const wxString& label) {
  for (const Choice choice : {Choice::Initials, Choice::RareLetters, Choice::AnyLetter}) {
    for (std::size_t at = 0; at < label.length(); ++at) {
      const wxUniChar letter = label[at];
      const bool initial = at == 0 || label[at - 1] == ' ';
      if (!wxIsalpha(letter) || (choice == Choice::Initials && !initial)) continue;
      const wxString lower = wxString(letter).Lower();
      if (choice == Choice::RareLetters && wxString(common_letters).Contains(lower)) continue;
      if (taken_.Contains(lower)) continue;
      taken_ += lower;
      return wxControl::EscapeMnemonics(label.Left(at)) + "&" + wxControl::EscapeMnemonics(label.Mid(at));
    }
  }
  return wxControl::EscapeMnemonics(label);
}

}  // namespace smtpcfg::ui
