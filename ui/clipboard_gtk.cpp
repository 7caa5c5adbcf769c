#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include <string_view>

#include "ui/clipboard.h"

namespace smtpcfg::ui {

// Without Flush(): that would hand the secret to a clipboard manager.
bool copy_secret_to_clipboard(wxWindow& /*owner*/, const wxString& secret) {
  // What KDE's Klipper, and others after it, look for before they keep anything.
  constexpr std::string_view value = "secret";
  auto* mark = new wxCustomDataObject(wxDataFormat("x-kde-passwordManagerHint"));
  mark->SetData(value.size(), value.data());
  auto* content = new wxDataObjectComposite;
  content->Add(new wxTextDataObject(secret), true);
  content->Add(mark);
  const wxClipboardLocker lock;
  if (!lock) {
    delete content;
    return false;
  }
  return wxTheClipboard->SetData(content);
}

}  // namespace smtpcfg::ui
