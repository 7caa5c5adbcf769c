#include "ui/web_findings.h"

#include <algorithm>

#include "ui/layout.h"
#include "ui/long_text.h"
#include "ui/status_icons.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

using model::WebFinding;
using model::WebSeverity;

wxString word_for(WebSeverity severity) {
  if (severity == WebSeverity::Note) return translated("note");
  return severity == WebSeverity::Warning ? translated("warning") : translated("error");
}

CheckState state_of(WebSeverity severity) {
  if (severity == WebSeverity::Note) return CheckState::Skipped;
  return severity == WebSeverity::Warning ? CheckState::Warn : CheckState::Fail;
}

wxString place_of(const WebFinding& finding) {
  const wxString line = wxString::Format(translated("line %zu"), finding.line);
  return finding.file.empty() ? line : to_wx(finding.file) + ", " + line;
}

wxString words_of(const WebFinding& finding) {
  const wxString fix = finding.fix.empty() ? translated("This takes a person: there is no fix for it.")
                                           : wxString::Format(translated("Fix: %s"), to_wx(finding.fix));
  return to_wx(finding.message) + "\n\n" + to_wx(finding.remedy) + "\n\n" + fix;
}

wxString headline_of(const std::vector<WebFinding>& findings) {
  if (findings.empty()) return translated("The check found nothing wrong.");
  const auto errors = std::ranges::count(findings, WebSeverity::Error, &WebFinding::severity);
  if (errors == 0) return translated("CRM.Web can start and send with this file.");
  return errors == 1 ? translated("One error keeps CRM.Web from starting or sending.")
                     : wxString::Format(translated("%zd errors keep CRM.Web from starting or sending."), errors);
}

}  // namespace

WebFindingsPanel::WebFindingsPanel(wxWindow* parent, Mnemonics& mnemonics, Events events) : events_(std::move(events)) {
  // Hidden until it has a place: GTK complains about a list without room.
  Hide();
  Create(parent);
  build(mnemonics);
}

void WebFindingsPanel::build(Mnemonics& mnemonics) {
  headline_ = new WrappedText(this);
  headline_->SetFont(headline_->GetFont().Bold());
  list_ = new VirtualList(
      this, translated("Findings"), {{translated("Severity"), 11}, {translated("Place"), 10}, {translated("Finding"), 60}},
      {.text =
           [this](unsigned row, unsigned column) {
             const WebFinding& finding = findings_.at(row);
             return column == 0 ? word_for(finding.severity) : column == 1 ? place_of(finding) : to_wx(finding.message);
           },
       .icon = [this](unsigned row) { return icon_for(state_of(findings_.at(row).severity)); }});
  for (unsigned column = 0; column < list_->GetColumnCount(); ++column) list_->GetColumn(column)->SetSortable(false);
  list_->SetMinSize(wxSize(layout::characters(*this, 62), layout::lines(*this, 8)));
  detail_ = long_text(this, translated("The chosen finding"), wxSize(-1, 8));
  fix_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Fix")));
  fix_all_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Fix all")));

  auto* content = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  content->Add(headline_, wxSizerFlags().Expand());
  content->Add(list_, wxSizerFlags(below).Proportion(3));
  content->Add(detail_, wxSizerFlags(below).Proportion(2));
  content->Add(layout::row({fix_, fix_all_}), below);
  SetSizer(content);

  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_selected(); });
  fix_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    if (selected() != nullptr) events_.fix(WebFinding(*selected()));
  });
  fix_all_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { events_.fix_all(); });
  update_buttons();
}

const WebFinding* WebFindingsPanel::selected() const {
  const std::optional<unsigned> row = list_->selected_row();
  return row && *row < findings_.size() ? &findings_[*row] : nullptr;
}

void WebFindingsPanel::show(std::vector<WebFinding> findings) {
  if (findings == findings_ && enabled_) return;
  const std::optional<WebFinding> chosen = selected() == nullptr ? std::nullopt : std::optional(*selected());
  const std::size_t row = list_->selected_row().value_or(0);
  findings_ = std::move(findings);
  headline_->say(Tone::Plain, headline_of(findings_));
  list_->show(unsigned(findings_.size()));
  if (!findings_.empty()) {
    const auto same = std::ranges::find_if(
        findings_, [&](const WebFinding& each) { return chosen && each.id == chosen->id && each.message == chosen->message; });
    const std::size_t next =
        same != findings_.end() ? std::size_t(same - findings_.begin()) : std::min(row, findings_.size() - 1);
    list_->select_row(unsigned(next));
  }
  show_selected();
}

void WebFindingsPanel::clear() {
  show({});
  headline_->say(Tone::Plain, wxString());
}

void WebFindingsPanel::enable(bool enabled) {
  enabled_ = enabled;
  update_buttons();
}

void WebFindingsPanel::show_selected() {
  show_long_text(*detail_, selected() == nullptr ? wxString() : words_of(*selected()));
  update_buttons();
}

void WebFindingsPanel::update_buttons() {
  fix_->Enable(enabled_ && selected() != nullptr && !selected()->fix.empty());
  fix_all_->Enable(enabled_ && std::ranges::any_of(findings_, [](const WebFinding& each) { return !each.fix.empty(); }));
}

}  // namespace smtpcfg::ui
