#include "terminal_posix.h"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace smtpcfg::crypto {
namespace {

[[noreturn]] void become(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  execvp(arguments.front(), arguments.data());
  _exit(127);
}

}  // namespace

TerminalRun run_on_terminal(const std::vector<std::string>& command, const std::vector<std::string>& answers) {
  constexpr std::string_view prompt = "passphrase";
  TerminalRun run;
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child < 0) return run;
  if (child == 0) become(command);

  std::array<char, 4096> buffer{};
  std::size_t seen = 0;
  auto answer = answers.begin();
  for (ssize_t size = 0; (size = read(terminal, buffer.data(), buffer.size())) > 0;) {
    run.output.append(buffer.data(), static_cast<std::size_t>(size));
    for (std::size_t at = 0; answer != answers.end() && (at = run.output.find(prompt, seen)) != std::string::npos; ++answer) {
      seen = at + prompt.size();
      const std::string line = *answer + "\n";
      if (write(terminal, line.data(), line.size()) < 0) break;
    }
  }
  close(terminal);
  int status = 0;
  if (waitpid(child, &status, 0) == child && WIFEXITED(status)) run.exit_code = WEXITSTATUS(status);
  return run;
}

}  // namespace smtpcfg::crypto
