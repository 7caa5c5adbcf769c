#pragma once

#include <wx/dataview.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "ui/status_icons.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// The checks of a validation as a live list: status as icon and word, what is asked or found, how long it took.
class CheckList : public wxDataViewListCtrl {
 public:
  explicit CheckList(wxWindow* parent);

  void plan(const std::vector<validation::PlannedCheck>& checks);
  void running(std::string_view check);
  void found(const validation::Finding& finding);
  /// Checks that will not run any more.
  void stop_waiting();

  [[nodiscard]] std::size_t planned() const { return rows_.size(); }
  [[nodiscard]] std::size_t done() const;
  /// The finding of the selected row, if it has one.
  [[nodiscard]] const validation::Finding* selected() const;
  /// Selects the first row in the worst state there is, unless the person has selected one.
  void select_cause();

 private:
  struct Row {
    std::string check;
    CheckState state = CheckState::Waiting;
    std::optional<validation::Finding> finding;
  };
  void show(std::size_t row, const wxString& title, const wxString& time);
  std::size_t row_of(std::string_view check, std::string_view title);

  std::vector<Row> rows_;
  std::size_t chosen_by_us_ = 0;
};

/// "0.04 s"
wxString words_for(std::chrono::milliseconds elapsed);

}  // namespace smtpcfg::ui
