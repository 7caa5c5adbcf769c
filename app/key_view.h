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
  std::string public_key;           ///< "age1…"
  bool is_protected = false;        ///< with a passphrase
  std::vector<std::string> others;  ///< further recipients, from smtp.recipients
};

/// Errors: Usage when neither --key nor an installation says which; NotFound; Unreadable.
Result<std::filesystem::path> key_path(Context& context);

/// True when the file is sealed with a passphrase. False when it cannot be read: reading it as a key says why.
bool is_protected(Context& context, const std::filesystem::path& file);

KeyFacts facts_of(const model::Key& key, const std::filesystem::path& file, bool is_protected);
Json json_of(const KeyFacts& facts);
std::string text_of(const KeyFacts& facts, bool colours);

}  // namespace smtpcfg::app
