#include "model/explanation.h"

#include <fmt/format.h>

namespace smtpcfg::model {

namespace {

// A login begins as it is written, whatever its place in the sentence.
std::string at_the_beginning(std::string words) {
  if (words.starts_with("the ")) words.front() = 'T';
  return words;
}

std::string what_is_not_known(const Who& who) {
  std::string text;
  if (who.rep.empty()) {
    text += fmt::format("No rep is known for {}: organisation.xml names none, and none was given.\n", who.words());
  } else if (who.groups.empty()) {
    text += fmt::format("No rep group is known for {}.\n", who.words());
  }
  if (!who.station) text += "No station was given; station entries are left out.\n";
  return text;
}

std::string what_would_apply_otherwise(const Who& who, const Resolution& resolution) {
  if (!resolution.effective) {
    if (resolution.effective.error().kind == ErrorKind::NotFound)
      return fmt::format("So {} has no SMTP settings.\n", who.words());
    return "A file that cannot be read is never passed over: mail would leave from another address without a word.\n";
  }
  const std::string origin = resolution.effective->origin.words();
  const LayerReport* const next = next_after_used(resolution);
  if (next == nullptr) return fmt::format("Without {}, there would be no settings.\n", origin);
  return fmt::format("Without {}, {} would be used.\n", origin, next->target.words());
}

}  // namespace

std::string words_of(const LayerReport& layer) {
  const std::string subject = at_the_beginning(layer.target.words());
  switch (layer.state) {
    case LayerState::Used:
      return subject + " has settings, and is the first that does: these are used.";
    case LayerState::Absent:
      return subject + " does not exist, so the next layer is looked at.";
    case LayerState::Shadowed:
      return subject + " has settings too, but is not used: an earlier layer has some.";
    case LayerState::Unreadable:
      return fmt::format("{} cannot be read. {}", subject, layer.why);
  }
  return {};
}

const LayerReport* next_after_used(const Resolution& resolution) {
  bool passed = false;
  for (const LayerReport& layer : resolution.layers) {
    if (passed && layer.state != LayerState::Absent) return &layer;
    passed = passed || layer.state == LayerState::Used;
  }
  return nullptr;
}

std::string explanation_of(const Who& who, const Resolution& resolution) {
  std::string text = fmt::format("How the settings of {} are found:\n", who.words());
  std::size_t number = 0;
  for (const LayerReport& layer : resolution.layers) text += fmt::format("  {}. {}\n", ++number, words_of(layer));
  return fmt::format("{}{}{}Settings come whole from one layer. {}\n", text, what_would_apply_otherwise(who, resolution),
                     what_is_not_known(who), words_of(resolution.order));
}

}  // namespace smtpcfg::model
