#pragma once

#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "net/net_options.h"

namespace smtpcfg::net {

/// The scripted servers of tests/peers, started once per test program; they end with it, because their standard input does.
class Peers {
 public:
  static const Peers& get() {
    static const Peers peers;
    return peers;
  }
  Peers(const Peers&) = delete;
  Peers& operator=(const Peers&) = delete;
  ~Peers() {
    close(input_);
    waitpid(process_, nullptr, 0);
    std::filesystem::remove_all(state_);
  }

  [[nodiscard]] std::string text(const char* name) const { return description_.at(name).get<std::string>(); }
  [[nodiscard]] int port(const char* kind, const char* name) const {
    return description_.at("ports").at(kind).at(name).get<int>();
  }
  [[nodiscard]] std::string authority(const char* name) const {
    return "https://localhost:" + std::to_string(port("authority", name));
  }
  /// The client id or tenant of a scenario.
  [[nodiscard]] std::string client(const char* name) const { return description_.at("clients").at(name).get<std::string>(); }
  [[nodiscard]] std::string tenant(const char* name) const { return description_.at("tenants").at(name).get<std::string>(); }
  [[nodiscard]] NetOptions trusting() const { return {.ca_file = text("ca")}; }

 private:
  Peers() : state_(std::filesystem::temp_directory_path() / ("smtpcfg-net-" + std::to_string(getpid()))) {
    std::filesystem::create_directory(state_);
    std::array<int, 2> input{};
    if (pipe(input.data()) != 0) return;
    std::array<std::string, 5> arguments = {"/usr/bin/python3", PEERS, "--state", state_.string(), "--until-input-ends"};
    process_ = fork();
    if (process_ == 0) {
      dup2(input[0], STDIN_FILENO);
      close(input[0]);
      close(input[1]);
      execl(arguments[0].c_str(), arguments[0].c_str(), arguments[1].c_str(), arguments[2].c_str(), arguments[3].c_str(),
            arguments[4].c_str(), nullptr);
      _exit(127);
    }
    close(input[0]);
    input_ = input[1];
    const std::filesystem::path file = state_ / "peers.json";
    while (!std::filesystem::exists(file) && waitpid(process_, nullptr, WNOHANG) == 0) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    std::ifstream stream(file);
    description_ = nlohmann::json::parse(stream);
  }

  std::filesystem::path state_;
  pid_t process_ = -1;
  int input_ = -1;
  nlohmann::json description_;
};

}  // namespace smtpcfg::net
