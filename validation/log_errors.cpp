#include "validation/log_errors.h"

#include <algorithm>

#include "crypto/secret_shapes.h"
#include "validation/log_time.h"

namespace smtpcfg::validation {
namespace {

constexpr std::size_t longest_part = 65536;
constexpr std::size_t overlap = 1024;  // an error on the border of two parts stands whole in one of them
constexpr std::size_t longest_kept = 4096;
constexpr std::size_t most_entries = 1000;

/// Where the word ends that stands here; of a token, a path or an id too.
std::size_t word_end(std::string_view text, std::size_t at) {
  const auto belongs = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           std::string_view("+/-_=.~%").find(c) != std::string_view::npos;
  };
  while (at < text.size() && belongs(text[at])) ++at;
  return at;
}

}  // namespace

void LogErrors::feed(std::string_view bytes) {
  if (bytes_ == 0) utf16_ = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  bytes_ += bytes.size();
  if (!utf16_) return read(bytes);
  // What is looked for is ASCII, and without the NULs Latin letters are those of Windows-1252.
  std::string narrow(bytes);
  std::erase(narrow, '\0');
  read(narrow);
}

void LogErrors::finish() {
  if (!held_.empty() || in_parts_) {
    look_at(held_, false);
    end_line();
  }
}

void LogErrors::read(std::string_view bytes) {
  binary_ = binary_ || bytes.find('\0') != std::string_view::npos;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    if (end == std::string_view::npos) return hold(line);
    if (held_.empty() && !in_parts_ && line.size() <= longest_part) {
      look_at(line, false);
    } else {
      hold(line);
      look_at(held_, false);
    }
    end_line();
    bytes.remove_prefix(end + 1);
  }
}

void LogErrors::hold(std::string_view part) {
  while (!part.empty()) {
    if (inside_word_) {
      const std::size_t end = word_end(part, 0);
      part.remove_prefix(end);
      inside_word_ = part.empty();
      continue;
    }
    const std::size_t taken = std::min(part.size(), longest_part - held_.size());
    held_ += part.substr(0, taken);
    part.remove_prefix(taken);
    if (held_.size() < longest_part) return;
    look_at(held_, true);
    // What is kept begins between two words: the rest of a token does not look like one.
    const std::size_t kept = word_end(held_, longest_part - overlap);
    inside_word_ = kept == held_.size();
    held_.erase(0, kept);
    in_parts_ = true;
  }
}

void LogErrors::end_line() {
  held_.clear();
  line_time_.clear();
  in_parts_ = false;
  inside_word_ = false;
  ++lines_;
}

void LogErrors::look_at(std::string_view part, bool goes_on) {
  if (!in_parts_ && goes_on) line_time_ = time_at_start(part);
  if (!may_show_error(part)) return;
  if (!in_parts_) line_time_ = time_at_start(part);
  for (const MetError& error : errors_in(part, Reading::LogLine)) {
    const bool may_be_cut = goes_on && error.begin >= part.size() - overlap / 2;  // then the next part has it whole
    if (!may_be_cut) count(error, part);
  }
}

void LogErrors::count(const MetError& error, std::string_view part) {
  const std::string key = error.known ? error.id : error.id + '\n' + error.code;
  auto found = entry_of_.find(key);
  const std::uint64_t line = lines_ + 1;
  if (found == entry_of_.end()) {
    if (entries_.size() == most_entries) {
      ++others_;
      return;
    }
    found = entry_of_.emplace(key, entries_.size()).first;
    entries_.push_back({.id = error.id, .code = error.code, .known = error.known, .first_line = line, .first_time = line_time_});
  }
  Entry& entry = entries_[found->second];
  if (entry.last_line != line) ++entry.count;
  entry.last_line = line;
  entry.last_time = line_time_;
  if (part.size() <= longest_kept) {
    entry.text = part;
  } else {
    const std::size_t end = std::min(error.end, error.begin + longest_kept / 2);
    entry.text = crypto::masked(part, crypto::secret_spans(part), error.begin, end);
  }
}

std::vector<LoggedError> LogErrors::newest_first(const Known& known) const {
  std::vector<LoggedError> errors;
  for (const Entry& entry : entries_) {
    // Where the error stands in the text kept is found once more; a mask may have taken it out.
    const std::vector<MetError> met = errors_in(entry.text, Reading::LogLine);
    const auto same = std::ranges::find_if(met, [&](const MetError& each) {
      return each.id == entry.id && each.known == entry.known && (each.known || each.code == entry.code);
    });
    const MetError whole{.id = entry.id, .code = entry.code, .known = entry.known, .end = entry.text.size()};
    errors.push_back({.explanation = explanation_of(same == met.end() ? whole : *same, entry.text, known),
                      .count = entry.count,
                      .first_line = entry.first_line,
                      .last_line = entry.last_line,
                      .first_time = entry.first_time,
                      .last_time = entry.last_time});
  }
  std::ranges::stable_sort(errors, [](const auto& a, const auto& b) { return a.last_line > b.last_line; });
  return errors;
}

}  // namespace smtpcfg::validation
