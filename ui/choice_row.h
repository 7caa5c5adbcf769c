#pragma once

#include <wx/choice.h>

#include <string>
#include <vector>

#include "ui/field_row.h"

namespace smtpcfg::ui {

/// One of a few values: the authentication method, the algorithm of an assertion.
class ChoiceRow : public FieldRow {
 public:
  ChoiceRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events);

  void load(const model::Settings& settings) override;
  Result<void> store(model::Settings& settings) const override;
  void focus() override { control_->SetFocus(); }

 private:
  wxChoice* control_;
  std::vector<std::string> values_;  ///< as set_text() takes them; the first stands for what is none of them
};

}  // namespace smtpcfg::ui
