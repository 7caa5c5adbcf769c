#pragma once

#include <curl/curl.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>

namespace smtpcfg::net {

/// One libcurl handle and the machinery that drives it, so that a stop_token ends every wait: for a name, for TCP, for TLS,
/// for bytes. The handle stays in its multi handle between run() and close(), which keeps CONNECT_ONLY connections usable.
/// Neither copied nor moved: libcurl holds pointers into it.
class Transfer {
 public:
  Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer();

  /// For curl_easy_setopt() and curl_easy_getinfo(). Signals are off and names are given up at once on cancellation.
  [[nodiscard]] CURL* easy() const { return easy_; }

  /// Runs the transfer to its end; CURLE_ABORTED_BY_CALLBACK when stopped. `each_turn` is called whenever something may have
  /// happened and the transfer goes on.
  CURLcode run(const std::stop_token& stop, const std::function<void()>& each_turn = {});
  /// Takes the handle out again, for the next run(); connections that can be reused are kept.
  void close();

  enum class For : std::uint8_t { Reading, Writing };
  /// Sleeps until a CONNECT_ONLY connection may be tried again: something moved, time is up, or it was stopped.
  void wait(For what, std::chrono::steady_clock::time_point deadline, const std::stop_token& stop);

  /// libcurl's own words for the last failure; may be empty.
  [[nodiscard]] const char* error_text() const { return error_text_.data(); }

 private:
  std::array<char, CURL_ERROR_SIZE> error_text_{};
  CURLM* multi_ = nullptr;
  CURL* easy_ = nullptr;
  bool added_ = false;
};

}  // namespace smtpcfg::net
