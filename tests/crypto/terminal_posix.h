#pragma once

#include <string>
#include <vector>

namespace smtpcfg::crypto {

struct TerminalRun {
  int exit_code = -1;
  std::string output;
};

/// Runs a program on a terminal of its own, the only place where age asks for passphrases. Each time it prints
/// "passphrase", it gets the next answer.
TerminalRun run_on_terminal(const std::vector<std::string>& command, const std::vector<std::string>& answers = {});

}  // namespace smtpcfg::crypto
