#include "model/web_config_lines.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "model/text.h"
#include "model/web_config_names.h"
#include "model/xml_scanner.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

constexpr std::string_view something = "…";

bool may_be_shown(std::string_view element) {
  constexpr std::array<std::string_view, 9> ours{
      names::root, names::config_sections, names::section, names::location,    names::oauth_mail_settings,
      names::smtp, names::network,         names::oauth,   names::http_runtime};
  return std::ranges::find(ours, element) != ours.end();
}

// Asked of every attribute in the file, so the lengths are compared first.
bool is_secret(std::string_view attribute) {
  return std::ranges::any_of(fields(), [&](const Field& field) {
    return field.secret() && field.attribute.size() == attribute.size() && equal_ignoring_case(field.attribute, attribute);
  });
}

// What hides a text keeps its line ends, so that the lines of both stay the same in number.
void append_hidden(std::string& into, std::string_view text) {
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    const std::size_t first = line.find_first_not_of(" \t\r");
    if (first != std::string_view::npos) {
      into += line.substr(0, first);
      into += something;
    }
    if (end == std::string_view::npos) return;
    into += '\n';
    text.remove_prefix(end + 1);
  }
}

void append_tag(std::string& into, std::string_view text, const XmlToken& token) {
  const bool shown = may_be_shown(token.name.of(text));
  std::size_t at = token.all.begin;
  for (const XmlAttributeSpan& attribute : token.attributes) {
    const bool secret = is_secret(attribute.name.of(text));
    const std::string_view value = attribute.value.of(text);
    if (value.empty() || (shown && !secret)) continue;
    into += text.substr(at, attribute.value.begin - at);
    if (secret) {
      into += mask_of(crypto::Secret(value));
      into.append(static_cast<std::size_t>(std::ranges::count(value, '\n')), '\n');
    } else {
      append_hidden(into, value);
    }
    at = attribute.value.end;
  }
  into += text.substr(at, token.all.end - at);
}

std::string shown_text(std::string_view text) {
  std::string shown;
  XmlScanner scanner(text);
  while (scanner.next()) {
    const XmlToken& token = scanner.token();
    const std::string_view written = token.all.of(text);
    switch (token.kind) {
      case XmlTokenKind::StartTag:
      case XmlTokenKind::EmptyTag:
        append_tag(shown, text, token);
        break;
      case XmlTokenKind::EndTag:
        shown += written;
        break;
      case XmlTokenKind::Comment:
        shown += "<!--";
        append_hidden(shown, written.substr(4, written.size() - 7));
        shown += " -->";
        break;
      case XmlTokenKind::Text:
        if (written.find_first_not_of(" \t\r\n") == std::string_view::npos) {
          shown += written;
          break;
        }
        [[fallthrough]];
      case XmlTokenKind::CData:
      case XmlTokenKind::Instruction:
        append_hidden(shown, written);
        break;
    }
  }
  return shown;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

struct Range {
  std::size_t begin;
  std::size_t end;
};

// The lines, from 0, that one or more splices touch, before and after.
struct Hunk {
  Range before;
  Range after;
};

std::vector<Hunk> hunks_of(std::string_view before, std::string_view after, const std::vector<Splice>& splices) {
  const auto line_ends = [](std::string_view text) { return static_cast<std::size_t>(std::ranges::count(text, '\n')); };
  std::vector<Hunk> hunks;
  std::size_t at = 0;
  std::size_t after_at = 0;
  std::size_t line = 0;
  std::size_t after_line = 0;
  for (const Splice& splice : splices) {
    const std::size_t kept = line_ends(before.substr(at, splice.replaced.begin - at));
    after_at += splice.replaced.begin - at;
    line += kept;
    after_line += kept;
    const std::size_t last = line + line_ends(splice.replaced.of(before));
    const std::size_t after_last = after_line + line_ends(after.substr(after_at, splice.text.size()));
    if (!hunks.empty() && line < hunks.back().before.end) {
      hunks.back() = {{hunks.back().before.begin, last + 1}, {hunks.back().after.begin, after_last + 1}};
    } else {
      hunks.push_back({{line, last + 1}, {after_line, after_last + 1}});
    }
    at = splice.replaced.end;
    after_at += splice.text.size();
    line = last;
    after_line = after_last;
  }
  return hunks;
}

}  // namespace

std::vector<LineChange> line_changes_of(const EditedWebConfig& edited) {
  const std::vector<std::string_view> before = lines_of(edited.text_before.reveal());
  const std::vector<std::string_view> after = lines_of(edited.after.text());
  const std::string shown_before_text = shown_text(edited.text_before.reveal());
  const std::string shown_after_text = shown_text(edited.after.text());
  const std::vector<std::string_view> shown_before = lines_of(shown_before_text);
  const std::vector<std::string_view> shown_after = lines_of(shown_after_text);

  std::vector<LineChange> changes;
  for (Hunk hunk : hunks_of(edited.text_before.reveal(), edited.after.text(), edited.splices)) {
    const auto some_left = [&] { return hunk.before.begin < hunk.before.end && hunk.after.begin < hunk.after.end; };
    while (some_left() && before[hunk.before.begin] == after[hunk.after.begin]) ++hunk.before.begin, ++hunk.after.begin;
    while (some_left() && before[hunk.before.end - 1] == after[hunk.after.end - 1]) --hunk.before.end, --hunk.after.end;
    for (std::size_t line = hunk.before.begin; line < hunk.before.end; ++line) {
      changes.push_back({false, line + 1, std::string(shown_before[line])});
    }
    for (std::size_t line = hunk.after.begin; line < hunk.after.end; ++line) {
      changes.push_back({true, line + 1, std::string(shown_after[line])});
    }
  }
  return changes;
}

}  // namespace smtpcfg::model
