#pragma once

#include <wx/checkbox.h>

#include "ui/field_row.h"

namespace smtpcfg::ui {

/// A check box.
class FlagRow : public FieldRow {
 public:
  FlagRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events);

  void load(const model::Settings& settings) override;
  Result<void> store(model::Settings& settings) const override;
  void focus() override { control_->SetFocus(); }

 private:
  wxCheckBox* control_;
};

}  // namespace smtpcfg::ui
