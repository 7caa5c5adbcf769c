#pragma once

#include <wx/string.h>

namespace smtpcfg::ui {

/// Gives each label of a window a letter of its own: the first letter of a word where that is free, else any letter.
/// Computed rather than typed, so that it also holds for translated labels. Ask in reading order.
class Mnemonics {
 public:
  /// `taken`: letters that buttons named by the system use.
  explicit Mnemonics(const wxString& taken) : taken_(taken.Lower()) {}

  /// "Client ID" → "C&lient ID"
  wxString mark(const wxString& label);

 private:
  wxString taken_;
};

}  // namespace smtpcfg::ui
