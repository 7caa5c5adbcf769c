#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "net/net_options.h"
#include "net/smtp_session.h"

namespace smtpcfg::validation {

/// A server that begins with TLS says nothing where a greeting is expected, until the time is up. This asks it on a second
/// connection, beside the first, as soon as half of that time has passed without a word.
class TlsFirstProbe {
 public:
  TlsFirstProbe(net::SmtpAddress address, net::NetOptions options);
  TlsFirstProbe(const TlsFirstProbe&) = delete;
  TlsFirstProbe& operator=(const TlsFirstProbe&) = delete;
  ~TlsFirstProbe();

  /// The server spoke, or the first connection has ended otherwise: nothing needs to be asked any more.
  void no_need();
  /// Waits for the answer: true when the server began TLS.
  bool answer();

 private:
  void run(const std::stop_token& stop);

  net::SmtpAddress address_;
  net::NetOptions options_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool needless_ = false;
  bool begins_with_tls_ = false;
  std::jthread thread_;
};

}  // namespace smtpcfg::validation
