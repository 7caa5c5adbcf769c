#include "net/curl_failure.h"
#include "net/curl_proxy.h"
#include "net/machine_name.h"
#include "net/smtp_dialogue.h"

namespace smtpcfg::net {
namespace {

/// What libcurl's callbacks share with the opening.
struct Listener {
  SmtpOpening& opening;
  const TlsProbe& probe;
  ConnectAttempts& attempts;
  CURL* easy;
  SmtpOpening::Clock::time_point start;

  /// Lines come in the same turn as what made them possible: tell that first.
  void catch_up() const {
    catch_up_connection();
    if (probe.finished_at()) opening.encrypted(*probe.finished_at());
  }
  void catch_up_connection() const {
    std::chrono::microseconds connect = elapsed_of(easy, CURLINFO_CONNECT_TIME_T);
    // libcurl may fill in its own time only after a handshake that starts at once.
    if (opening.step() == SmtpStep::Connect && probe.started_at()) {
      connect = std::chrono::ceil<std::chrono::microseconds>(*probe.started_at() - start);
    }
    if (connect.count() > 0) opening.connected(elapsed_of(easy, CURLINFO_NAMELOOKUP_TIME_T), connect);
  }
};

std::size_t hear_server(const char* bytes, std::size_t size, std::size_t count, void* user) {
  const auto* listener = static_cast<Listener*>(user);
  listener->catch_up();
  const std::string_view line(bytes, size * count);
  return listener->opening.server_line(line, SmtpOpening::Clock::now()) ? line.size() : 0;
}

int hear_client(CURL* /*easy*/, curl_infotype type, char* bytes, std::size_t size, void* user) {
  const auto* listener = static_cast<Listener*>(user);
  if (type == CURLINFO_TEXT) listener->attempts.hear(std::string_view(bytes, size));
  if (type != CURLINFO_HEADER_OUT) return 0;
  listener->catch_up();
  listener->opening.client_line(std::string_view(bytes, size), SmtpOpening::Clock::now());
  return 0;
}

}  // namespace

std::expected<void, SmtpFailure> SmtpDialogue::prepare() {
  CURL* easy = transfer_.easy();
  const std::expected<std::string, NetError> url = smtp_url(address_, ehlo_name(machine_name()));
  if (!url) return std::unexpected(failure(SmtpStep::Connect, url.error().fault, url.error().detail));
  const std::expected<void, std::string> trust = probe_.install(easy, options_.ca_file);
  if (!trust) return std::unexpected(failure(SmtpStep::Connect, NetFault::Internal, trust.error()));
  const bool implicit = address_.security == SmtpSecurity::Implicit;
  proxy_ = proxy_for(implicit ? "smtps" : "smtp", address_.host, options_.timeout, options_.stop);
  facts_.proxy = proxy_.facts;
  take_way(easy, proxy_);
  const bool plain = address_.security == SmtpSecurity::Plain;
  curl_easy_setopt(easy, CURLOPT_URL, url->c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
  curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  const std::chrono::duration<long, std::milli> timeout(options_.timeout);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, timeout.count());
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &hear_server);
  curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, &hear_client);
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
  return {};
}

std::expected<void, SmtpFailure> SmtpDialogue::open(const SmtpProgress& progress) {
  if (std::expected<void, SmtpFailure> prepared = prepare(); !prepared) return prepared;
  CURL* easy = transfer_.easy();
  SmtpOpening opening(address_.security, start_, facts_, progress);
  Listener listener{.opening = opening, .probe = probe_, .attempts = attempts_, .easy = easy, .start = start_};
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &listener);
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, &listener);
  const CURLcode code = transfer_.run(options_.stop, [&listener] { listener.catch_up(); });
  listener.catch_up_connection();
  // A certificate for another host is refused after the handshake, and TLS is then not done.
  if (code != CURLE_PEER_FAILED_VERIFICATION) listener.catch_up();
  curl_easy_setopt(easy, CURLOPT_VERBOSE, 0L);
  curl_easy_setopt(easy, CURLOPT_DEBUGDATA, nullptr);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, nullptr);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, nullptr);
  facts_.remote_address = remote_address_of(easy);
  if (code != CURLE_OK) return std::unexpected(opening_failure(opening, code));
  facts_.tls = probe_.facts();
  // libcurl promises it; a session that is not what was asked for must not see a credential.
  if (encrypted() && !probe_.finished_at()) return std::unexpected(failure(SmtpStep::Tls, NetFault::Internal, "not encrypted"));
  open_ = true;
  in_step_ = true;
  return {};
}

SmtpFailure SmtpDialogue::opening_failure(const SmtpOpening& opening, CURLcode code) {
  SmtpFailure failed;
  failed.step = opening.step();
  failed.error = describe_failure(transfer_, probe_, code, proxy_, attempts_);
  failed.not_smtp = opening.not_smtp();
  facts_.tls = probe_.facts();
  failed.facts = facts_;
  if (opening.fault()) {
    failed.error.fault = *opening.fault();
    failed.error.detail = failed.error.fault == NetFault::TooLarge ? "more lines or longer lines than SMTP allows"
                                                                   : "the server does not speak SMTP";
  } else if (code == CURLE_USE_SSL_FAILED || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_REMOTE_ACCESS_DENIED) {
    failed.reply = opening.last_reply();
    if (failed.reply) failed.error.fault = NetFault::Protocol;
  }
  return failed;
}

}  // namespace smtpcfg::net
