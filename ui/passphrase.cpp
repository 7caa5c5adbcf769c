#include "ui/passphrase.h"

#include <wx/app.h>
#include <wx/textdlg.h>

#include <condition_variable>
#include <mutex>
#include <optional>

#include "ui/text.h"

namespace smtpcfg::ui {

struct PassphrasePrompt::State {
  std::mutex mutex;
  std::condition_variable answered;
  std::optional<Result<crypto::Secret>> answer;
  bool closed = false;

  void give(Result<crypto::Secret> given) {
    {
      const std::lock_guard guard(mutex);
      if (!answer) answer = std::move(given);
    }
    answered.notify_all();
  }
};

namespace {

Result<crypto::Secret> cancelled() {
  return failure(ErrorKind::Cancelled, "The key's passphrase was not entered, so the settings were not opened.",
                 "Try again and enter it; the administrator who protected smtp.key knows it.");
}

Result<crypto::Secret> show_dialog(const std::string& purpose) {
  wxPasswordEntryDialog dialog(wxGetActiveWindow(), to_wx(purpose), translated("Passphrase"));
  if (dialog.ShowModal() != wxID_OK) return cancelled();
  const wxString value = dialog.GetValue();  // owns what utf8_str() gives
  const wxScopedCharBuffer utf8 = value.utf8_str();
  return crypto::Secret(std::string_view(utf8.data(), utf8.length()));
}

}  // namespace

PassphrasePrompt::PassphrasePrompt() : state_(std::make_shared<State>()) {}

model::AskPassphrase PassphrasePrompt::ask() const {
  return [state = state_](const std::string& purpose) -> Result<crypto::Secret> {
    std::unique_lock guard(state->mutex);
    if (state->closed) return cancelled();
    state->answer.reset();
    wxTheApp->CallAfter([state, purpose] {
      if (!state->closed) state->give(show_dialog(purpose));
    });
    state->answered.wait(guard, [&] { return state->answer || state->closed; });
    if (!state->answer) return cancelled();
    Result<crypto::Secret> answer = std::move(*state->answer);
    state->answer.reset();
    return answer;
  };
}

void PassphrasePrompt::close() {
  {
    const std::lock_guard guard(state_->mutex);
    state_->closed = true;
  }
  state_->answered.notify_all();
}

}  // namespace smtpcfg::ui
