// What people write for addresses, names and subjects: first line a name, second a subject, then addresses.

#include <algorithm>
#include <string>

#include "model/text.h"
#include "net/compose.h"
#include "net/mail_address.h"
#include "net/mail_header.h"
#include "net/mail_message.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

using Addresses = std::vector<std::string>;

std::string joined(const Addresses& addresses) {
  std::string text;
  for (const std::string& each : addresses) text += (text.empty() ? "" : ", ") + each;
  return text;
}

/// What may stand behind a field's name: ASCII in lines of which every further one begins with a blank.
void check_header_text(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char each = text[at];
    if (text.substr(at).starts_with("\r\n ")) {
      ++at;
      continue;
    }
    require(each >= ' ' && each < '\x7f', "a header's text is ASCII, folded where it is long");
  }
}

void check_draft(const Addresses& to, std::string_view subject, std::string_view text) {
  if (!model::is_valid_utf8(subject) || !model::is_valid_utf8(text)) return;
  const Result<std::string> composed = net::compose({.to = to, .subject = std::string(subject), .text = std::string(text)});
  if (!composed) return;
  const Result<net::MailMessage> message = net::read_message(*composed, {.sender_address = "crm@contoso.com"});
  require(message.has_value() || text.contains('\0') || to.size() > net::max_mail_recipients, "what was composed can be sent");
  const auto is_in_draft = [&to](const std::string& each) { return std::ranges::find(to, each) != to.end(); };
  require(!message || std::ranges::all_of(message->recipients, is_in_draft), "a draft goes to its own recipients");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  const std::string_view name = input.line();
  const std::string_view subject = input.line();
  const std::string_view value = input.rest();

  check_header_text(net::header_text(subject));
  const auto addresses = net::addresses_in(value);
  if (!addresses) {
    require(is_printable(addresses.error()) && addresses.error().size() <= 80, "what is no address may be shown");
  } else {
    require(std::ranges::all_of(*addresses, net::is_envelope_address), "every address found can be sent to");
    require(net::addresses_in(joined(*addresses)) == *addresses, "addresses written plainly are the same");
    for (const std::string& address : *addresses) {
      require(net::addresses_in(net::mailbox_text(name, address)) == Addresses{address}, "a name changes nobody's address");
    }
  }
  if (const Result<Addresses> entered = net::entered_addresses(value)) check_draft(*entered, subject, value);
  return 0;
}
