#include "ui/exchange_setup_dialog.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/stattext.h>

#include <algorithm>

#include "ui/clipboard.h"
#include "ui/code_text.h"
#include "ui/layout.h"
#include "ui/platform.h"
#include "ui/scrolled_content.h"
#include "ui/text.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

namespace {

/// `what` says to a screen reader which of the buttons it is.
wxButton* copy_button(wxWindow* parent, const wxString& what, const std::string& text) {
  auto* button = new wxButton(parent, wxID_ANY, translated("Copy"));
  platform::name_control(*button, wxString::Format(translated("Copy %s"), what));
  button->Bind(wxEVT_BUTTON, [text](wxCommandEvent&) { copy_to_clipboard(text); });
  button->Enable(!text.empty());
  return button;
}

}  // namespace

ExchangeSetupDialog::ExchangeSetupDialog(wxWindow* parent, const model::Settings& settings, const std::function<void()>& script)
    : wxDialog(parent, wxID_ANY, translated("Set up Exchange Online"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX) {
  Mnemonics mnemonics("c");
  scroller_ = new wxScrolledWindow;
  scroller_->Hide();  // until it has its size: GTK complains about controls without room
  scroller_->Create(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxVSCROLL | wxHSCROLL);
  auto* steps = new wxBoxSizer(wxVERTICAL);
  auto* words = new WrappedText(scroller_);
  words->say(Tone::Hint, translated(validation::exchange_setup_words));
  steps->Add(words, wxSizerFlags().Expand());
  const std::vector<validation::SetupStep> all = validation::exchange_setup(settings);
  for (const validation::SetupStep& step : all) {
    for (const validation::SetupValue& value : step.values) {
      label_width_ = std::max(label_width_, GetTextExtent(translated(value.label)).GetWidth());
    }
  }
  int number = 0;
  for (const validation::SetupStep& step : all) add_step(*steps, mnemonics, ++number, step);
  layout::framed(*scroller_, steps);
  const int step = layout::lines(*this, 1);
  scroller_->SetScrollRate(step, step);

  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(scroller_, wxSizerFlags(1).Expand());
  content->Add(build_buttons(mnemonics, validation::exchange_setup_text(settings), script),
               wxSizerFlags().Expand().Border(wxALL, layout::gap(*this)));
  SetSizer(content);
  SetEscapeId(wxID_CLOSE);
  wxSize size(layout::characters(*this, 96), layout::lines(*this, 44));
  size.DecTo(room_inside(*this));
  SetMinClientSize(wxSize(size.GetWidth() / 2, size.GetHeight() / 3));
  SetClientSize(size);
  scroller_->Show();
  Layout();
  CentreOnParent();
}

void ExchangeSetupDialog::add_step(wxSizer& content, Mnemonics& mnemonics, int number, const validation::SetupStep& step) {
  const wxString title = wxString::Format("%d. %s (%s)", number, translated(step.title), translated(step.who));
  auto* tick = new wxCheckBox;
  tick->SetFont(scroller_->GetFont().Bold());  // before it is created: GTK complains when a check box needs more room later
  tick->Create(scroller_, wxID_ANY, mnemonics.mark(title));
  platform::settle_font(*tick);
  auto* words = new WrappedText(scroller_);
  words->say(Tone::Plain, translated(step.words));
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  auto* inside = new wxBoxSizer(wxVERTICAL);
  inside->Add(words, wxSizerFlags().Expand());
  inside->Add(build_values(step), below);
  if (!step.powershell.empty()) {
    const int lines = 2 + int(std::ranges::count(step.powershell, '\n'));  // one for the scroll bar
    const wxString name = wxString::Format(translated("PowerShell of step %d"), number);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(code_text(scroller_, name, wxSize(-1, lines), to_wx(step.powershell)), wxSizerFlags(1).Expand());
    row->Add(copy_button(scroller_, name, step.powershell), wxSizerFlags().Border(wxLEFT, layout::gap(*this)));
    inside->Add(row, below);
  }
  content.Add(tick, wxSizerFlags().Border(wxTOP, 2 * layout::gap(*this)));
  content.Add(inside, wxSizerFlags().Expand().Border(wxLEFT, 2 * layout::gap(*this)));
}

/// Label, value and Copy in a row each.
wxSizer* ExchangeSetupDialog::build_values(const validation::SetupStep& step) {
  auto* grid = new wxFlexGridSizer(3, layout::small_gap(*this), layout::gap(*this));
  grid->AddGrowableCol(1);
  for (const validation::SetupValue& each : step.values) {
    const wxString label = translated(each.label);
    auto* text = new wxStaticText(scroller_, wxID_ANY, label);
    text->SetMinSize(wxSize(label_width_, -1));
    auto* value = new wxTextCtrl(scroller_, wxID_ANY, to_wx(each.value), wxDefaultPosition, wxDefaultSize, wxTE_READONLY);
    value->SetHint(translated("not entered yet"));
    platform::label_control(*text, *value);
    grid->Add(text, wxSizerFlags().CenterVertical());
    grid->Add(value, wxSizerFlags().Expand().CenterVertical());
    grid->Add(copy_button(scroller_, label, each.value), wxSizerFlags().CenterVertical());
  }
  return grid;
}

wxSizer* ExchangeSetupDialog::build_buttons(Mnemonics& mnemonics, std::string text, const std::function<void()>& script) {
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  auto* copy = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Copy all steps")));
  copy->Bind(wxEVT_BUTTON, [text = std::move(text)](wxCommandEvent&) { copy_to_clipboard(text); });
  buttons->Add(copy);
  if (script) {
    auto* open = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Script for Exchange…")));
    open->Bind(wxEVT_BUTTON, [script](wxCommandEvent&) { script(); });
    buttons->Add(open, wxSizerFlags().Border(wxLEFT, layout::small_gap(*this)));
  }
  buttons->AddStretchSpacer();
  buttons->Add(new wxButton(this, wxID_CLOSE), wxSizerFlags().Border(wxLEFT, layout::gap(*this)));
  return buttons;
}

}  // namespace smtpcfg::ui
