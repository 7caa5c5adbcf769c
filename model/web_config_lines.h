#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/web_config_edit.h"

namespace smtpcfg::model {

/// A line of the file that goes or comes. `text` shows the elements of the mail settings with their secrets masked; what else
/// stands on the line, be it another element's values or a comment, may be a secret too and reads as "…".
struct LineChange {
  bool added;
  std::size_t line;  ///< from 1, in the file before for a line that goes, else in the file after
  std::string text;
};

/// The difference that an edit makes, as a person reads it. Empty when there is none.
std::vector<LineChange> line_changes_of(const EditedWebConfig& edited);

}  // namespace smtpcfg::model
