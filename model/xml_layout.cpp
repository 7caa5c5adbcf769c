#include "model/xml_layout.h"

#include <algorithm>

namespace smtpcfg::model {

namespace {

constexpr std::string_view blanks = " \t";

char more_frequent_quote(std::string_view text) {
  // An attribute's opening quote follows "=", which hardly anything else does.
  std::size_t doubles = 0;
  std::size_t singles = 0;
  for (std::size_t at = text.find('='); at != std::string_view::npos && at + 1 < text.size(); at = text.find('=', at + 1)) {
    doubles += text[at + 1] == '"' ? 1 : 0;
    singles += text[at + 1] == '\'' ? 1 : 0;
  }
  return singles > doubles ? '\'' : '"';
}

}  // namespace

XmlLayout::XmlLayout(std::string_view text, const XmlElementSpan& root, const XmlElementSpan& first_child)
    : text_(text), quote_(more_frequent_quote(text)) {
  const std::size_t feed = text.find('\n');
  if (feed != std::string_view::npos) line_end_ = feed > 0 && text[feed - 1] == '\r' ? "\r\n" : "\n";
  if (first_child.end == 0 || !begins_line(first_child.begin)) return;
  const std::string_view outer = begins_line(root.begin) ? indent_at(root.begin) : std::string_view();
  const std::string_view inner = indent_at(first_child.begin);
  if (inner.size() > outer.size() && inner.starts_with(outer)) unit_ = inner.substr(outer.size());
}

std::size_t XmlLayout::line_begin(std::size_t at) const {
  const std::size_t feed = text_.substr(0, at).rfind('\n');
  return feed == std::string_view::npos ? 0 : feed + 1;
}

std::string_view XmlLayout::indent_at(std::size_t at) const {
  const std::size_t begin = line_begin(at);
  return text_.substr(begin, at - begin);
}

bool XmlLayout::begins_line(std::size_t at) const {
  return !line_end_.empty() && indent_at(at).find_first_not_of(blanks) == std::string_view::npos;
}

std::size_t XmlLayout::end_of_line_content(std::size_t end) const {
  std::size_t at = end;
  while (true) {
    const std::size_t next = text_.find_first_not_of(blanks, at);
    if (next == std::string_view::npos) return end;
    if (text_[next] == '\n' || text_[next] == '\r') return at;
    if (!text_.substr(next).starts_with("<!--")) return end;
    const std::size_t close = text_.find("-->", next);
    if (close == std::string_view::npos || text_.substr(next, close - next).contains('\n')) return end;
    at = close + 3;
  }
}

TextSpan XmlLayout::whole_lines(TextSpan span) const {
  const std::size_t next = std::min(text_.find_first_not_of(" \t\r", span.end), text_.size());
  if (!begins_line(span.begin) || next == text_.size() || text_[next] != '\n') return span;
  return {line_begin(span.begin), next + 1};
}

crypto::Secret escaped_attribute(std::string_view value, char quote) {
  crypto::Secret escaped;
  for (const char& each : value) {
    switch (each) {
      case '&':
        escaped.append(std::string_view("&amp;"));
        break;
      case '<':
        escaped.append(std::string_view("&lt;"));
        break;
      case '\t':
        escaped.append(std::string_view("&#9;"));
        break;
      case '\n':
        escaped.append(std::string_view("&#10;"));
        break;
      case '\r':
        escaped.append(std::string_view("&#13;"));
        break;
      default:
        if (each == quote) {
          escaped.append(std::string_view(quote == '"' ? "&quot;" : "&apos;"));
        } else {
          escaped.append(std::string_view(&each, 1));
        }
    }
  }
  return escaped;
}

}  // namespace smtpcfg::model
