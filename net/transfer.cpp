#include "net/transfer.h"

#include <algorithm>
#include <new>

#include "net/curl_global.h"

namespace smtpcfg::net {
namespace {

/// The longest sleep without looking again: a poll that misses an event (Winsock reports some only on a change) costs this much.
constexpr std::chrono::milliseconds nap{250};

}  // namespace

Transfer::Transfer() {
  prepare_curl();
  multi_ = curl_multi_init();
  easy_ = curl_easy_init();
  if (multi_ == nullptr || easy_ == nullptr) throw std::bad_alloc();
  curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, error_text_.data());
  curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L);
}

Transfer::~Transfer() {
  close();
  curl_easy_cleanup(easy_);
  curl_multi_cleanup(multi_);
}

void Transfer::close() {
  if (added_) curl_multi_remove_handle(multi_, easy_);
  added_ = false;
}

CURLcode Transfer::run(const std::stop_token& stop, const std::function<void()>& each_turn) {
  error_text_.fill('\0');
  if (curl_multi_add_handle(multi_, easy_) != CURLM_OK) return CURLE_FAILED_INIT;
  added_ = true;
  const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi_); });
  while (!stop.stop_requested()) {
    int running = 0;
    if (curl_multi_perform(multi_, &running) != CURLM_OK) return CURLE_FAILED_INIT;
    int waiting = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &waiting)) {
      if (message->msg == CURLMSG_DONE) return message->data.result;
    }
    if (each_turn) each_turn();
    if (curl_multi_poll(multi_, nullptr, 0, static_cast<int>(nap.count()), nullptr) != CURLM_OK) return CURLE_FAILED_INIT;
  }
  return CURLE_ABORTED_BY_CALLBACK;
}

void Transfer::wait(For what, std::chrono::steady_clock::time_point deadline, const std::stop_token& stop) {
  const std::stop_callback wake(stop, [this] { curl_multi_wakeup(multi_); });
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  if (stop.stop_requested() || left <= std::chrono::milliseconds::zero()) return;
  curl_waitfd socket{.fd = CURL_SOCKET_BAD, .events = CURL_WAIT_POLLIN, .revents = 0};
  if (what == For::Writing) socket.events = CURL_WAIT_POLLOUT;
  curl_easy_getinfo(easy_, CURLINFO_ACTIVESOCKET, &socket.fd);
  const bool open = socket.fd != CURL_SOCKET_BAD;
  curl_multi_poll(multi_, open ? &socket : nullptr, open ? 1 : 0, static_cast<int>(std::min(left, nap).count()), nullptr);
}

}  // namespace smtpcfg::net
