#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "crypto/secret.h"
#include "model/fields.h"
#include "model/settings.h"
#include "model/web_config_text.h"
#include "model/xml_outline.h"

namespace smtpcfg::model {

inline constexpr std::size_t largest_web_config = std::size_t{20} << 20;

/// The fields that CRM.Web's settings have; the sender there is always the logged-in user (facts/aurea-crm.md, CRM.Web).
bool is_in_web_config(const Field& field);

/// A web.config, or the file that its section names with configSource: that file's root is <oauthMailSettings>.
enum class WebConfigPart : std::uint8_t { Whole, Section };

/// A CRM.Web web.config (or the section's own file) as it was read: its text, its elements, and where each of them stands.
class WebConfig {
 public:
  /// Reads untrusted bytes in bounds: UTF-8 or UTF-16, at most 20 MiB, 64 levels and a million elements, no DOCTYPE and no
  /// entities of its own. `where` names the file in messages.
  /// Error: Unreadable, with line and column when it is not well-formed, so that IIS could not read it either.
  static Result<WebConfig> parse(crypto::Secret bytes, std::string_view where, WebConfigPart part = WebConfigPart::Whole);
  /// As above, of a copy.
  static Result<WebConfig> parse(std::string_view bytes, std::string_view where, WebConfigPart part = WebConfigPart::Whole) {
    return parse(crypto::Secret(bytes), where, part);
  }

  [[nodiscard]] const std::string& where() const { return where_; }
  [[nodiscard]] WebConfigPart part() const { return part_; }
  [[nodiscard]] std::string_view text() const { return text_.utf8.reveal(); }  ///< UTF-8, without a byte order mark
  /// The text, from which nothing can be asked any more.
  [[nodiscard]] crypto::Secret taken_text() && { return std::move(text_.utf8); }
  [[nodiscard]] TextEncoding encoding() const { return text_.encoding; }
  [[nodiscard]] const pugi::xml_document& document() const { return *document_; }
  [[nodiscard]] pugi::xml_document& document() { return *document_; }
  [[nodiscard]] pugi::xml_node root() const { return document_->document_element(); }

  /// Every <oauthMailSettings>: those of <configuration> itself, then those inside of a <location>.
  [[nodiscard]] const std::vector<pugi::xml_node>& oauth_sections() const { return oauth_sections_; }
  /// The one that CRM.Web uses: the first of <configuration>, else that of a <location> for the whole site; or none.
  [[nodiscard]] pugi::xml_node oauth_section() const { return oauth_section_; }
  /// The element that holds a field ("network" or "oauth"), or none.
  [[nodiscard]] pugi::xml_node element_of(const Field& field) const;

  /// What CRM.Web gets. Empty without a section; a port that is no number reads as not set.
  [[nodiscard]] Settings settings() const;

  /// Where an element of the document stands in the text.
  [[nodiscard]] XmlElementSpan span_of(pugi::xml_node element) const;
  /// Its attribute's value in the text, without quotes; nothing when it has none of this name.
  [[nodiscard]] std::optional<TextSpan> value_span(pugi::xml_node element, std::string_view name) const;
  /// The line (from 1) of a place in the text.
  [[nodiscard]] std::size_t line_at(std::size_t offset) const;
  [[nodiscard]] std::size_t line_of(pugi::xml_node element) const;

 private:
  WebConfig(std::string_view where, WebConfigPart part, WebConfigText text);
  Result<void> read();
  Result<void> check_encoding_declared() const;
  Result<void> check_root() const;
  void find_sections();
  [[nodiscard]] std::unexpected<Error> refuse(std::size_t offset, std::string_view why) const;

  std::string where_;
  WebConfigPart part_;
  WebConfigText text_;
  std::unique_ptr<pugi::xml_document> document_;
  std::vector<XmlElementSpan> outline_;
  std::vector<pugi::xml_node> oauth_sections_;
  pugi::xml_node oauth_section_;
};

}  // namespace smtpcfg::model
