#pragma once

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/textctrl.h>

#include <memory>
#include <string>

#include "ui/background.h"
#include "ui/message_strip.h"
#include "ui/mnemonics.h"
#include "ui/opening.h"
#include "ui/settings_form.h"
#include "ui/shared_store.h"
#include "ui/validation_panel.h"

namespace smtpcfg::ui {

/// "Connection Settings": edits one target's settings as the CRM's SHIFT + File → E-mail does, and validates what is in the
/// form, saved or not. ShowModal() gives wxID_OK or wxID_CANCEL. Reading, saving and validating happen in the background.
class ConnectionSettingsDialog : public wxDialog {
 public:
  ConnectionSettingsDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, model::Target target,
                           validation::Options options);

 private:
  // Building and layout: connection_settings_dialog.cpp.
  void build();
  wxSizer* build_saving();
  wxSizer* build_buttons();
  void make_room_for_validation();
  void arrange();
  void scroll_to_validation();
  void update_controls();

  // Reading, validating, saving, closing: connection_settings_actions.cpp.
  void load();
  void on_loaded(Result<Opening> opening);
  void on_edited();
  void validate();
  void on_validated();
  void on_ok();
  using Save =
      std::function<Result<std::string>(model::SettingsStore& store, const model::Settings& settings, const Opening& opening)>;
  /// Runs `save` in the background and closes the window when it has saved. What it returns is told to the person first.
  void start_saving(Save save);
  void on_saved(const Result<std::string>& saved);
  void reload();
  void ask_to_overwrite();
  void on_close(wxCloseEvent& event);
  [[nodiscard]] bool may_discard();
  void show_help();

  std::shared_ptr<SharedStore> store_;
  model::Target target_;
  validation::Options options_;
  Mnemonics mnemonics_;
  wxString validate_oauth_;  ///< the two labels of the button
  wxString validate_smtp_;

  MessageStrip* strip_ = nullptr;
  wxScrolledWindow* scroller_ = nullptr;
  wxBoxSizer* halves_ = nullptr;  ///< the form, and the validation beside or below it
  SettingsForm* form_ = nullptr;
  ValidationPanel* panel_ = nullptr;  ///< made when it is first needed
  wxCheckBox* store_credentials_ = nullptr;
  wxTextCtrl* file_ = nullptr;
  WrappedText* precedence_ = nullptr;
  wxButton* validate_ = nullptr;
  wxButton* ok_ = nullptr;

  std::shared_ptr<const Opening> opening_;  ///< none while loading; a job that saves shares it
  bool editable_ = false;                   ///< the form shows what was read, and the person may change it
  bool saving_ = false;
  Task task_;
};

}  // namespace smtpcfg::ui
