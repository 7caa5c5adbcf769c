#pragma once

#include <wx/textctrl.h>
#include <wx/tglbtn.h>

#include <optional>

#include "ui/field_row.h"

namespace smtpcfg::ui {

/// A secret: dots, and a button that shows it. A stored secret is shown as a mask of fixed length and is not in the control
/// until it is to be seen; the first change to the mask begins a new secret, and an untouched one stays as it was.
class SecretRow : public FieldRow {
 public:
  SecretRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events);

  void load(const model::Settings& settings) override;
  Result<void> store(model::Settings& settings) const override;
  void focus() override;

 private:
  [[nodiscard]] bool shows_mask() const;
  void leave_mask();
  void on_text();
  void show_or_hide();
  void put_mask();

  wxTextCtrl* control_;
  wxToggleButton* button_;
  crypto::Secret stored_;
  bool untouched_ = true;  ///< the value is `stored_`, whatever the control shows
};

}  // namespace smtpcfg::ui
