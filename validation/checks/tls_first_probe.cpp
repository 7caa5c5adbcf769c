#include "validation/checks/tls_first_probe.h"

#include <utility>

namespace smtpcfg::validation {

TlsFirstProbe::TlsFirstProbe(net::SmtpAddress address, net::NetOptions options)
    : address_(std::move(address)), options_(std::move(options)) {
  address_.security = net::SmtpSecurity::Implicit;
  options_.timeout /= 2;
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

TlsFirstProbe::~TlsFirstProbe() { no_need(); }

void TlsFirstProbe::no_need() {
  {
    const std::scoped_lock lock(mutex_);
    needless_ = true;
  }
  changed_.notify_all();
  thread_.request_stop();
}

bool TlsFirstProbe::answer() {
  if (thread_.joinable()) thread_.join();
  return begins_with_tls_;
}

void TlsFirstProbe::run(const std::stop_token& stop) {
  {
    std::unique_lock lock(mutex_);
    if (changed_.wait_for(lock, stop, options_.timeout, [this] { return needless_; }) || stop.stop_requested()) return;
  }
  // Ended by no_need(), and by the person who waits.
  std::stop_source either;
  const std::stop_callback ours(stop, [&] { either.request_stop(); });
  const std::stop_callback theirs(options_.stop, [&] { either.request_stop(); });
  net::NetOptions options = options_;
  options.stop = either.get_token();
  const auto session = net::SmtpSession::connect(address_, options);
  begins_with_tls_ = session ? session->encrypted() : session.error().facts.tls.has_value();
}

}  // namespace smtpcfg::validation
