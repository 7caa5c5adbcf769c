#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "net/net_error.h"
#include "net/smtp_offers.h"
#include "net/smtp_reply.h"
#include "net/tls_facts.h"

namespace smtpcfg::net {

/// The steps of an SMTP session in the order they are taken; with TLS from the first byte, Tls comes before Banner.
enum class SmtpStep : std::uint8_t {
  Connect,
  Banner,
  Ehlo,
  StartTls,
  Tls,
  EhloAfterTls,
  Auth,
  Mail,
  Recipient,
  Data,
  Message,  ///< the message itself and the reply to its end
  Reset,
  Quit
};

/// How long each step took; zero for a step that was not taken.
struct SmtpTimings {
  std::chrono::microseconds name_lookup{};
  std::chrono::microseconds connect{};
  std::chrono::microseconds banner{};
  std::chrono::microseconds ehlo{};
  std::chrono::microseconds starttls{};
  std::chrono::microseconds tls{};
  std::chrono::microseconds ehlo_after_tls{};
};

struct TranscriptLine {
  enum class Speaker : std::uint8_t { Client, Server };
  Speaker speaker;
  std::chrono::microseconds elapsed;  ///< since connect() was called
  std::string text;                   ///< printable UTF-8; credentials are left out: "(token)", "(password)"
};

/// Everything seen so far, known to a session and to a failure alike. Nothing in here is secret.
struct SmtpFacts {
  std::string remote_address = {};
  std::optional<SmtpReply> banner = {};
  std::optional<SmtpOffers> offers_before_tls = {};  ///< of the EHLO in the clear
  std::optional<SmtpOffers> offers_under_tls =
      {};  ///< of the EHLO under TLS; what was said before it no longer counts (RFC 3207)
  std::optional<TlsFacts> tls = {};
  ProxyFacts proxy = {};
  SmtpTimings timings = {};
  std::vector<TranscriptLine> transcript = {};  ///< at most 400 lines
};

/// Where and why a session ended.
struct SmtpFailure {
  SmtpStep step = SmtpStep::Connect;
  NetError error = {};
  std::optional<SmtpReply> reply = {};  ///< the server's refusal; error.fault is then Protocol
  std::string not_smtp = {};            ///< the first bytes of a greeting that is not SMTP, printable, at most 200
  std::string challenge = {};           ///< XOAUTH2: the JSON that came with 334, decoded, printable, at most 1,000 bytes
  SmtpFacts facts = {};
};

}  // namespace smtpcfg::net
