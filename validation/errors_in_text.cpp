#include "validation/errors_in_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/secret_shapes.h"
#include "model/text_encoding.h"
#include "net/printable.h"
#include "validation/diagnosis_book.h"
#include "validation/ids_in_text.h"
#include "validation/phrase_finder.h"
#include "validation/stable_text.h"

namespace smtpcfg::validation {
namespace {

constexpr std::size_t most_errors = 100;
constexpr std::size_t most_evidence = 800;

bool is_word_character(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// The case's words, then what a line with a code holds.
const PhraseFinder& finder() {
  static const PhraseFinder all = [] {
    std::vector<std::string_view> phrases;
    for (const CaseWords& each : case_words()) phrases.emplace_back(each.words);
    for (const std::string_view mark : {"aadsts", "error_codes", " 5.", "-5.", " 4.", "-4."}) phrases.push_back(mark);
    return PhraseFinder(phrases);
  }();
  return all;
}

/// Whether "550" stands before the "5." that ends here, with blanks or a hyphen between.
bool behind_reply_code(std::string_view text, std::size_t end) {
  constexpr std::size_t length = 3;
  constexpr std::size_t begin_of_enhanced = 2;
  const std::size_t last = text.substr(0, end - begin_of_enhanced).find_last_not_of(" \t-");
  if (last == std::string_view::npos || last + 1 < length) return false;
  const std::string_view digits = text.substr(last + 1 - length, length);
  return (digits[0] == '4' || digits[0] == '5') && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
}

struct Words {
  std::size_t begin;
  std::size_t end;
  const CaseWords* about;
};

/// Those that stand as whole words; of several that overlap, the longest.
std::vector<Words> words_in(std::string_view text) {
  std::vector<Words> found;
  finder().scan(text, [&](std::size_t phrase, std::size_t end) {
    if (phrase >= case_words().size()) return true;
    const CaseWords& about = case_words()[phrase];
    const std::size_t begin = end - about.words.size();
    const bool whole =
        (begin == 0 || !is_word_character(text[begin - 1])) && (end == text.size() || !is_word_character(text[end]));
    if (whole) found.push_back({.begin = begin, .end = end, .about = &about});
    return found.size() < 10 * most_errors;
  });
  std::ranges::sort(found, [](const Words& a, const Words& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::size_t covered = 0;
  std::erase_if(found, [&](const Words& each) {
    const bool within = each.end <= covered;
    covered = std::max(covered, each.end);
    return within;
  });
  return found;
}

/// Which side a line is about, as far as it says.
std::string_view side_of(std::string_view line) {
  const auto says = [line](std::string_view word) { return line.find(word) != std::string_view::npos; };
  const bool authority = says("login.microsoftonline") || says("login.partner.microsoftonline") || says("/oauth2/");
  const bool smtp = says("smtp") || says("SMTP") || says(":587") || says(":465") || says(":25 ");
  if (authority == smtp) return {};
  return authority ? "authority" : "smtp";
}

class TextSearch {
 public:
  TextSearch(std::string_view raw, Reading reading)
      : pasted_(reading == Reading::Pasted),
        stable_(raw),
        marks_(error_marks(stable_.text, reading)),
        words_(words_in(stable_.text)) {}

  std::vector<MetError> run() {
    if (pasted_ && is_listed_code()) return std::move(met_);
    auto word = words_.begin();
    const auto words_up_to = [&](std::size_t end) {
      for (; word != words_.end() && word->begin < end; ++word) add_words(*word);
    };
    for (std::size_t index = 0; index < marks_.size(); ++index) {
      const ErrorMark& mark = marks_[index];
      words_up_to(mark.begin);
      const std::size_t end = index + 1 < marks_.size() ? marks_[index + 1].begin : stable_.text.size();
      if (mark.kind == ErrorMark::Kind::Aadsts) {
        add_aadsts(mark, end);
      } else {
        add_reply(mark, end);
        // The mail server's words belong to its reply; the network's may be news.
        for (; word != words_.end() && word->begin < end; ++word) {
          if (word->about->kind == "net" && !met_.back().known) add_words(*word);
        }
      }
    }
    words_up_to(stable_.text.size());
    add_weak_words();
    if (std::ranges::any_of(met_, &MetError::known)) {
      // What the case of a code says generally is nothing beside what is known for certain, but its code stays worth telling.
      std::erase_if(met_, [](const MetError& each) { return !each.known && each.code.empty(); });
    }
    return std::move(met_);
  }

 private:
  /// "Timeout", "token.audience": as explain --list has it, and nothing else.
  bool is_listed_code() {
    const std::string_view text = stable_.text;
    const std::size_t begin = std::min(text.find_first_not_of(" \n"), text.size());
    const std::size_t end = text.find_last_not_of(" \n") + 1;
    if (begin >= end) return false;
    const std::string_view id = find_listed_id(text.substr(begin, end - begin));
    if (!id.empty()) add(id, std::string(text.substr(begin, end - begin)), true, begin, end);
    return !id.empty();
  }

  void add(std::string_view id, std::string code, bool known, std::size_t begin, std::size_t end) {
    const bool there = std::ranges::any_of(
        met_, [&](const MetError& each) { return each.id == id && each.known == known && (known || each.code == code); });
    if (there || met_.size() == most_errors) return;
    met_.push_back({.id = std::string(id),
                    .code = std::move(code),
                    .known = known,
                    .begin = stable_.from[begin],
                    .end = stable_.from[std::min(end, stable_.text.size())]});
  }

  void add_aadsts(const ErrorMark& mark, std::size_t end) {
    const std::string code = "AADSTS" + mark.number;
    std::string_view id = find_case_id({.kind = "aadsts", .key = mark.number});
    if (!id.empty()) return add(id, code, true, mark.begin, end);
    // An unknown code beside known ones, as in a list of codes, is nothing to look up; alone, the OAuth error says something.
    const auto oauth = std::ranges::find_if(words_, [](const Words& each) { return each.about->kind == "oauth"; });
    id = oauth != words_.end() ? oauth->about->id : find_case_id({.kind = "oauth", .key = "*"});
    add(id, code, false, mark.begin, end);
  }

  void add_reply(const ErrorMark& mark, std::size_t end) {
    const std::string_view words = std::string_view(stable_.text).substr(mark.begin, end - mark.begin);
    const std::string code =
        mark.number.empty() ? mark.enhanced : mark.number + (mark.enhanced.empty() ? "" : " " + mark.enhanced);
    if (mark.number.empty()) return add_enhanced(mark, code, end);
    for (const char* kind : {"smtp", "pasted"}) {
      const std::string_view id = find_case_id({.kind = kind, .key = mark.number, .text = words});
      if (!id.empty()) return add(id, code, true, mark.begin, end);
    }
    // The sentence counts even behind another code than the one it was met with.
    if (const CaseWords* sentence = sentence_in(mark.begin, end)) return add(sentence->id, code, true, mark.begin, end);
    add(find_case_id({.kind = "smtp", .key = mark.number.front() == '4' ? "4xx" : "5xx"}), code, false, mark.begin, end);
  }

  /// The first words of a case other than the network's.
  [[nodiscard]] const CaseWords* sentence_in(std::size_t begin, std::size_t end) const {
    for (const Words& each : words_) {
      const CaseWords& about = *each.about;
      if (each.begin >= begin && each.begin < end && !about.weak && about.kind != "net") return &about;
    }
    return nullptr;
  }

  void add_enhanced(const ErrorMark& mark, const std::string& code, std::size_t end) {
    if (const CaseWords* sentence = sentence_in(mark.begin, end)) return add(sentence->id, code, true, mark.begin, end);
    const std::string_view id = find_enhanced_id(mark.enhanced);
    const std::string_view general = mark.enhanced.front() == '4' ? "4xx" : "5xx";
    add(id.empty() ? find_case_id({.kind = "smtp", .key = general}) : id, code, !id.empty(), mark.begin, end);
  }

  void add_words(const Words& words) {
    if (words.about->weak) return;
    add_case(words);
  }

  void add_case(const Words& words) {
    const std::string_view text = stable_.text;
    constexpr std::size_t around = 500;  // bytes that are looked at on both sides, within the line
    const std::size_t from = words.begin - std::min(words.begin, around);
    const std::size_t line_end_before = text.substr(from, words.begin - from).rfind('\n');
    const std::size_t line_begin = line_end_before == std::string_view::npos ? from : from + line_end_before + 1;
    const std::size_t line_end =
        words.end + std::min(text.substr(words.end, around).find('\n'), std::min(around, text.size() - words.end));
    std::string_view id = words.about->id;
    if (words.about->kind == "net") {
      const std::string_view side = side_of(text.substr(line_begin, line_end - line_begin));
      id = find_case_id({.kind = "net", .key = words.about->key, .side = side});
    }
    const bool has_name = words.about->kind == "oauth";
    const std::string code(text.substr(words.begin, words.end - words.begin));
    // From a bit before: "curl: (7) Failed to connect to smtp.office365.com port 587: Connection refused".
    constexpr std::size_t before = 200;
    const std::size_t begin = has_name ? words.begin : std::max(line_begin, words.begin - std::min(words.begin, before));
    add(id, code, true, begin, line_end);
  }

  void add_weak_words() {
    const bool has_aadsts =
        std::ranges::any_of(marks_, [](const ErrorMark& each) { return each.kind == ErrorMark::Kind::Aadsts; });
    if (std::ranges::any_of(met_, &MetError::known)) return;
    for (const Words& each : words_) {
      if (each.about->weak && !(has_aadsts && each.about->kind == "oauth")) return add_case(each);
    }
  }

  bool pasted_;
  StableText stable_;
  std::vector<ErrorMark> marks_;
  std::vector<Words> words_;
  std::vector<MetError> met_;
};

}  // namespace

std::vector<MetError> errors_in(std::string_view text, Reading reading) { return TextSearch(text, reading).run(); }

bool may_show_error(std::string_view text) {
  bool found = false;
  finder().scan(text, [&](std::size_t phrase, std::size_t end) {
    const std::size_t mark = phrase - std::min(phrase, case_words().size());
    const bool enhanced_code = phrase >= case_words().size() && mark >= 2;
    found = !enhanced_code || behind_reply_code(text, end);
    return !found;
  });
  return found;
}

Explanation explanation_of(const MetError& error, std::string_view text, const Known& known) {
  const std::size_t end = std::min(error.end, error.begin + most_evidence);
  const std::string evidence = crypto::masked(text, crypto::secret_spans(text), error.begin, end);
  Explanation explanation{.code = error.code,
                          .known = error.known,
                          .diagnosis = case_of(error.id, ids_in_text(text, known)),
                          .evidence = net::printable(in_utf8(evidence), 2 * most_evidence)};
  constexpr std::string_view authority = "AADSTS";
  if (explanation.diagnosis.remedy.link.empty() && error.code.starts_with(authority)) {
    explanation.diagnosis.remedy.link =
        fmt::format("https://login.microsoftonline.com/error?code={}", error.code.substr(authority.size()));
  }
  return explanation;
}

std::string shown_text(std::string_view text, std::size_t limit) {
  const std::string safe = in_utf8(crypto::without_secret_shapes(text));
  std::string shown;
  for (std::string_view rest = safe; !rest.empty() && shown.size() < limit;) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (!shown.empty()) shown += '\n';
    shown += net::printable(rest.substr(0, end), limit - shown.size());
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return shown;
}

}  // namespace smtpcfg::validation
