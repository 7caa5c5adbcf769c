#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::net {

/// A server's whole reply, "250-first\r\n250 last\r\n".
struct SmtpReply {
  int code = 0;                         ///< 200…599
  std::string enhanced = {};            ///< "5.7.139" (RFC 2034), empty when there is none
  std::vector<std::string> lines = {};  ///< printable UTF-8, without the code, with the enhanced code

  /// The lines joined by blanks, each enhanced code taken off: the sentence that is matched and shown.
  [[nodiscard]] std::string text() const;
  /// As it came, for evidence: "535 5.7.3 Authentication unsuccessful", lines joined by "\n".
  [[nodiscard]] std::string raw() const;
};

/// Puts replies together from bytes as they come in (RFC 5321, 4.2.1).
/// Bounded: a line of 2,048 bytes (the standard says 512, servers say more), 100 lines a reply. A bare LF ends a line as well.
class SmtpReplyParser {
 public:
  enum class State : std::uint8_t {
    More,      ///< the reply is not whole yet
    Complete,  ///< take() has it
    NotSmtp,   ///< the line in problem_line() is no reply line, or the codes of one reply differ
    TooLarge,
  };

  /// Reads up to the end of one reply; says in `used` how many of the bytes it took. After NotSmtp or TooLarge it stays there.
  State feed(std::string_view bytes, std::size_t& used);

  /// The finished reply; the parser is then ready for the next.
  SmtpReply take();

  /// True when part of a reply has come.
  [[nodiscard]] bool begun() const { return !line_.empty() || !reply_.lines.empty(); }
  /// The bytes of the unfinished or offending line, at most 2,048.
  [[nodiscard]] const std::string& problem_line() const { return line_; }

 private:
  State end_line();

  std::string line_;
  SmtpReply reply_;
  State state_ = State::More;
};

}  // namespace smtpcfg::net
