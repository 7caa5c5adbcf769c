#pragma once

#include <wx/dialog.h>
#include <wx/textctrl.h>

#include <functional>
#include <string>
#include <vector>

#include "crypto/result.h"
#include "ui/virtual_list.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// One thing that can be picked, all for a person.
struct PickRow {
  std::string key;   ///< what is entered for it: "rep:100017"
  std::string name;  ///< "Sabine Seller"
  std::string note = {};
};

struct PickPlan {
  wxString title;
  wxString question;  ///< the label of the field
  wxString list;      ///< the list's name for a screen reader
  wxString yes;       ///< what the button says
  std::vector<PickRow> rows;
  std::function<Result<void>(const std::string&)> check;  ///< whether what was entered will do; a Usage error says why not
  wxString unlisted = {};                                 ///< said about what is not in the list and will do: that it is new
  std::string first = {};                                 ///< stands in the field at the beginning
};

/// Picks one of many: by typing it, or by choosing it from a list that follows what is typed. What is not in the list may be
/// entered too, as far as `check` takes it.
class PickDialog : public wxDialog {
 public:
  PickDialog(wxWindow* parent, PickPlan plan);

  /// After wxID_OK.
  [[nodiscard]] const std::string& picked() const { return picked_; }

 private:
  void build();
  [[nodiscard]] std::string entered() const;
  void filter();
  void on_row();
  void on_ok();
  void keys_in_field(wxKeyEvent& event);

  PickPlan plan_;
  std::vector<std::string> folded_;  ///< of each row
  std::vector<std::size_t> shown_;   ///< indices into the rows
  std::string picked_;
  wxTextCtrl* field_ = nullptr;
  WrappedText* note_ = nullptr;
  VirtualList* list_ = nullptr;
};

}  // namespace smtpcfg::ui
