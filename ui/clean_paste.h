#pragma once

#include <wx/textctrl.h>

#include <functional>

#include "model/invisible.h"

namespace smtpcfg::ui {

/// Makes pasting into the control leave out what the clipboard brings along unseen, and tell it: "Left out: a line break."
void clean_pasted_text(wxTextCtrl& control, std::function<void(const wxString&)> tell);

/// The sentence for that; empty when nothing was removed.
wxString words_for_removed(const model::Cleaned& cleaned);

}  // namespace smtpcfg::ui
