#pragma once

#include <pugixml.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"

namespace smtpcfg::model {

/// A file that people write by hand and others may have tampered with: read as XML within bounds, with line numbers for messages.
/// The text must outlive it.
class UntrustedXml {
 public:
  /// `where` names the file in messages, `remedy` goes with every error.
  UntrustedXml(std::string_view text, std::string_view where, std::string_view remedy);

  /// Reads the document: UTF-8, at most 16 MiB, 8 levels and 400,000 tags, one root element of this name, neither a DOCTYPE nor
  /// entities of its own (so no external references either). Comments and blanks are kept, for a rewrite.
  /// Error: Unreadable, naming file and line.
  Result<void> load(pugi::xml_document& document, const char* root_name) const;

  /// The line (from 1) that a node of the document stands in.
  [[nodiscard]] std::size_t line_of(pugi::xml_node node) const;

  /// "Cannot read organisation.xml: line 12: …" as Unreadable; `why` is a sentence without its capital and full stop.
  [[nodiscard]] std::unexpected<Error> refuse(std::size_t line, std::string_view why) const;

 private:
  [[nodiscard]] std::size_t line_at(std::size_t offset) const;
  [[nodiscard]] Result<void> check_bytes() const;
  [[nodiscard]] Result<void> check_markup() const;
  [[nodiscard]] Result<void> check_tree(const pugi::xml_document& document, const char* root_name) const;

  std::string_view text_;
  std::string where_;
  std::string remedy_;
  std::vector<std::size_t> line_ends_;
};

}  // namespace smtpcfg::model
