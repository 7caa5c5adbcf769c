#include "ui/explain_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "ui/clipboard.h"
#include "ui/layout.h"
#include "ui/long_text.h"
#include "ui/mnemonics.h"
#include "ui/platform.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"
#include "validation/explanation_words.h"

namespace smtpcfg::ui {

namespace {
constexpr std::size_t most_read = std::size_t{256} << 10U;  // bytes; a whole log is for smtpcfg explain --log
}

ExplainDialog::ExplainDialog(wxWindow* parent, validation::Known known, const wxString& whose)
    : wxDialog(parent, wxID_ANY, translated("Explain an Error"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      known_(std::move(known)) {
  Mnemonics mnemonics("c");
  auto* label = new wxStaticText(this, wxID_ANY, mnemonics.mark(translated("Error message, code or lines of a log")));
  text_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_BESTWRAP);
  text_->SetMinSize(wxSize(layout::characters(*text_, 80), layout::lines(*text_, 6)));
  platform::set_margin(*text_, layout::small_gap(*this));
  platform::label_control(*label, *text_);
  auto* filled = new WrappedText(this);
  if (!whose.empty()) filled->say(Tone::Hint, wxString::Format(translated("Filled in with the values of %s."), whose));
  explanation_ = long_text(this, translated("Explanation"), wxSize(80, 18));
  auto* copy = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Copy explanation")));
  auto* close = new wxButton(this, wxID_CLOSE);
  SetEscapeId(wxID_CLOSE);

  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  buttons->Add(copy);
  buttons->AddStretchSpacer();
  buttons->Add(close, wxSizerFlags().Border(wxLEFT, layout::gap(*this)));
  auto* content = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  content->Add(label);
  content->Add(text_, wxSizerFlags(below).Proportion(1));
  content->Add(filled, below);
  content->Add(explanation_, wxSizerFlags(below).Proportion(3));
  content->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  layout::framed(*this, content);
  layout::fit_to_screen(*this);

  text_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { explain(); });
  copy->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy_to_clipboard(to_utf8(explanation_->GetValue())); });
  text_->SetFocus();
}

void ExplainDialog::explain() {
  std::string text = to_utf8(text_->GetValue());
  const bool too_long = text.size() > most_read;
  if (too_long) text.resize(most_read);
  wxString words = text.empty() ? wxString() : to_wx(validation::explain_pasted(text, known_));
  if (too_long) words += "\n" + translated("Only the beginning was read. A whole log: smtpcfg explain --log FILE.");
  show_long_text(*explanation_, words);
}

}  // namespace smtpcfg::ui
