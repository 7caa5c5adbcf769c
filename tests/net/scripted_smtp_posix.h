#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <string>
#include <vector>

namespace smtpcfg::net {

/// scripted_smtp.py with a script, for one connection.
class ScriptedSmtp {
 public:
  explicit ScriptedSmtp(std::vector<std::string> script) {
    std::array<int, 2> output{};
    if (pipe(output.data()) != 0) return;
    script.insert(script.begin(), {"/usr/bin/python3", std::string(SCRIPTED_SMTP)});
    std::vector<char*> arguments;
    arguments.reserve(script.size() + 1);
    for (std::string& argument : script) arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ == 0) {
      dup2(output[1], STDOUT_FILENO);
      close(output[0]);
      close(output[1]);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    close(output[1]);
    output_ = output[0];
    port_ = static_cast<std::uint16_t>(std::stoul("0" + read_until('\n')));
  }
  ScriptedSmtp(const ScriptedSmtp&) = delete;
  ScriptedSmtp& operator=(const ScriptedSmtp&) = delete;
  ~ScriptedSmtp() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    close(output_);
  }

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// What the client said, a line each; waits until the client has gone.
  std::string heard() { return read_until('\0'); }

 private:
  std::string read_until(char end) const {
    std::string text;
    for (char byte = 0; read(output_, &byte, 1) == 1 && byte != end;) text += byte;
    return text;
  }

  pid_t process_ = -1;
  int output_ = -1;
  std::uint16_t port_ = 0;
};

}  // namespace smtpcfg::net
