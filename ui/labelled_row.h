#pragma once

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <cstdint>

#include "ui/mnemonics.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// A control with its label, and a note below the control for hints, warnings and errors.
/// A row is not a window: it owns no controls, their parent does.
class LabelledRow {
 public:
  /// How much of the room a control takes.
  enum class Room : std::uint8_t { Own, Width, All };

  virtual ~LabelledRow() = default;
  LabelledRow(const LabelledRow&) = delete;
  LabelledRow& operator=(const LabelledRow&) = delete;

  virtual void focus() = 0;

  /// Places label, control and note in a grid of two columns. `Room::All` is for a control of several lines, one in a grid.
  void place_in(wxFlexGridSizer& grid, Room room) const;
  void show(bool shown);
  void enable(bool enabled);
  /// Makes all labels of a form as wide as the widest one.
  [[nodiscard]] wxStaticText* label() const { return label_; }

  /// What the rules say about the value; an empty text takes it back.
  void say(Tone tone, const wxString& text);
  /// What happened to the value while it was entered: shown below what the rules say, until the next change.
  void remark(const wxString& text);

 protected:
  /// `name` is what the label says. The body then creates, in the order of Tab: label, control, note.
  LabelledRow(wxWindow* parent, const wxString& name) : parent_(parent), name_(name) {}
  /// Not for a check box, which is its own label.
  void create_label(Mnemonics& mnemonics);
  /// What stands in the second column, to be set by the body; the note follows it in the order of creation.
  void finish(wxWindow& control, wxSizer* cell = nullptr);
  [[nodiscard]] wxWindow* parent() const { return parent_; }

 private:
  void show_note();

  wxWindow* parent_;
  wxString name_;
  wxStaticText* label_ = nullptr;
  wxWindow* control_ = nullptr;
  wxSizer* cell_ = nullptr;  ///< when the control has companions
  WrappedText* note_ = nullptr;
  Tone tone_ = Tone::Plain;
  wxString said_;
  wxString remark_;
};

}  // namespace smtpcfg::ui
