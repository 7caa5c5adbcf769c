#include "ui/clipboard.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include "ui/text.h"

namespace smtpcfg::ui {

void copy_to_clipboard(std::string_view utf8) {
  const wxClipboardLocker lock;
  if (!lock) return;
  wxTheClipboard->SetData(new wxTextDataObject(to_wx(utf8)));
  wxTheClipboard->Flush();
}

}  // namespace smtpcfg::ui
