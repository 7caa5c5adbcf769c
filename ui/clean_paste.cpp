#include "ui/clean_paste.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include "ui/text.h"

namespace smtpcfg::ui {

wxString words_for_removed(const model::Cleaned& cleaned) {
  if (cleaned.removed.empty()) return {};
  return wxString::Format(translated("Left out, as it would not be seen: %s."), to_wx(cleaned.removed));
}

void clean_pasted_text(wxTextCtrl& control, std::function<void(const wxString&)> tell) {
  control.Bind(wxEVT_TEXT_PASTE, [&control, tell = std::move(tell)](wxClipboardTextEvent& event) {
    const wxClipboardLocker lock;
    wxTextDataObject data;
    if (!lock || !wxTheClipboard->GetData(data)) {
      event.Skip();
      return;
    }
    const model::Cleaned cleaned = model::without_invisible(to_utf8(data.GetText()));
    if (cleaned.removed.empty()) {
      event.Skip();
      return;
    }
    control.WriteText(to_wx(cleaned.text));
    // After the control's own event for the changed text, which GTK sends later.
    control.CallAfter([tell, words = words_for_removed(cleaned)] { tell(words); });
  });
}

}  // namespace smtpcfg::ui
