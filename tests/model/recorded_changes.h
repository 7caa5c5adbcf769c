#pragma once

#include <string>
#include <vector>

#include "model/change_log.h"

namespace smtpcfg::model {

/// A change log that keeps its lines, as said of "anna".
class RecordedChanges : public ChangeLog {
 public:
  [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
  /// Forgets the lines so far.
  void clear() { lines_.clear(); }

 private:
  void write(const Change& change) override { lines_.push_back(text_of(change, "anna")); }
  std::vector<std::string> lines_;
};

}  // namespace smtpcfg::model
