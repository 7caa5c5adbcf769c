#pragma once

#include <wx/stattext.h>

#include "ui/colours.h"

namespace smtpcfg::ui {

/// A text that takes the width it is given and as many lines as it then needs. While it is empty it is hidden.
class WrappedText : public wxStaticText {
 public:
  explicit WrappedText(wxWindow* parent);

  void say(Tone tone, const wxString& text);
  [[nodiscard]] const wxString& text() const { return text_; }

 private:
  void on_size(wxSizeEvent& event);
  void rewrap();

  wxString text_;
  int width_ = 0;
};

/// Lays out again the windows around one whose needs changed, up to the window that scrolls or the top.
/// Done after the present event, once, as it may be called in the middle of a layout.
void request_layout(wxWindow& window);

}  // namespace smtpcfg::ui
