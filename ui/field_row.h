#pragma once

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <memory>

#include "model/fields.h"
#include "ui/mnemonics.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// What a row tells the form it stands in.
struct RowEvents {
  std::function<void()> changed;                  ///< the person changed the value
  std::function<void(const model::Field&)> left;  ///< the focus left the value
};

/// One field of the settings in the dialog: label, control, and a note below the control for hints, warnings and errors.
/// A row is not a window: it owns no controls, their parent does.
class FieldRow {
 public:
  /// The row that suits the field's kind, its controls created in tab order.
  static std::unique_ptr<FieldRow> create(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events);

  virtual ~FieldRow() = default;
  FieldRow(const FieldRow&) = delete;
  FieldRow& operator=(const FieldRow&) = delete;

  [[nodiscard]] const model::Field& field() const { return field_; }

  /// Shows the value without telling `changed`.
  virtual void load(const model::Settings& settings) = 0;
  /// Puts the value into the settings. Error: Usage, when what was entered cannot be this field's value.
  virtual Result<void> store(model::Settings& settings) const = 0;
  virtual void focus() = 0;

  /// Places label, control and note in a grid of two columns.
  void place_in(wxFlexGridSizer& grid) const;
  void show(bool shown);
  void enable(bool enabled);
  /// Makes all labels of a form as wide as the widest one.
  [[nodiscard]] wxStaticText* label() const { return label_; }

  /// What the rules say about the value; an empty text takes it back.
  void say(Tone tone, const wxString& text);
  /// What happened to the value while it was entered: shown below what the rules say, until the next change.
  void remark(const wxString& text);

 protected:
  FieldRow(wxWindow* parent, const model::Field& field, Mnemonics& mnemonics, RowEvents events);
  /// What stands in the second column, to be set by the body; `note` follows it in the order of creation.
  void finish(wxWindow& control, wxSizer* cell = nullptr);
  [[nodiscard]] const RowEvents& events() const { return events_; }
  [[nodiscard]] wxWindow* parent() const { return parent_; }

 private:
  void show_note();

  wxWindow* parent_;
  const model::Field& field_;
  RowEvents events_;
  wxStaticText* label_ = nullptr;  ///< none for a check box, which is its own label
  wxWindow* control_ = nullptr;
  wxSizer* cell_ = nullptr;  ///< when the control has companions
  WrappedText* note_ = nullptr;
  Tone tone_ = Tone::Plain;
  wxString said_;
  wxString remark_;
};

}  // namespace smtpcfg::ui
