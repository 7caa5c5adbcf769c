#include "app/nearest.h"

#include <algorithm>
#include <vector>

#include "model/text.h"

namespace smtpcfg::app {
namespace {

/// Longer words are not worth a guess, and the time grows with the product of both lengths.
constexpr std::size_t longest = 64;

}  // namespace

// Optimal string alignment: the last three rows of the matrix are all that is needed.
std::size_t typing_distance(std::string_view typed, std::string_view meant) {
  const std::string left = model::fold_case(typed);
  const std::string right = model::fold_case(meant);
  std::vector<std::size_t> before(right.size() + 1);
  std::vector<std::size_t> above(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t substitution = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, substitution});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(above);
    above.swap(row);
  }
  return above[right.size()];
}

std::string nearest(std::string_view typed, std::span<const std::string> candidates) {
  if (typed.size() > longest) return {};
  std::string best;
  std::size_t best_distance = 3;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = typing_distance(typed, candidate);
    if (distance < best_distance && distance * 2 < candidate.size()) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates) {
  const std::string meant = nearest(typed, candidates);
  return meant.empty() ? "" : " Did you mean \"" + meant + "\"?";
}

}  // namespace smtpcfg::app
