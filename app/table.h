#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::app {

/// What a colour says; without colours the words beside it say the same.
enum class Tone : std::uint8_t { Plain, Strong, Good, Warning, Bad, Faint };

/// The text in the tone's colour, or as it is when `colours` is off.
std::string toned(std::string_view text, Tone tone, bool colours);

struct Cell {
  Cell(std::string cell_text, Tone cell_tone = Tone::Plain) : text(std::move(cell_text)), tone(cell_tone) {}  // NOLINT
  Cell(const char* cell_text) : text(cell_text) {}                                                            // NOLINT
  std::string text;
  Tone tone = Tone::Plain;
};

/// Rows in columns, each as wide as its widest cell on a terminal. Control characters in cells are made visible.
class Table {
 public:
  /// Without headings when the list is empty.
  explicit Table(std::vector<std::string> headings = {}) : headings_(std::move(headings)) {}
  void add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] std::string text(bool colours) const;

 private:
  std::vector<std::string> headings_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace smtpcfg::app
