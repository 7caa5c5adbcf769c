#include "ui/check_list.h"

#include <algorithm>
#include <functional>
#include <ranges>

#include "ui/colours.h"
#include "ui/layout.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
enum Column : std::uint8_t { Status, Time, Title };
constexpr int lines_at_least = 8;

/// What only follows from the cause is not to be taken for further faults: it is shown faintly.
class FadingStore : public wxDataViewListStore {
 public:
  explicit FadingStore(std::function<bool(unsigned)> faint) : faint_(std::move(faint)) {}

  bool GetAttrByRow(unsigned row, unsigned /*column*/, wxDataViewItemAttr& attributes) const override {
    if (!faint_(row)) return false;
    attributes.SetColour(colour_of(Tone::Hint));
    return true;
  }

 private:
  std::function<bool(unsigned)> faint_;
};
}  // namespace

wxString words_for(std::chrono::milliseconds elapsed) {
  return wxString::Format(translated("%.2f s"), double(elapsed.count()) / 1000.0);
}

CheckList::CheckList(wxWindow* parent)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES) {
  SetAlternateRowColour(stripe_background());
  const wxObjectDataPtr<FadingStore> store(
      new FadingStore([this](unsigned row) { return row < rows_.size() && rows_[row].state == CheckState::NotReached; }));
  AssociateModel(store.get());
  AppendIconTextColumn(translated("Status"), wxDATAVIEW_CELL_INERT, layout::characters(*this, 15));
  AppendTextColumn(translated("Time"), wxDATAVIEW_CELL_INERT, layout::characters(*this, 9), wxALIGN_RIGHT);
  AppendTextColumn(translated("Check"), wxDATAVIEW_CELL_INERT, layout::characters(*this, 36));
  SetMinSize(wxSize(layout::characters(*this, 59), layout::lines(*this, lines_at_least)));
  platform::name_control(*this, translated("Checks"));
}

void CheckList::plan(const std::vector<validation::PlannedCheck>& checks) {
  DeleteAllItems();
  rows_.clear();
  for (const validation::PlannedCheck& check : checks) row_of(check.check, check.title);
  chosen_by_us_ = rows_.size();
}

std::size_t CheckList::row_of(std::string_view check, std::string_view title) {
  const auto found = std::ranges::find(rows_, check, &Row::check);
  if (found != rows_.end()) return std::size_t(found - rows_.begin());
  rows_.push_back({.check = std::string(check), .state = CheckState::Waiting, .finding = {}});
  wxVector<wxVariant> values(3);
  values[Status] << wxDataViewIconText(word_for(CheckState::Waiting), icon_for(CheckState::Waiting));
  values[Title] = translated(title);
  values[Time] = wxString();
  AppendItem(values);
  return rows_.size() - 1;
}

void CheckList::show(std::size_t row, const wxString& title, const wxString& time) {
  wxVariant status;
  status << wxDataViewIconText(word_for(rows_[row].state), icon_for(rows_[row].state));
  SetValue(status, unsigned(row), Status);
  if (!title.empty()) SetTextValue(title, unsigned(row), Title);
  SetTextValue(time, unsigned(row), Time);
}

void CheckList::running(std::string_view check) {
  const std::size_t row = row_of(check, check);
  if (rows_[row].state != CheckState::Waiting) return;
  rows_[row].state = CheckState::Running;
  show(row, {}, {});
}

void CheckList::found(const validation::Finding& finding) {
  const std::size_t row = row_of(finding.check, finding.title);
  rows_[row].finding = finding;
  rows_[row].state = state_of(finding);
  const bool ran = finding.status != validation::Status::Skipped;
  show(row, translated(finding.title), ran ? words_for(finding.elapsed) : wxString());
}

void CheckList::stop_waiting() {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (rows_[row].finding) continue;
    rows_[row].state = CheckState::NotReached;
    show(row, {}, {});
  }
}

std::size_t CheckList::done() const {
  return std::size_t(std::ranges::count_if(rows_, [](const Row& row) { return row.finding.has_value(); }));
}

const validation::Finding* CheckList::selected() const {
  const int row = GetSelectedRow();
  if (row == wxNOT_FOUND || std::size_t(row) >= rows_.size() || !rows_[std::size_t(row)].finding) return nullptr;
  return &*rows_[std::size_t(row)].finding;
}

void CheckList::select_cause() {
  const int selected = GetSelectedRow();
  if (selected != wxNOT_FOUND && std::size_t(selected) != chosen_by_us_) return;
  for (const CheckState worst : {CheckState::Fail, CheckState::Warn}) {
    const auto row = std::ranges::find(rows_, worst, &Row::state);
    if (row == rows_.end()) continue;
    chosen_by_us_ = std::size_t(row - rows_.begin());
    SelectRow(unsigned(chosen_by_us_));
    EnsureVisible(RowToItem(int(chosen_by_us_)));
    return;
  }
}

}  // namespace smtpcfg::ui
