#include "net/mail_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "crypto/random.h"
#include "model/text.h"
#include "net/mail_address.h"
#include "net/mail_data.h"
#include "net/mail_header.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_shown = 200;

std::string new_message_id(std::string_view sender_address) {
  constexpr std::size_t bytes = 16;
  std::string id = "<";
  const crypto::Secret random = crypto::random_bytes(bytes);
  for (const std::byte byte : random.bytes()) id += fmt::format("{:02x}", static_cast<unsigned>(byte));
  const std::string_view domain = domain_of(sender_address);
  // Not the sender's, should it need SMTPUTF8: the id must not make the message need it too.
  return id + fmt::format("@{}>", domain.empty() || !is_ascii(domain) ? "localhost" : domain);
}

/// Local parts may differ in case (RFC 5321, 2.4), domains never do.
std::string same_mailbox_key(const std::string& address) {
  const std::size_t at = address.rfind('@');
  return address.substr(0, at) + model::fold_case(address.substr(at));
}

Result<std::vector<std::string>> addresses_of(const HeaderField& field) {
  auto found = addresses_in(field.value());
  if (found) return std::move(*found);
  return failure(ErrorKind::Usage, fmt::format("{} names no address that can be used: “{}”.", field.name, found.error()),
                 "Write it as user@contoso.com or Name <user@contoso.com>; a name with a comma or colon needs quotes around it.");
}

/// To, Cc, Bcc: each in its turn, wherever they stand.
Result<std::vector<std::string>> recipients_in(const std::vector<HeaderField>& fields) {
  std::vector<std::string> recipients;
  for (const char* name : {"To", "Cc", "Bcc"}) {
    for (const HeaderField& field : fields) {
      if (!field.is(name)) continue;
      Result<std::vector<std::string>> found = addresses_of(field);
      if (!found) return found;
      recipients.insert(recipients.end(), std::make_move_iterator(found->begin()), std::make_move_iterator(found->end()));
    }
  }
  return recipients;
}

Result<std::vector<std::string>> checked(std::vector<std::string> recipients) {
  for (const std::string& each : recipients) {
    if (is_envelope_address(each)) continue;
    return failure(ErrorKind::Usage,
                   fmt::format("“{}” is not an e-mail address that can be sent to.", printable(each, max_shown)),
                   model::has_control_characters(each) ? "It holds a line break or another control character. Enter it anew."
                                                       : "Write it as user@contoso.com.");
  }
  std::set<std::string> seen;
  std::erase_if(recipients, [&](const std::string& each) { return !seen.insert(same_mailbox_key(each)).second; });
  if (recipients.empty()) {
    return failure(ErrorKind::Usage, "The message has no recipients: To, Cc and Bcc are empty.",
                   "Add a field such as “To: user@contoso.com”, or name the recipients beside the message.");
  }
  if (recipients.size() > max_mail_recipients) {
    return failure(
        ErrorKind::Usage,
        fmt::format("The message has {} recipients; more than {} are not taken.", recipients.size(), max_mail_recipients),
        "Send it in parts.");
  }
  return recipients;
}

const HeaderField* find(const std::vector<HeaderField>& fields, std::string_view name) {
  const auto found = std::ranges::find_if(fields, [&](const HeaderField& field) { return field.is(name); });
  return found == fields.end() ? nullptr : &*found;
}

/// The header as it is sent. What is missing comes first.
Result<void> write_header(const std::vector<HeaderField>& fields, const MailDefaults& defaults, MailMessage& message) {
  if (find(fields, "Date") == nullptr) message.header += fmt::format("Date: {}\r\n", mail_date(defaults.now));
  if (const HeaderField* const from = find(fields, "From")) {
    const Result<std::vector<std::string>> authors = addresses_of(*from);
    if (!authors) return std::unexpected(authors.error());
    if (authors->empty()) {
      return failure(ErrorKind::Usage, "From names nobody.",
                     "Write the sender into it, or leave the field out to get the settings' sender.");
    }
    message.from = authors->front();
  } else {
    message.from = defaults.sender_address;
    message.header += fmt::format("From: {}\r\n", mailbox_text(defaults.sender_name, defaults.sender_address));
  }
  if (const HeaderField* const id = find(fields, "Message-ID")) {
    message.message_id = printable(id->value(), max_shown);
  } else {
    message.message_id = new_message_id(defaults.sender_address);
    message.header += fmt::format("Message-ID: {}\r\n", message.message_id);
  }
  for (const HeaderField& field : fields) {
    if (field.is("Bcc") || field.is("Resent-Bcc")) continue;
    message.header += field.raw;
    if (!message.header.ends_with('\n') && !message.header.ends_with('\r')) message.header += "\r\n";
  }
  message.header += "\r\n";
  return {};
}

}  // namespace

Result<MailMessage> read_message(std::string_view text, const MailDefaults& defaults) {
  if (text.size() > max_message_bytes) {
    return failure(ErrorKind::Usage,
                   fmt::format("The message has {} bytes; more than {} are not taken.", text.size(), max_message_bytes),
                   "Leave attachments out, or send a link to them.");
  }
  const Result<MessageParts> parts = split_message(text);
  if (!parts) return std::unexpected(parts.error());
  Result<std::vector<std::string>> recipients =
      defaults.recipients.empty() ? recipients_in(parts->fields) : Result<std::vector<std::string>>(defaults.recipients);
  if (recipients) recipients = checked(std::move(*recipients));
  if (!recipients) return std::unexpected(recipients.error());

  MailMessage message{.body = parts->body, .recipients = std::move(*recipients)};
  if (const Result<void> written = write_header(parts->fields, defaults, message); !written) {
    return std::unexpected(written.error());
  }
  const MailMeasure header = measure(message.header);
  const MailMeasure body = measure(message.body);
  if (header.nul || body.nul) {
    return failure(ErrorKind::Usage, "The message holds NUL bytes, which no e-mail may.",
                   "Save it as text in UTF-8 rather than UTF-16, and attachments in base64.");
  }
  if (header.eight_bit && !model::is_valid_utf8(message.header)) {
    return failure(ErrorKind::Usage, "The message's header is neither ASCII nor UTF-8.",
                   "Save the message as UTF-8, or write names and subject as encoded words (=?UTF-8?Q?…?=).");
  }
  message.needs = {
      .size = header.size + body.size, .eight_bit = header.eight_bit || body.eight_bit, .smtp_utf8 = header.eight_bit};
  return message;
}

}  // namespace smtpcfg::net
