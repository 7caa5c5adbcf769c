#pragma once

#include <wx/choice.h>

#include "ui/field_row.h"

namespace smtpcfg::ui {

/// The authentication method.
class ChoiceRow : public FieldRow {
 public:
  ChoiceRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events);

  void load(const model::Settings& settings) override;
  Result<void> store(model::Settings& settings) const override;
  void focus() override { control_->SetFocus(); }

 private:
  wxChoice* control_;
};

}  // namespace smtpcfg::ui
