#pragma once

#include <wx/string.h>

#include <string>
#include <string_view>

namespace smtpcfg::ui {

/// Below the windows text is UTF-8; these are the only crossings. Bytes that are no UTF-8 are shown as Latin-1 rather than lost.
wxString to_wx(std::string_view utf8);
std::string to_utf8(const wxString& text);

/// A text in the person's language: our own literals, which are UTF-8 (what wxWidgets' _() takes must fit the locale's encoding,
/// which may be ASCII), and the words of the floors below, such as a field's label. `xgettext --keyword=translated` finds them.
wxString translated(std::string_view utf8);

/// The text without what wxWidgets would take for a mnemonic.
wxString without_mnemonic(const wxString& label);

}  // namespace smtpcfg::ui
