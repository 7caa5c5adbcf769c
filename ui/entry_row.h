#pragma once

#include <wx/textctrl.h>

#include <cstdint>
#include <functional>
#include <string>

#include "ui/labelled_row.h"

namespace smtpcfg::ui {

/// A text that is no field of the settings.
class EntryRow : public LabelledRow {
 public:
  enum class Kind : std::uint8_t {
    Code,   ///< an address or a name, in which nothing invisible can be meant; pasting leaves it out and says so
    Line,   ///< words
    Lines,  ///< several lines of them
  };

  /// `characters`: how wide it is at least. `changed` is called after every change a person makes.
  EntryRow(wxWindow* parent, const wxString& name, Mnemonics& mnemonics, Kind kind, int characters,
           std::function<void()> changed);

  /// UTF-8; one line comes without blanks around it.
  [[nodiscard]] std::string value() const;
  /// Without telling `changed`.
  void set(const wxString& text);
  void focus() override;

 private:
  Kind kind_;
  wxTextCtrl* control_;
};

}  // namespace smtpcfg::ui
