#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace smtpcfg::net {

// A message's lines may end in CRLF, LF or CR; on the wire each ends in CRLF. Whoever looks for lines in a message has to see
// the same ones, or a header field could hide from us and appear to the server.

/// Takes the first line off `text`, without its end. At the end of the text it returns "".
std::string_view take_line(std::string_view& text);

/// What a text will be on the wire.
struct MailMeasure {
  std::uint64_t size = 0;  ///< bytes with every line ending in CRLF, doubled dots not counted (RFC 1870, 5)
  bool eight_bit = false;  ///< bytes above 127
  bool nul = false;
};
MailMeasure measure(std::string_view text);

/// Writes a message as DATA wants it: lines end in CRLF, and a dot that begins one is doubled (RFC 5321, 4.5.2).
/// Takes the message in pieces of any size.
class MailDataEncoder {
 public:
  /// Appends to `wire`.
  void encode(std::string_view piece, std::string& wire);
  /// Ends the last line, should it be open. The line with the dot that ends the message is not written here.
  void finish(std::string& wire);

 private:
  bool at_line_start_ = true;
  bool after_cr_ = false;
};

}  // namespace smtpcfg::net
