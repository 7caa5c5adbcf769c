#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/console_context.h"
#include "app/output.h"
#include "model/key.h"

namespace smtpcfg::app {

/// What may be shown of a key: where it is and who can open what it seals. Never the private key.
struct KeyFacts {
  std::string file;
  std::string public_key;  ///< "age1…"
  model::KeyProtection protection = model::KeyProtection::None;
  std::vector<std::string> others;  ///< further recipients, from smtp.recipients
};

/// Errors: Usage when neither --key nor an installation says which; NotFound; Unreadable.
Result<std::filesystem::path> key_path(Context& context);

KeyFacts facts_of(const model::Key& key, const std::filesystem::path& file);
Json json_of(const KeyFacts& facts);
std::string text_of(const KeyFacts& facts, bool colours);

}  // namespace smtpcfg::app
