// Messages that are to be sent: first line the sender's address, second the size of the pieces in which the wire gets them, then
// the message.

#include <algorithm>
#include <string>

#include "net/mail_address.h"
#include "net/mail_data.h"
#include "net/mail_header.h"
#include "net/mail_message.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

std::string on_the_wire(std::string_view text, std::size_t piece) {
  net::MailDataEncoder encoder;
  std::string wire;
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) encoder.encode(text.substr(0, piece), wire);
  encoder.finish(wire);
  return wire;
}

/// No server, however it reads line ends, may see the message end before its end.
void check_wire(std::string_view text, std::size_t piece) {
  const std::string wire = on_the_wire(text, piece);
  require(wire == on_the_wire(text, text.size()), "pieces of any size are the same message");
  require(wire.empty() || wire.ends_with("\r\n"), "the last line has its end");
  std::size_t dots = 0;
  for (std::size_t at = 0; at < wire.size(); ++at) {
    const char before = at == 0 ? '\n' : wire[at - 1];
    require(wire[at] != '\n' || before == '\r', "no line ends in LF alone");
    require(wire[at] != '\r' || (at + 1 < wire.size() && wire[at + 1] == '\n'), "no line ends in CR alone");
    if (wire[at] != '.' || before != '\n') continue;
    require(at + 1 < wire.size() && wire[at + 1] == '.', "a dot that begins a line is doubled");
    ++dots;
  }
  require(net::measure(text).size == wire.size() - dots, "a message has the size that was announced");
}

void check(const net::MailMessage& message) {
  require(!message.recipients.empty() && std::ranges::all_of(message.recipients, net::is_envelope_address),
          "every recipient can be sent to");
  require(std::ranges::none_of(message.message_id, [](char each) { return each == '\r' || each == '\n'; }), "an id is one line");
  const std::string text = message.header + std::string(message.body);
  const Result<net::MessageParts> parts = net::split_message(text);
  require(parts.has_value(), "what is sent is a message");
  require(parts->body == message.body, "the header ends where it ended");
  require(std::ranges::none_of(parts->fields, [](const auto& each) { return each.is("Bcc") || each.is("Resent-Bcc"); }),
          "nobody sees who got a blind copy");
  for (const char* name : {"Date", "From", "Message-ID"}) {
    require(std::ranges::any_of(parts->fields, [name](const auto& each) { return each.is(name); }), "what was missing is there");
  }
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  const std::string_view sender = input.line();
  const std::size_t piece = std::max<std::size_t>(input.number(), 1);
  check_wire(input.rest(), piece);
  const net::MailDefaults defaults{.sender_address = std::string(net::is_envelope_address(sender) ? sender : "crm@contoso.com")};
  const Result<net::MailMessage> message = net::read_message(input.rest(), defaults);
  if (message) {
    check(*message);
  } else {
    require(message.error().kind == ErrorKind::Usage && is_printable(message.error().message),
            "a text that is no message is refused in words that may be shown");
  }
  return 0;
}
