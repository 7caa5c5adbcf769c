#include "ui/layer_choice.h"

#include <algorithm>

#include "model/text.h"

namespace smtpcfg::ui {

namespace {

void sort_by_text(std::vector<std::size_t>& indices, std::span<const LayerRow> rows, LayerColumn column, bool ascending) {
  std::vector<std::string> keys(rows.size());
  for (const std::size_t index : indices) keys[index] = model::fold_case(rows[index].text(column));
  // What has no text here goes to the end, whichever way it is sorted.
  std::ranges::stable_sort(indices, [&](std::size_t left, std::size_t right) {
    if (keys[left].empty() || keys[right].empty()) return !keys[left].empty() && keys[right].empty();
    return ascending ? keys[left] < keys[right] : keys[right] < keys[left];
  });
}

}  // namespace

std::vector<std::size_t> chosen(std::span<const LayerRow> rows, const LayerChoice& choice) {
  const std::string folded = model::fold_case(choice.words);
  const std::vector<std::string_view> words = model::blank_separated(folded);
  std::vector<std::size_t> indices;
  for (std::size_t index = 0; index < rows.size(); ++index) {
    const LayerRow& row = rows[index];
    if (choice.kind && row.target.kind != *choice.kind) continue;
    if (choice.only_present && row.state == model::LayerSummary::State::Absent) continue;
    if (std::ranges::all_of(words, [&row](std::string_view word) { return row.folded.find(word) != std::string::npos; })) {
      indices.push_back(index);
    }
  }
  if (choice.sorted_by != LayerColumn::Target) {
    sort_by_text(indices, rows, choice.sorted_by, choice.ascending);
  } else if (!choice.ascending) {
    std::ranges::reverse(indices);
  }
  return indices;
}

}  // namespace smtpcfg::ui
