#pragma once

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/timer.h>

#include <memory>
#include <optional>
#include <string>

#include "ui/background.h"
#include "ui/entry_row.h"
#include "ui/mnemonics.h"
#include "ui/sending_panel.h"
#include "ui/shared_store.h"
#include "ui/test_mail.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// "E-mail": composes a test mail and sends it with the settings that a login gets. ShowModal() gives wxID_OK when the last mail
/// went to all its recipients, else wxID_CANCEL. Finding the settings and sending happen in the background.
class TestMailDialog : public wxDialog {
 public:
  /// `login` may be empty: then it is asked for.
  TestMailDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, const std::string& login, validation::Options options);

 private:
  // Building and layout: test_mail_dialog.cpp.
  void build();
  void build_rows();
  void update_controls();

  // Whose settings, sending, closing: test_mail_actions.cpp.
  void on_login_changed();
  void on_timer();
  void look_up();
  void on_found(const Result<std::string>& uses);
  void prefill_text();
  /// What is in the form. Nothing when something is wrong with it: that is then said there, and the focus is on the first.
  std::optional<TestMail> checked_mail();
  void send();
  void on_sent(const std::expected<SentMail, UnsentMail>& sent);

  std::shared_ptr<SharedStore> store_;
  validation::Options options_;
  std::shared_ptr<net::TokenCache> tokens_;  ///< a job that sends shares it
  Mnemonics mnemonics_;

  wxScrolledWindow* scroller_ = nullptr;
  std::unique_ptr<EntryRow> login_;
  std::unique_ptr<EntryRow> to_;
  std::unique_ptr<EntryRow> subject_;
  std::unique_ptr<EntryRow> text_;
  SendingPanel* panel_ = nullptr;
  wxButton* send_ = nullptr;

  std::string prefilled_text_;
  wxTimer timer_;                ///< while it runs: the person is typing a login, or its settings are being looked for
  bool looking_ = false;         ///< the settings of the login are being looked for
  bool look_up_unasked_ = true;  ///< not for everything typed, once the key's passphrase was refused; sending asks again
  bool sending_ = false;
  bool sent_to_all_ = false;
  Task look_up_task_;
  Task send_task_;
};

}  // namespace smtpcfg::ui
