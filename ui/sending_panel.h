#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>

#include "crypto/result.h"
#include "ui/mnemonics.h"
#include "ui/test_mail.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// What becomes of a mail: a headline, which says what is going on and then how it ended; below it what the server said.
class SendingPanel : public wxPanel {
 public:
  /// `stop` is called when the person presses Stop, which is there between begin() and what ends it.
  SendingPanel(wxWindow* parent, Mnemonics& mnemonics, std::function<void()> stop);

  void begin();
  void show_progress(const wxString& text);
  /// One of these ends it. If Stop had the keyboard, what the server said gets it.
  void show_result(const SentMail& mail);
  void show_error(const Error& error);

  void focus_stop() { stop_->SetFocus(); }

 private:
  void end(Tone tone, const wxString& headline, const wxString& detail, std::string report);

  WrappedText* headline_;
  wxButton* stop_;
  wxTextCtrl* detail_;
  wxButton* copy_report_;
  std::string report_;
};

}  // namespace smtpcfg::ui
