#include "ui/message_strip.h"

#include <wx/button.h>

#include "ui/layout.h"
#include "ui/text.h"

namespace smtpcfg::ui {

wxString words_for(const Error& error) {
  return to_wx(error.message) + (error.remedy.empty() ? wxString() : "\n" + to_wx(error.remedy));
}

MessageStrip::MessageStrip(wxWindow* parent)
    : wxPanel(parent), text_(new WrappedText(this)), buttons_(new wxBoxSizer(wxHORIZONTAL)) {
  SetBackgroundColour(message_background());
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(text_, wxSizerFlags().Expand());
  content->Add(buttons_);
  layout::framed(*this, content);
  Hide();
}

void MessageStrip::say(const wxString& text, const std::vector<Action>& actions) {
  buttons_->Clear(true);
  for (const Action& action : actions) {
    auto* button = new wxButton(this, wxID_ANY, action.label);
    // The action may change the strip, and with it this button.
    button->Bind(wxEVT_BUTTON, [this, run = action.run](wxCommandEvent&) { CallAfter([run] { run(); }); });
    buttons_->Add(button, wxSizerFlags().Border(wxTOP | wxRIGHT, layout::small_gap(*this)));
  }
  // wxGTK works out the order of Tab when it changes, and leaves out a panel that had no buttons then.
  if (wxWindow* next = GetNextSibling()) MoveBeforeInTabOrder(next);
  text_->say(Tone::Plain, text);
  Show();
  request_layout(*this);
}

void MessageStrip::say(const Error& error, const std::vector<Action>& actions) { say(words_for(error), actions); }

void MessageStrip::focus_action() {
  if (buttons_->GetItemCount() > 0) buttons_->GetItem(std::size_t{0})->GetWindow()->SetFocus();
}

void MessageStrip::dismiss() {
  if (!IsShown()) return;
  Hide();
  request_layout(*this);
}

}  // namespace smtpcfg::ui
