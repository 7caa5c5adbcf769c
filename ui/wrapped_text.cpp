#include "ui/wrapped_text.h"

#include <wx/scrolwin.h>
#include <wx/splitter.h>
#include <wx/toplevel.h>

#include "ui/layout.h"
#include "ui/wrapping.h"

namespace smtpcfg::ui {

namespace {
constexpr int least_characters = 20;  // narrower than this nothing asks to be; a layout may still give less
}

WrappedText::WrappedText(wxWindow* parent)
    : wxStaticText(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE) {
  SetMinSize(wxSize(layout::characters(*this, least_characters), layout::lines(*this, 1)));
  Bind(wxEVT_SIZE, &WrappedText::on_size, this);
  Hide();
}

void WrappedText::say(Tone tone, const wxString& text) {
  const bool shown = !text.empty();
  if (text == text_ && shown == IsShown()) return;
  text_ = text;
  SetForegroundColour(colour_of(tone));
  Show(shown);
  rewrap();
  request_layout(*this);
}

void WrappedText::on_size(wxSizeEvent& event) {
  event.Skip();
  const int width = event.GetSize().GetWidth();
  if (width == width_ || width <= 1) return;
  width_ = width;
  rewrap();
}

void WrappedText::rewrap() {
  const int width = width_ > 0 ? width_ : layout::characters(*this, least_characters * 2);
  const wxString label = wrapped(text_, width, [this](const wxString& piece) { return GetTextExtent(piece).GetWidth(); });
  SetLabelText(label);
  const int lines = 1 + label.Freq('\n');
  const wxSize needed(layout::characters(*this, least_characters), layout::lines(*this, lines));
  if (needed == GetMinSize()) return;
  SetMinSize(needed);
  request_layout(*this);
}

void request_layout(wxWindow& window) {
  wxWindow* outer = &window;
  while (wxWindow* parent = outer->GetParent()) {
    // Beyond these, nothing depends on what is inside.
    if (outer->IsTopLevel() || dynamic_cast<wxScrolledWindow*>(outer) != nullptr) break;
    if (dynamic_cast<wxSplitterWindow*>(parent) != nullptr) break;
    outer->InvalidateBestSize();
    outer = parent;
  }
  wxWindow& whole = *outer;
  whole.CallAfter([&whole] {
    if (auto* scrolled = dynamic_cast<wxScrolledWindow*>(&whole)) scrolled->FitInside();
    whole.Layout();
  });
}

}  // namespace smtpcfg::ui
