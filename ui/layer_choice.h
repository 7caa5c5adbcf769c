#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/layer_row.h"

namespace smtpcfg::ui {

/// Which rows of the list are shown, and in which order.
struct LayerChoice {
  std::optional<model::Target::Kind> kind = {};  ///< none: all
  std::string words = {};                        ///< each of these, in any text of the row, in any case
  bool only_present = false;                     ///< only what has settings, readable or not
  LayerColumn sorted_by = LayerColumn::Target;   ///< Target is the order in which the rows come
  bool ascending = true;
};

/// Indices of the chosen rows. Rows that sort alike keep the order in which they come.
std::vector<std::size_t> chosen(std::span<const LayerRow> rows, const LayerChoice& choice);

}  // namespace smtpcfg::ui
