#pragma once

#include <wx/button.h>
#include <wx/combobox.h>
#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/web_site.h"
#include "ui/background.h"
#include "ui/message_strip.h"
#include "ui/mnemonics.h"
#include "ui/settings_form.h"
#include "ui/shared_store.h"
#include "ui/web_findings.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// What the window of a web.config begins with.
struct WebConfigPlan {
  std::shared_ptr<SharedStore> store;
  validation::Options options;
  std::vector<std::string> senders = {};        ///< mailboxes to offer for validating
  std::string file = {};                        ///< UTF-8; empty for the one of last time
  std::optional<model::Target> copy_from = {};  ///< whose settings to put into the form
};

/// CRM.Web's web.config: its mail settings as in Connection Settings, what its check finds with a fix for each, and before saving
/// the exact difference. Nothing is written before that. Reading and writing happen in the background.
class WebConfigDialog : public wxDialog {
 public:
  WebConfigDialog(wxWindow* parent, WebConfigPlan plan);

 private:
  static constexpr auto file_in_config = "/web.config/file";  ///< where the file of last time is remembered

  // Building: web_config_dialog.cpp.
  void build();
  wxSizer* build_file();
  wxSizer* build_halves();
  wxSizer* build_validation();
  wxSizer* build_buttons();
  void update_controls();

  // What is done: web_config_actions.cpp.
  struct Read;
  void choose();
  void open();
  void load();
  void on_loaded(Result<Read> read);
  void show_site();
  /// Puts what the form holds into the site. False, saying why, when it does not fit.
  bool take_form();
  void recheck();
  void fix(const std::function<bool(const model::WebFinding&)>& wanted);
  void save();
  void undo();
  void start_writing(Result<void> (*write)(model::FileSystem&, const model::WebSite&), std::function<void()> done);
  void validate();
  void on_close(wxCloseEvent& event);
  [[nodiscard]] bool may_discard();

  WebConfigPlan plan_;
  Mnemonics mnemonics_;
  wxString save_label_;
  MessageStrip* strip_ = nullptr;
  wxTextCtrl* file_ = nullptr;
  wxButton* choose_ = nullptr;
  wxScrolledWindow* scroller_ = nullptr;
  SettingsForm* form_ = nullptr;
  WebFindingsPanel* findings_ = nullptr;
  wxComboBox* sender_ = nullptr;
  wxButton* validate_ = nullptr;
  wxButton* save_ = nullptr;
  wxButton* undo_ = nullptr;

  std::filesystem::path path_;                ///< of what is shown
  std::shared_ptr<model::WebSite> site_;      ///< none while nothing is open; a job that writes shares it
  std::shared_ptr<model::WebSite> undoable_;  ///< what was saved last
  wxTimer pause_;                             ///< in typing
  bool busy_ = false;
  Task task_;
};

}  // namespace smtpcfg::ui
