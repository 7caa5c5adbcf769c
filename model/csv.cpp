#include "model/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/text_encoding.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t most_columns = 100;
constexpr std::size_t most_lines = 200'000;
constexpr std::array separators{';', ',', '\t'};

struct Row {
  std::size_t line = 0;
  std::vector<std::string> fields;
  std::size_t columns = 0;  ///< also those that were too many to be kept
  std::string_view fault;   ///< the first rule that was broken, as a sentence

  [[nodiscard]] bool is_blank() const {
    return fault.empty() && columns == fields.size() && std::ranges::all_of(fields, [](const std::string& field) {
             return field.find_first_not_of(" \t") == std::string::npos;
           });
  }
};

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t first_line) : text_(text), line_(first_line) {}

  void set_separator(char separator) { separator_ = separator; }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  /// Keeps at most `most` fields.
  Row next(std::size_t most) {
    Row row;
    row.line = line_;
    const std::size_t start = at_;
    for (bool more = true; more;) {
      std::string field = read_field(row);
      if (++row.columns <= most) row.fields.push_back(std::move(field));
      more = !at_end() && text_[at_] == separator_;
      if (more) ++at_;
    }
    if (row.fault == unclosed && !was_unclosed_) {
      // One stray mark must not swallow the rest; once is enough, so that no file is read over and over.
      was_unclosed_ = true;
      at_ = std::min(text_.find('\n', start), text_.size());
      line_ = row.line;
    }
    if (text_.substr(at_).starts_with("\r\n")) ++at_;
    if (!at_end()) ++at_;
    ++line_;
    return row;
  }

 private:
  static constexpr std::string_view unclosed = "A quotation mark is opened and never closed.";

  [[nodiscard]] bool at_field_end() const {
    return at_end() || text_[at_] == separator_ || text_[at_] == '\n' || text_.substr(at_).starts_with("\r\n");
  }

  static void note(Row& row, std::string_view fault) {
    if (row.fault.empty()) row.fault = fault;
  }

  std::string read_field(Row& row) {
    if (!at_end() && text_[at_] == '"') return read_quoted(row);
    const std::size_t start = at_;
    while (!at_field_end()) ++at_;
    const std::string_view field = text_.substr(start, at_ - start);
    if (field.find('"') != std::string_view::npos) {
      note(row, "A quotation mark stands inside a field that does not begin with one.");
    }
    return std::string(field);
  }

  std::string read_quoted(Row& row) {
    std::string field;
    for (++at_;; ++at_) {
      const std::size_t mark = std::min(text_.find('"', at_), text_.size());
      const std::string_view part = text_.substr(at_, mark - at_);
      field += part;
      line_ += static_cast<std::size_t>(std::ranges::count(part, '\n'));
      at_ = mark;
      if (at_end()) {
        note(row, unclosed);
        return field;
      }
      ++at_;
      if (at_end() || text_[at_] != '"') break;
      field += '"';
    }
    if (!at_field_end()) note(row, "There is text between a closing quotation mark and the next separator.");
    while (!at_field_end()) ++at_;
    return field;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_;
  char separator_ = ';';
  bool was_unclosed_ = false;
};

// The one that the header has most of; nothing inside quotation marks counts.
char separator_of(std::string_view header_line) {
  std::array<std::size_t, separators.size()> counts{};
  bool quoted = false;
  for (const char each : header_line) {
    if (each == '"') quoted = !quoted;
    const auto* found = std::ranges::find(separators, each);
    if (!quoted && found != separators.end()) ++counts.at(static_cast<std::size_t>(found - separators.begin()));
  }
  return separators.at(static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin()));
}

}  // namespace

Result<CsvTable> parse_csv(std::string_view bytes, std::string_view where) {
  const auto refuse = [&](std::string_view why) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: {}.", where, why),
                   "Save the table as CSV with the names of the columns in its first line.");
  };
  if (bytes.size() > largest_csv) return refuse("it is larger than 8 MiB");
  const Result<DecodedText> decoded = decode_text(bytes, where);
  if (!decoded) return std::unexpected(decoded.error());
  const std::string_view text = decoded->utf8;
  if (static_cast<std::size_t>(std::ranges::count(text, '\n')) > most_lines) {
    return refuse(fmt::format("it has more than {} lines", most_lines));
  }

  CsvTable table{.encoding = decoded->encoding, .header = {}, .records = {}, .unusable = {}};
  const std::size_t start = text.find_first_not_of("\r\n");
  if (start == std::string_view::npos) return refuse("it is empty");
  Scanner scanner(text.substr(start), 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, start), '\n')));
  const std::string_view header_line = text.substr(start, text.find('\n', start) - start);
  constexpr std::string_view excel_hint = "sep=";
  const bool hinted = header_line.starts_with(excel_hint) && header_line.size() > excel_hint.size();
  if (hinted && std::ranges::find(separators, header_line[excel_hint.size()]) != separators.end()) {
    table.separator = header_line[excel_hint.size()];
    scanner.next(most_columns);
  } else {
    table.separator = separator_of(header_line);
  }
  scanner.set_separator(table.separator);
  Row header = scanner.next(most_columns);
  if (!header.fault.empty() || header.is_blank()) return refuse("its first line does not name columns");
  if (header.columns > most_columns) return refuse(fmt::format("it has more than {} columns", most_columns));
  table.header = std::move(header.fields);
  while (!scanner.at_end()) {
    Row row = scanner.next(table.header.size());
    if (row.is_blank()) continue;
    if (!row.fault.empty()) {
      table.unusable.push_back({row.line, std::string(row.fault)});
    } else if (row.columns != table.header.size()) {
      table.unusable.push_back(
          {row.line, fmt::format("It has {} columns, but the header has {}.", row.columns, table.header.size())});
    } else {
      table.records.push_back({row.line, std::move(row.fields)});
    }
  }
  return table;
}

}  // namespace smtpcfg::model
