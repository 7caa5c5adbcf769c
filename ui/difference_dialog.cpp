#include "ui/difference_dialog.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "model/text.h"
#include "model/web_config_lines.h"
#include "ui/colours.h"
#include "ui/layout.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

/// The colour is beside the sign, not instead of it.
void append(wxTextCtrl& into, const model::WebSite& site) {
  for (const model::WebSiteFile* file : site.changed_files()) {
    into.SetDefaultStyle(wxTextAttr(colour_of(Tone::Plain)));
    if (!into.IsEmpty()) into.AppendText("\n");
    into.AppendText(to_wx(model::utf8_of(file->file)) + "\n");
    for (const model::LineChange& line : model::line_changes_of(file->edited)) {
      into.SetDefaultStyle(wxTextAttr(colour_of(line.added ? Tone::Good : Tone::Error)));
      into.AppendText(to_wx(fmt::format("{:>5} {} {}\n", line.line, line.added ? '+' : '-', line.text)));
    }
  }
  into.SetInsertionPoint(0);
}

}  // namespace

DifferenceDialog::DifferenceDialog(wxWindow* parent, const model::WebSite& site)
    : wxDialog(parent, wxID_ANY, translated("Save these changes?"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX) {
  auto* label = new wxStaticText(this, wxID_ANY, translated("&Lines that go (-) and come (+)"));
  auto* lines = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize,
                               wxTE_MULTILINE | wxTE_READONLY | wxTE_DONTWRAP | wxTE_RICH2);
  lines->SetFont(wxFont(wxFontInfo(GetFont().GetFractionalPointSize()).Family(wxFONTFAMILY_TELETYPE)));
  lines->SetMinSize(wxSize(layout::characters(*this, 100), layout::lines(*this, 16)));
  platform::set_margin(*lines, layout::small_gap(*this));
  platform::label_control(*label, *lines);
  append(*lines, site);
  auto* note = new wxStaticText(
      this, wxID_ANY,
      translated("Nothing else changes. What is replaced is kept with the ending .bak. IIS restarts the application."));
  auto* save = new wxButton(this, wxID_SAVE);
  auto* cancel = new wxButton(this, wxID_CANCEL);
  save->SetDefault();
  SetEscapeId(wxID_CANCEL);
  SetAffirmativeId(wxID_SAVE);

  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  buttons->AddStretchSpacer();
  buttons->Add(layout::row({save, cancel}));
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(label);
  content->Add(lines, wxSizerFlags(1).Expand().Border(wxTOP, layout::small_gap(*this)));
  content->Add(note, wxSizerFlags().Border(wxTOP, layout::small_gap(*this)));
  content->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  layout::framed(*this, content);
  layout::fit_to_screen(*this);
  lines->SetFocus();
}

}  // namespace smtpcfg::ui
