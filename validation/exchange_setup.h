#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/settings.h"

namespace smtpcfg::validation {

/// A value that a person compares, or copies from here to there. Empty when the settings do not hold it.
struct SetupValue {
  std::string label;  ///< "Client ID in these settings"
  std::string value;
};

/// One step of setting up Exchange Online, filled with the values of settings.
struct SetupStep {
  std::string title;
  std::string who;    ///< whose job it is
  std::string words;  ///< paragraphs
  std::vector<SetupValue> values;
  std::string powershell;  ///< may be empty
};

/// What is to be known before the first step.
extern const std::string_view exchange_setup_words;

/// The five steps of the vendor's setup guide, corrected by facts/exchange-online.md.
std::vector<SetupStep> exchange_setup(const model::Settings& settings);

/// All of it as one text, to be pasted into a mail.
std::string exchange_setup_text(const model::Settings& settings);

}  // namespace smtpcfg::validation
