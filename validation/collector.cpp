#include "validation/collector.h"

#include <algorithm>
#include <utility>

namespace smtpcfg::validation {

Collector::Collector(std::vector<PlannedCheck> planned, Progress progress, crypto::Redactor redactor)
    : planned_(std::move(planned)), progress_(std::move(progress)), redactor_(std::move(redactor)) {}

void Collector::add_secret(const crypto::Secret& secret) {
  const std::scoped_lock lock(mutex_);
  redactor_.add(secret);
}

void Collector::began(const std::string& check) {
  const std::scoped_lock lock(mutex_);
  if (!began_.emplace(check, std::chrono::steady_clock::now()).second) return;
  if (progress_) progress_(check, nullptr);
}

void Collector::found(Finding finding) {
  const std::scoped_lock lock(mutex_);
  const auto began = began_.find(finding.check);
  if (began != began_.end() && finding.elapsed.count() == 0) {
    finding.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began->second);
  }
  std::string check = finding.check;
  const auto [place, fresh] = findings_.emplace(std::move(check), redacted(std::move(finding), redactor_));
  if (fresh && progress_) progress_(place->first, &place->second);
}

void Collector::add_transcript(const std::vector<net::TranscriptLine>& lines) {
  const std::scoped_lock lock(mutex_);
  for (net::TranscriptLine line : lines) {
    line.text = redactor_.redact(line.text);
    transcript_.push_back(std::move(line));
  }
}

std::string Collector::cause() const {
  const std::scoped_lock lock(mutex_);
  for (const PlannedCheck& planned : planned_) {
    const auto found = findings_.find(planned.check);
    if (found != findings_.end() && found->second.status == Status::Fail) return found->second.title;
  }
  return {};
}

std::vector<Finding> Collector::take(const std::string& why_skipped) {
  std::vector<Finding> taken;
  for (const PlannedCheck& planned : planned_) {
    found({.check = planned.check, .status = Status::Skipped, .reached = false, .title = planned.title, .detail = why_skipped});
    taken.push_back(std::move(findings_.at(planned.check)));
  }
  return taken;
}

std::vector<net::TranscriptLine> Collector::take_transcript() {
  const std::scoped_lock lock(mutex_);
  return std::move(transcript_);
}

}  // namespace smtpcfg::validation
