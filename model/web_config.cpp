#include "model/web_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <thread>

#include "model/text.h"
#include "model/web_config_names.h"
#include "model/wiping_xml.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

constexpr std::size_t worth_a_thread = std::size_t{1} << 20;

constexpr auto remedy = "Repair the file, or put the previous one back. IIS could not read it either.";

}  // namespace

bool is_in_web_config(const Field& field) {
  constexpr std::array<std::string_view, 8> in_it{"host",         "port",   "enableSsl", "clientId",
                                                  "clientSecret", "tenant", "scope",     "authority"};
  return std::ranges::find(in_it, field.name) != in_it.end();
}

WebConfig::WebConfig(std::string_view where, WebConfigPart part, WebConfigText text)
    : where_(where), part_(part), text_(std::move(text)), document_(std::make_unique<pugi::xml_document>()) {}

Result<WebConfig> WebConfig::parse(crypto::Secret bytes, std::string_view where, WebConfigPart part) {
  if (bytes.size() > largest_web_config) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: it is larger than 20 MiB.", where),
                   "Check that this is CRM.Web's web.config.");
  }
  Result<WebConfigText> text = decode_web_config(std::move(bytes), where);
  if (!text) return std::unexpected(text.error());
  wipe_xml_memory();
  WebConfig config(where, part, std::move(*text));
  if (Result<void> read = config.read(); !read) return std::unexpected(read.error());
  return config;
}

std::unexpected<Error> WebConfig::refuse(std::size_t offset, std::string_view why) const {
  const std::string_view before = text().substr(0, offset);
  const std::size_t line_end = before.rfind('\n');
  const std::string_view on_line = line_end == std::string_view::npos ? before : before.substr(line_end + 1);
  const auto column =
      std::ranges::count_if(on_line, [](char each) { return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U; });
  return failure(ErrorKind::Unreadable,
                 fmt::format("Cannot read {}: line {}, column {}: {}.", where_, line_at(offset), column + 1, why), remedy);
}

Result<void> WebConfig::read() {
  if (text().find_first_not_of(" \t\r\n") == std::string_view::npos) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: the file is empty.", where_), remedy);
  }
  pugi::xml_parse_result parsed;
  const auto parse_document = [&] {
    parsed = document_->load_buffer(text().data(), text().size(), pugi::parse_full, pugi::encoding_utf8);
  };
  // Neither needs the other, and of a large file each takes its time.
  std::optional<std::jthread> meanwhile;
  if (text().size() > worth_a_thread) meanwhile.emplace(parse_document);
  auto outline = outline_of(text());
  if (meanwhile) meanwhile->join();
  if (!outline) return refuse(outline.error().offset, outline.error().why);
  outline_ = std::move(*outline);
  if (!meanwhile) parse_document();
  if (!parsed) {
    const std::ptrdiff_t at = std::max<std::ptrdiff_t>(parsed.offset, 0);
    return refuse(static_cast<std::size_t>(at), fmt::format("the XML is not well-formed ({})", parsed.description()));
  }
  if (Result<void> encoding = check_encoding_declared(); !encoding) return encoding;
  if (Result<void> expected = check_root(); !expected) return expected;
  find_sections();
  return {};
}

Result<void> WebConfig::check_root() const {
  const bool whole = part_ == WebConfigPart::Whole;
  const std::string_view expected = whole ? names::root : names::oauth_mail_settings;
  if (root().name() == expected) return {};
  return failure(
      ErrorKind::Unreadable,
      fmt::format("Cannot read {}: its outermost element is <{}>, not <{}>.", where_, shortened(root().name()), expected),
      whole ? "Name CRM.Web's web.config, in the folder of the web application."
            : "Put <oauthMailSettings> there with all it holds, and nothing around it.");
}

Result<void> WebConfig::check_encoding_declared() const {
  const std::string_view declared = document_->first_child().attribute("encoding").value();
  if (document_->first_child().type() != pugi::node_declaration || declared.empty()) return {};
  const bool utf8 = equal_ignoring_case(declared, "utf-8");
  const bool utf16 = equal_ignoring_case(declared, "utf-16") || equal_ignoring_case(declared, "unicode");
  const bool fits = text_.encoding.form == TextForm::Utf8 ? utf8 : utf16;
  if (fits) return {};
  return failure(
      ErrorKind::Unreadable,
      fmt::format("Cannot read {}: it is {} but says that it is {}.", where_, name_of(text_.encoding.form), shortened(declared)),
      "Only UTF-8 and UTF-16 are edited here: save the file as UTF-8, with encoding=\"utf-8\" in its first line.");
}

void WebConfig::find_sections() {
  if (part_ == WebConfigPart::Section) {
    oauth_section_ = root();
    oauth_sections_.push_back(root());
    return;
  }
  for (const pugi::xml_node section : root().children(names::oauth_mail_settings)) oauth_sections_.push_back(section);
  if (!oauth_sections_.empty()) oauth_section_ = oauth_sections_.front();
  for (const pugi::xml_node location : root().children(names::location)) {
    const std::string_view path = location.attribute(names::path).value();
    for (const pugi::xml_node section : location.children(names::oauth_mail_settings)) {
      oauth_sections_.push_back(section);
      if (oauth_section_.empty() && (path.empty() || path == ".")) oauth_section_ = section;
    }
  }
}

pugi::xml_node WebConfig::element_of(const Field& field) const {
  return oauth_section_.child(names::smtp).child(std::string(field.element).c_str());
}

Settings WebConfig::settings() const {
  Settings settings;
  settings.authentication = Authentication::OAuth2;
  settings.enable_ssl = false;
  for (const Field& field : fields()) {
    if (!is_in_web_config(field)) continue;
    const pugi::xml_attribute attribute = element_of(field).attribute(std::string(field.attribute).c_str());
    if (field.secret()) {
      secret_of(settings, field) = crypto::Secret(std::string_view(attribute.value()));
    } else if (!attribute.empty()) {
      // What does not fit is the check's matter, which has the text too.
      static_cast<void>(set_text(settings, field, attribute.value()));
    }
  }
  return settings;
}

XmlElementSpan WebConfig::span_of(pugi::xml_node element) const {
  // pugixml knows where the name stands, which is behind the "<".
  const auto begin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(element.offset_debug(), 1)) - 1;
  const auto found = std::ranges::lower_bound(outline_, begin, {}, &XmlElementSpan::begin);
  return found == outline_.end() ? XmlElementSpan() : *found;
}

std::optional<TextSpan> WebConfig::value_span(pugi::xml_node element, std::string_view name) const {
  for (const XmlAttributeSpan& attribute : attributes_of(text(), span_of(element))) {
    if (attribute.name.of(text()) == name) return attribute.value;
  }
  return std::nullopt;
}

std::size_t WebConfig::line_at(std::size_t offset) const {
  return static_cast<std::size_t>(std::ranges::count(text().substr(0, offset), '\n')) + 1;
}

std::size_t WebConfig::line_of(pugi::xml_node element) const { return line_at(span_of(element).begin); }

}  // namespace smtpcfg::model
