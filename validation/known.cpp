#include "validation/known.h"

#include <array>
#include <utility>

namespace smtpcfg::validation {

namespace {

std::string host_in(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return std::string(url.substr(0, url.find_first_of("/?#")));
}

// Calls `put` with each stretch of plain text and each placeholder's name in turn.
template <typename Text, typename Placeholder>
void scan(std::string_view text, const Text& put_text, const Placeholder& put_placeholder) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    put_text(text.substr(0, open));
    if (open == std::string_view::npos) return;
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos || !put_placeholder(text.substr(1, close - 1))) {
      put_text(text.substr(0, 1));
      text.remove_prefix(1);
    } else {
      text.remove_prefix(close + 1);
    }
  }
}

// ' and the typographic single quotes, which PowerShell takes for it too (about_Quoting_Rules).
constexpr std::array<std::string_view, 5> quotes{"'", "\u2018", "\u2019", "\u201A", "\u201B"};

}  // namespace

Known::Known(const model::Settings& settings)
    : client_id(settings.client_id),
      tenant(settings.tenant),
      mailbox(settings.sender_address),
      host(settings.host),
      port(std::to_string(settings.port)),
      authority(settings.authority),
      scope(settings.scope),
      certificate(settings.client_certificate),
      user_name(settings.user_name),
      authority_host_(host_in(settings.authority)) {}

Known Known::named() { return named(model::Settings()); }

Known Known::named(const model::Settings& settings) {
  Known known(settings);
  const auto or_name = [](std::string& value, std::string_view name) {
    if (value.empty()) value = name;
  };
  or_name(known.client_id, "<Client ID>");
  or_name(known.tenant, "<Tenant ID>");
  or_name(known.object_id, "<Object ID of the enterprise application>");
  or_name(known.mailbox, "<mailbox>");
  or_name(known.host, "<SMTP Host>");
  or_name(known.authority, "<Authority>");
  or_name(known.authority_host_, "<Authority>");
  or_name(known.scope, "<Scope>");
  or_name(known.certificate, "<Client certificate>");
  or_name(known.user_name, "<User name>");
  if (settings.port == 0) known.port = "<Port>";
  known.issuer = known.names = known.proxy = known.offers = known.text = "…";
  return known;
}

const std::string* Known::value(std::string_view name) const {
  const std::array<std::pair<std::string_view, const std::string*>, 16> values{{{"clientId", &client_id},
                                                                                {"tenant", &tenant},
                                                                                {"objectId", &object_id},
                                                                                {"mailbox", &mailbox},
                                                                                {"host", &host},
                                                                                {"port", &port},
                                                                                {"authority", &authority},
                                                                                {"authorityHost", &authority_host_},
                                                                                {"scope", &scope},
                                                                                {"certificate", &certificate},
                                                                                {"userName", &user_name},
                                                                                {"issuer", &issuer},
                                                                                {"names", &names},
                                                                                {"proxy", &proxy},
                                                                                {"offers", &offers},
                                                                                {"text", &text}}};
  for (const auto& [key, value] : values) {
    if (key == name) return value;
  }
  return nullptr;
}

std::string fill(std::string_view text, const Known& known) {
  std::string filled;
  scan(
      text, [&](std::string_view plain) { filled += plain; },
      [&](std::string_view name) {
        const std::string* value = known.value(name);
        if (value != nullptr) filled += *value;
        return value != nullptr;
      });
  return filled;
}

std::string fill_powershell(std::string_view text, const Known& known) {
  std::string filled;
  scan(
      text, [&](std::string_view plain) { filled += plain; },
      [&](std::string_view name) {
        const std::string* value = known.value(name);
        if (value == nullptr) return false;
        filled += powershell_literal(value->empty() ? "<" + std::string(name) + ">" : *value);
        return true;
      });
  return filled;
}

std::string powershell_literal(std::string_view text) {
  // Before quotes are looked for: without a control character, the bytes around it might become one.
  std::string clean(text);
  std::erase_if(clean, [](char each) { return (each >= '\0' && each < ' ') || each == '\x7f'; });
  std::string_view value = clean;
  std::string literal = "'";
  while (!value.empty()) {
    std::string_view quote;
    for (const std::string_view each : quotes) {
      if (value.starts_with(each)) quote = each;
    }
    if (!quote.empty()) {
      literal.append(quote).append(quote);
      value.remove_prefix(quote.size());
    } else {
      literal += value.front();
      value.remove_prefix(1);
    }
  }
  return literal + "'";
}

}  // namespace smtpcfg::validation
