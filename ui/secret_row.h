#pragma once

#include <wx/textctrl.h>
#include <wx/tglbtn.h>

#include <optional>

#include "ui/field_row.h"

namespace smtpcfg::ui {

/// A secret: dots, and a button that shows it. A stored secret is shown as a mask of fixed length and is not in the control
/// until it is to be seen; the first change to the mask begins a new secret, and an untouched one stays as it was.
/// Only a shown secret can be copied, and then past the clipboard's history.
class SecretRow : public FieldRow {
 public:
  /// `may_show`: whether there is such a button.
  SecretRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, bool may_show, RowEvents events);

  void load(const model::Settings& settings) override;
  Result<void> store(model::Settings& settings) const override;
  void focus() override;

 private:
  [[nodiscard]] bool shows_mask() const;
  void leave_mask();
  void on_text();
  void create_button(Mnemonics& mnemonics);
  [[nodiscard]] bool shown() const { return button_ != nullptr && button_->GetValue(); }
  void show_or_hide();
  /// False when there was nothing to copy, or it may not be.
  bool copy_shown();
  void cut_shown();
  void put_mask();

  wxTextCtrl* control_;
  wxToggleButton* button_ = nullptr;  ///< none where secrets may not be shown
  crypto::Secret stored_;
  bool untouched_ = true;  ///< the value is `stored_`, whatever the control shows
};

}  // namespace smtpcfg::ui
