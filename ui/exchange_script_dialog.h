#pragma once

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/textctrl.h>

#include <memory>
#include <optional>
#include <string>

#include "model/target.h"
#include "ui/background.h"
#include "ui/message_strip.h"
#include "ui/mnemonics.h"
#include "ui/shared_store.h"
#include "ui/wrapped_text.h"
#include "validation/exchange_script.h"

namespace smtpcfg::ui {

/// The PowerShell by which an Exchange administrator lets the application send: for one layer or for all of them, to be copied or
/// saved. Nothing is run.
class ExchangeScriptDialog : public wxDialog {
 public:
  /// `layer`: the one to begin with; without it, all.
  ExchangeScriptDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, std::optional<model::Target> layer);

 private:
  void build();
  wxSizer* build_choices(Mnemonics& mnemonics);
  wxSizer* build_buttons(Mnemonics& mnemonics);
  void load();
  void on_loaded(Result<validation::ExchangeSenders> senders);
  void show_script();
  [[nodiscard]] wxString summary() const;
  void save();

  std::shared_ptr<SharedStore> store_;
  std::optional<model::Target> layer_;

  MessageStrip* strip_ = nullptr;
  wxChoice* whom_ = nullptr;
  wxChoice* way_ = nullptr;
  wxTextCtrl* object_id_ = nullptr;
  WrappedText* object_id_note_ = nullptr;
  WrappedText* summary_ = nullptr;
  wxTextCtrl* preview_ = nullptr;
  wxButton* copy_ = nullptr;
  wxButton* save_ = nullptr;

  std::optional<validation::ExchangeSenders> senders_;  ///< none while loading
  std::string script_;
  Task task_;
  Task saving_;
};

}  // namespace smtpcfg::ui
