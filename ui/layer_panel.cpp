#include "ui/layer_panel.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <array>

#include "ui/layout.h"
#include "ui/platform.h"
#include "ui/status_icons.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

using Kind = model::Target::Kind;
using State = model::LayerSummary::State;

struct KindChoice {
  const char* words;
  std::optional<Kind> kind;
};

constexpr std::array kinds{KindChoice{"All layers", {}},         KindChoice{"System", Kind::System},
                           KindChoice{"Users", Kind::User},      KindChoice{"Global", Kind::Global},
                           KindChoice{"Groups", Kind::Group},    KindChoice{"Reps", Kind::Rep},
                           KindChoice{"Stations", Kind::Station}};

std::vector<VirtualListColumn> columns() {
  return {{translated("Target"), 17}, {translated("Name"), 18}, {translated("State"), 14}, {translated("Uses"), 16},
          {translated("Sender"), 26}, {translated("Host"), 26}, {translated("Saved"), 20}};
}

wxBitmapBundle icon_of(State state) {
  static const wxBitmapBundle present = icon_for(CheckState::Pass);
  static const wxBitmapBundle absent = icon_for(CheckState::Waiting);
  static const wxBitmapBundle unreadable = icon_for(CheckState::Fail);
  return state == State::Present ? present : state == State::Absent ? absent : unreadable;
}

}  // namespace

LayerPanel::LayerPanel(wxWindow* parent, Mnemonics& mnemonics, LayerPanelEvents events)
    : wxPanel(parent), events_(std::move(events)) {
  build(mnemonics);
}

void LayerPanel::build(Mnemonics& mnemonics) {
  auto* kind_label = new wxStaticText(this, wxID_ANY, mnemonics.mark(translated("Show")));
  kind_ = new wxChoice(this, wxID_ANY);
  platform::label_control(*kind_label, *kind_);
  auto* filter_label = new wxStaticText(this, wxID_ANY, mnemonics.mark(translated("Filter")));
  filter_ = new wxTextCtrl(this, wxID_ANY);
  filter_->SetHint(translated("Login, name, sender, host …"));
  filter_->SetName("filter");
  platform::label_control(*filter_label, *filter_);
  only_present_ = new wxCheckBox(this, wxID_ANY, mnemonics.mark(translated("Only layers that have settings")));
  none_ = new WrappedText(this);
  const auto row_at = [this](unsigned row) -> const LayerRow& { return overview_->rows[shown_[row]]; };
  list_ =
      new VirtualList(this, translated("Layers of the installation"), columns(),
                      {.text = [row_at](unsigned row, unsigned column) { return to_wx(row_at(row).text(LayerColumn(column))); },
                       .icon = [row_at](unsigned row) { return icon_of(row_at(row).state); }});
  list_->SetMinSize(wxSize(layout::characters(*this, 36), layout::lines(*this, 8)));
  update_kinds();

  auto* grid = layout::two_columns(*this);
  grid->Add(kind_label, wxSizerFlags().CenterVertical());
  grid->Add(kind_, wxSizerFlags().Expand());
  grid->Add(filter_label, wxSizerFlags().CenterVertical());
  grid->Add(filter_, wxSizerFlags().Expand());
  grid->AddSpacer(0);
  grid->Add(only_present_);
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(grid, wxSizerFlags().Expand());
  content->Add(none_, wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  content->Add(list_, wxSizerFlags(1).Expand().Border(wxTOP, layout::small_gap(*this)));
  layout::framed(*this, content);

  kind_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { on_filter(); });
  filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { on_filter(); });
  filter_->Bind(wxEVT_CHAR_HOOK, &LayerPanel::keys_in_filter, this);
  only_present_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { on_filter(); });
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { on_selected(); });
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { events_.activated(); });
  list_->Bind(wxEVT_CHAR, &LayerPanel::letters_in_list, this);
  list_->Bind(wxEVT_DATAVIEW_COLUMN_SORTED, [this](wxDataViewEvent&) { on_sorted(); });
}

/// The kinds with how many layers there are of each.
void LayerPanel::update_kinds() {
  const int selected = std::max(kind_->GetSelection(), 0);
  wxArrayString labels;
  for (const KindChoice& choice : kinds) {
    wxString label = translated(choice.words);
    if (overview_ && choice.kind != Kind::System && choice.kind != Kind::Global) {
      const auto count =
          !choice.kind ? std::ssize(overview_->rows) : std::ranges::count_if(overview_->rows, [&choice](const LayerRow& row) {
            return row.target.kind == *choice.kind;
          });
      label += wxString::Format(" (%zd)", count);
    }
    labels.push_back(label);
  }
  kind_->Set(labels);
  kind_->SetSelection(selected);
}

void LayerPanel::show(std::shared_ptr<const Overview> overview) {
  updating_ = true;
  // The list asks for texts while it shrinks: of rows that are still there.
  list_->show(0);
  overview_ = std::move(overview);
  updating_ = false;
  update_kinds();
  update();
}

void LayerPanel::clear() {
  selected_.reset();
  show(nullptr);
}

void LayerPanel::update() {
  updating_ = true;
  list_->show(0);
  shown_ = overview_ ? chosen(overview_->rows, choice_) : std::vector<std::size_t>();
  list_->show(unsigned(shown_.size()));
  const std::optional<unsigned> row = selected_ ? row_of(*selected_) : std::nullopt;
  if (row) list_->select_row(*row);
  updating_ = false;
  const bool nothing = overview_ && shown_.empty();
  none_->say(Tone::Hint, nothing ? translated("No layer matches the filter.") : wxString());
}

void LayerPanel::on_filter() {
  choice_.kind = kinds[std::size_t(std::max(kind_->GetSelection(), 0))].kind;
  choice_.words = to_utf8(filter_->GetValue());
  choice_.only_present = only_present_->GetValue();
  update();
  // What stood out of sight or was never chosen: the first match is the one that is meant.
  if (!shown_.empty() && (!selected_ || !row_of(*selected_))) {
    list_->select_row(0);
    on_selected();
  }
}

void LayerPanel::sort_as_shown() {
  const wxDataViewColumn* const column = list_->GetSortingColumn();
  choice_.sorted_by = column == nullptr ? LayerColumn::Target : LayerColumn(column->GetModelColumn());
  choice_.ascending = column == nullptr || column->IsSortOrderAscending();
}

void LayerPanel::sort_by(LayerColumn column) {
  const bool again = choice_.sorted_by == column;
  choice_.ascending = !again || !choice_.ascending;
  choice_.sorted_by = column;
  list_->GetColumn(unsigned(column))->SetSortOrder(choice_.ascending);
  update();
}

wxString LayerPanel::title_of(LayerColumn column) { return columns()[std::size_t(column)].title; }

void LayerPanel::on_sorted() {
  sort_as_shown();
  // Not while the list is still telling of it.
  CallAfter([this] { update(); });
}

void LayerPanel::on_selected() {
  if (updating_) return;
  const LayerRow* const row = selected();
  if (row == nullptr) return;  // it comes back, or the filter chooses
  if (selected_ == row->target) return;
  selected_ = row->target;
  events_.selected();
}

const LayerRow* LayerPanel::selected() const {
  const std::optional<unsigned> row = list_->selected_row();
  return !row || !overview_ || *row >= shown_.size() ? nullptr : &overview_->rows[shown_[*row]];
}

std::optional<unsigned> LayerPanel::row_of(const model::Target& target) const {
  const auto found = std::ranges::find_if(shown_, [&](std::size_t index) { return overview_->rows[index].target == target; });
  return found == shown_.end() ? std::nullopt : std::optional(unsigned(found - shown_.begin()));
}

bool LayerPanel::select(const model::Target& target) {
  if (!overview_ || std::ranges::find(overview_->rows, target, &LayerRow::target) == overview_->rows.end()) return false;
  if (!row_of(target)) {
    kind_->SetSelection(0);
    filter_->ChangeValue(wxString());
    only_present_->SetValue(false);
    choice_ = {.sorted_by = choice_.sorted_by, .ascending = choice_.ascending};
    selected_ = target;
    update();
    events_.selected();
    return true;
  }
  list_->select_row(*row_of(target));
  on_selected();
  return true;
}

void LayerPanel::focus_filter() {
  filter_->SetFocus();
  filter_->SelectAll();
}

/// Letters typed into the list filter it.
void LayerPanel::letters_in_list(wxKeyEvent& event) {
  const wxChar letter = event.GetUnicodeKey();
  if (letter <= WXK_SPACE || letter == WXK_DELETE || (event.GetModifiers() & ~wxMOD_SHIFT) != 0) {
    event.Skip();
    return;
  }
  filter_->SetFocus();
  filter_->SetValue(wxString(letter));
  filter_->SetInsertionPointEnd();
}

/// From the filter, Down and Enter go on to what it found, and Escape takes it back.
void LayerPanel::keys_in_filter(wxKeyEvent& event) {
  switch (event.GetKeyCode()) {
    case WXK_DOWN:
    case WXK_RETURN:
    case WXK_NUMPAD_ENTER:
      list_->SetFocus();
      break;
    case WXK_ESCAPE:
      filter_->SetValue(wxString());
      break;
    default:
      event.Skip();
  }
}

}  // namespace smtpcfg::ui
