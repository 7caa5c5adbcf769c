#pragma once

#include <wx/choice.h>

#include <string>
#include <string_view>
#include <vector>

#include "ui/field_row.h"

namespace smtpcfg::ui {

/// One of a few values: the authentication method, the algorithm of an assertion.
class ChoiceRow : public FieldRow {
 public:
  /// Without the methods that the policy forbids; one that is loaded nevertheless is shown as not allowed.
  ChoiceRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, const model::Policy& policy, RowEvents events);

  void load(const model::Settings& settings) override;
  Result<void> store(model::Settings& settings) const override;
  void focus() override { control_->SetFocus(); }

 private:
  void add(std::string_view value, const wxString& label);

  wxChoice* control_;
  std::vector<std::string> values_;  ///< as set_text() takes them; the first stands for what is none of them
};

}  // namespace smtpcfg::ui
