#include "app/table.h"

#include <algorithm>

#include "app/text_width.h"

namespace smtpcfg::app {
namespace {

std::string_view code_of(Tone tone) {
  switch (tone) {
    case Tone::Plain:
      return "";
    case Tone::Strong:
      return "\x1b[1m";
    case Tone::Good:
      return "\x1b[32m";
    case Tone::Warning:
      return "\x1b[33m";
    case Tone::Bad:
      return "\x1b[31m";
    case Tone::Faint:
      return "\x1b[2m";
  }
  return "";
}

using Widths = std::vector<std::size_t>;

void widen_for(Widths& widths, const std::vector<Cell>& row) {
  if (widths.size() < row.size()) widths.resize(row.size(), 0);
  for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columns_of(printable(row[i].text)));
}

void append_row(std::string& text, const std::vector<Cell>& row, const Widths& widths, bool colours) {
  std::string line;
  std::size_t owed = 0;  // blanks that stand only before another cell, so that no line ends in them
  for (std::size_t i = 0; i < row.size(); ++i) {
    const std::string shown = printable(row[i].text);
    if (!shown.empty()) {
      line.append(owed, ' ');
      owed = 0;
      line += toned(shown, row[i].tone, colours);
    }
    owed += widths[i] - columns_of(shown) + 2;
  }
  text += line + '\n';
}

}  // namespace

std::string toned(std::string_view text, Tone tone, bool colours) {
  if (!colours || tone == Tone::Plain || text.empty()) return std::string(text);
  return std::string(code_of(tone)) + std::string(text) + "\x1b[0m";
}

std::string Table::text(bool colours) const {
  std::vector<Cell> heading_row;
  heading_row.reserve(headings_.size());
  for (const std::string& heading : headings_) heading_row.emplace_back(heading, Tone::Strong);
  Widths widths;
  widen_for(widths, heading_row);
  for (const std::vector<Cell>& row : rows_) widen_for(widths, row);

  std::string text;
  if (!heading_row.empty()) append_row(text, heading_row, widths, colours);
  for (const std::vector<Cell>& row : rows_) append_row(text, row, widths, colours);
  return text;
}

}  // namespace smtpcfg::app
