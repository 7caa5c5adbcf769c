#pragma once

#include <wx/dialog.h>

#include <memory>
#include <string>
#include <vector>

#include "ui/entry_row.h"
#include "ui/mnemonics.h"

namespace smtpcfg::ui {

/// Asks where a test mail is to go.
class AddressDialog : public wxDialog {
 public:
  /// `first` stands in the field at the beginning; `sender` is told, since that is who the mail is from.
  AddressDialog(wxWindow* parent, const std::string& first, const std::string& sender);

  /// After wxID_OK: what was entered, and the addresses in it.
  [[nodiscard]] std::string entered() const { return address_->value(); }
  [[nodiscard]] const std::vector<std::string>& addresses() const { return addresses_; }

 private:
  void explain();
  void on_ok();

  Mnemonics mnemonics_{"oc"};
  std::string sender_;
  std::unique_ptr<EntryRow> address_;
  WrappedText* note_ = nullptr;
  std::vector<std::string> addresses_;
};

}  // namespace smtpcfg::ui
