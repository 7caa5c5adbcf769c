#pragma once

#include <wx/textctrl.h>

#include "ui/field_row.h"

namespace smtpcfg::ui {

/// A text, a port or a date, in one line; or the path of a file, with a button that looks for it.
class TextRow : public FieldRow {
 public:
  TextRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events);

  void load(const model::Settings& settings) override;
  Result<void> store(model::Settings& settings) const override;
  void focus() override;

 private:
  wxSizer* with_browse_button(Mnemonics& mnemonics);
  void browse();

  wxTextCtrl* control_;
};

}  // namespace smtpcfg::ui
