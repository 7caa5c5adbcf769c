#pragma once

#include <wx/panel.h>

#include <functional>
#include <memory>

#include "model/fields.h"
#include "model/policy.h"
#include "ui/labelled_row.h"

namespace smtpcfg::ui {

/// What a row tells the form it stands in.
struct RowEvents {
  std::function<void()> changed;                  ///< the person changed the value
  std::function<void(const model::Field&)> left;  ///< the focus left the value
};

/// One field of the settings in the dialog.
class FieldRow : public LabelledRow {
 public:
  /// The row that suits the field's kind, its controls created in tab order, with what the policy lets a person choose and see.
  static std::unique_ptr<FieldRow> create(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics,
                                          const model::Policy& policy, RowEvents events);

  [[nodiscard]] const model::Field& field() const { return field_; }

  /// Shows the value without telling `changed`.
  virtual void load(const model::Settings& settings) = 0;
  /// Puts the value into the settings. Error: Usage, when what was entered cannot be this field's value.
  virtual Result<void> store(model::Settings& settings) const = 0;

  /// With as much room as the field's kind needs.
  void place_in(wxFlexGridSizer& grid) const;

 protected:
  FieldRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events);
  /// As LabelledRow's; `control` also tells when the focus leaves it.
  void finish(wxWindow& control, wxSizer* cell = nullptr);
  [[nodiscard]] const RowEvents& events() const { return events_; }

 private:
  const model::Field& field_;
  RowEvents events_;
};

}  // namespace smtpcfg::ui
