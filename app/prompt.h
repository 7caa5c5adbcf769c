#pragma once

#include <string>

#include "crypto/result.h"
#include "crypto/secret.h"

namespace smtpcfg::app {

/// Asks the person at the terminal, even when standard input and output go elsewhere.
class Prompt {
 public:
  virtual ~Prompt() = default;
  /// One line, without echo. `question` ends in a colon.
  /// Errors: Usage when there is no terminal; Cancelled.
  virtual Result<crypto::Secret> ask_secret(const std::string& question) = 0;
};

/// The process's own terminal.
class TerminalPrompt : public Prompt {
 public:
  Result<crypto::Secret> ask_secret(const std::string& question) override;
};

/// The error of a program that has nobody to ask.
Error no_terminal();

}  // namespace smtpcfg::app
