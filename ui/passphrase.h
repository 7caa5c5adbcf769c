#pragma once

#include <memory>

#include "model/key.h"

namespace smtpcfg::ui {

/// Asks for the key's passphrase from a thread that is not the UI thread: the job waits while the dialog is open.
/// Closing, or the end of the program, answers for the person with "Cancelled".
class PassphrasePrompt {
 public:
  PassphrasePrompt();
  ~PassphrasePrompt() { close(); }
  PassphrasePrompt(const PassphrasePrompt&) = delete;
  PassphrasePrompt& operator=(const PassphrasePrompt&) = delete;

  /// For the settings store; may outlive the prompt.
  [[nodiscard]] model::AskPassphrase ask() const;

  /// Answers whoever waits, now and later. UI thread.
  void close();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace smtpcfg::ui
