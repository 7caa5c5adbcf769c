#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "crypto/redactor.h"
#include "validation/finding.h"
#include "validation/validate.h"

namespace smtpcfg::validation {

/// Takes the findings of both sides as they come, redacts them, tells the progress, and hands them out in the planned order.
/// Thread-safe.
class Collector {
 public:
  Collector(std::vector<PlannedCheck> planned, Progress progress, crypto::Redactor redactor);

  void add_secret(const crypto::Secret& secret);
  /// The check has begun; its finding's duration counts from here.
  void began(const std::string& check);
  /// Every check has one finding: a second one is ignored.
  void found(Finding finding);
  void add_transcript(const std::vector<net::TranscriptLine>& lines);
  /// The first failure in the planned order so far; nullptr when there is none. Valid until the next call.
  [[nodiscard]] std::string cause() const;

  /// All findings in the planned order; those that never came are skipped, with `why_skipped`.
  std::vector<Finding> take(const std::string& why_skipped);
  std::vector<net::TranscriptLine> take_transcript();

 private:
  mutable std::mutex mutex_;
  std::vector<PlannedCheck> planned_;
  Progress progress_;
  crypto::Redactor redactor_;
  std::map<std::string, Finding> findings_;
  std::vector<net::TranscriptLine> transcript_;
  std::map<std::string, std::chrono::steady_clock::time_point> began_;
};

}  // namespace smtpcfg::validation
