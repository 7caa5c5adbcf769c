#include "model/invisible.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace smtpcfg::model {

namespace {

struct Character {
  std::string_view utf8;
  std::string_view words;
  bool anywhere;  // taken away inside the text too: nobody can have meant it
};

constexpr std::array characters{
    Character{"\r\n", "a line break", false},
    Character{"\n", "a line break", false},
    Character{"\r", "a line break", false},
    Character{" ", "a blank", false},
    Character{"\t", "a tab", false},
    Character{"\xC2\xA0", "a non-breaking space", false},
    Character{"\xE2\x80\xAF", "a non-breaking space", false},
    Character{"\xE2\x80\x83", "a wide space", false},
    Character{"\xE2\x80\x82", "a wide space", false},
    Character{"\xE2\x80\x89", "a thin space", false},
    Character{"\xE3\x80\x80", "a wide space", false},
    Character{"\xE2\x80\x8B", "a zero-width space", true},
    Character{"\xE2\x80\x8C", "a zero-width character", true},
    Character{"\xE2\x80\x8D", "a zero-width character", true},
    Character{"\xE2\x81\xA0", "a zero-width character", true},
    Character{"\xEF\xBB\xBF", "a byte order mark", true},
    Character{"\xE2\x80\x8E", "a direction mark", true},
    Character{"\xE2\x80\x8F", "a direction mark", true},
    Character{"\xE2\x80\xAA", "a direction mark", true},
    Character{"\xE2\x80\xAB", "a direction mark", true},
    Character{"\xE2\x80\xAC", "a direction mark", true},
    Character{"\xE2\x80\xAD", "a direction mark", true},
    Character{"\xE2\x80\xAE", "a direction mark", true},
    Character{"\xE2\x81\xA6", "a direction mark", true},
    Character{"\xE2\x81\xA7", "a direction mark", true},
    Character{"\xE2\x81\xA8", "a direction mark", true},
    Character{"\xE2\x81\xA9", "a direction mark", true},
    Character{"\xC2\xAD", "a soft hyphen", true},
};

const Character* at_front(std::string_view text) {
  const auto* found = std::ranges::find_if(characters, [&](const Character& each) { return text.starts_with(each.utf8); });
  return found == characters.end() ? nullptr : found;
}

const Character* at_back(std::string_view text) {
  const auto* found = std::ranges::find_if(characters, [&](const Character& each) { return text.ends_with(each.utf8); });
  return found == characters.end() ? nullptr : found;
}

}  // namespace

Cleaned without_invisible(std::string_view text) {
  std::vector<std::string_view> taken;
  const auto note = [&](const Character& character) {
    if (std::ranges::find(taken, character.words) == taken.end()) taken.push_back(character.words);
  };
  Cleaned cleaned;
  for (std::string_view rest = text; !rest.empty();) {
    const Character* found = at_front(rest);
    if (found != nullptr && found->anywhere) {
      note(*found);
      rest.remove_prefix(found->utf8.size());
    } else {
      const std::size_t size = found == nullptr ? 1 : found->utf8.size();
      cleaned.text += rest.substr(0, size);
      rest.remove_prefix(size);
    }
  }
  std::string_view kept = cleaned.text;
  for (const Character* found = at_front(kept); found != nullptr; found = at_front(kept)) {
    note(*found);
    kept.remove_prefix(found->utf8.size());
  }
  for (const Character* found = at_back(kept); found != nullptr; found = at_back(kept)) {
    note(*found);
    kept.remove_suffix(found->utf8.size());
  }
  cleaned.text = std::string(kept);
  for (const std::string_view words : taken) {
    if (!cleaned.removed.empty()) cleaned.removed += ", ";
    cleaned.removed += words;
  }
  return cleaned;
}

bool is_quoted(std::string_view text) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr std::array pairs{Pair{"\"", "\""}, Pair{"'", "'"}, Pair{"“", "”"}, Pair{"„", "“"}, Pair{"‘", "’"}, Pair{"‚", "‘"},
                             Pair{"«", "»"},   Pair{"»", "«"}, Pair{"”", "”"}, Pair{"’", "’"}, Pair{"`", "`"}};
  return std::ranges::any_of(pairs, [text](const Pair& pair) {
    return text.size() >= pair.first.size() + pair.second.size() && text.starts_with(pair.first) && text.ends_with(pair.second);
  });
}

}  // namespace smtpcfg::model
