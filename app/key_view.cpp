#include "app/key_view.h"

#include <algorithm>

#include "app/table.h"
#include "model/text.h"

namespace smtpcfg::app {

namespace {

/// As JSON has it.
const char* name_of(model::KeyProtection protection) {
  switch (protection) {
    case model::KeyProtection::Passphrase:
      return "passphrase";
    case model::KeyProtection::Machine:
      return "machine";
    case model::KeyProtection::User:
      return "user";
    case model::KeyProtection::None:
      break;
  }
  return "none";
}

const char* words_for(model::KeyProtection protection) {
  switch (protection) {
    case model::KeyProtection::Passphrase:
      return "with a passphrase";
    case model::KeyProtection::Machine:
      return "by Windows, for this machine: whoever can read the file here can open the settings";
    case model::KeyProtection::User:
      return "by Windows, for this user on this machine";
    case model::KeyProtection::None:
      break;
  }
  return "no: whoever can read the file can open the settings";
}

}  // namespace

Result<std::filesystem::path> key_path(Context& context) {
  // Without --key the key is the installation's, and where that was looked for is the better answer.
  if (context.options().key_file.empty()) {
    if (const auto here = context.installation(); !here) return std::unexpected(here.error());
  }
  const auto store = context.store();
  if (!store) return std::unexpected(store.error());
  return (*store)->key_file();
}

KeyFacts facts_of(const model::Key& key, const std::filesystem::path& file) {
  KeyFacts facts{.file = model::utf8_of(file), .public_key = {}, .protection = key.protection, .others = {}};
  if (!key.identities.empty()) facts.public_key = key.identities.front().recipient().text();
  for (const crypto::AgeRecipient& recipient : key.recipients) {
    const auto is_own = [&](const crypto::AgeIdentity& identity) { return identity.recipient() == recipient; };
    if (std::none_of(key.identities.begin(), key.identities.end(), is_own)) facts.others.push_back(recipient.text());
  }
  return facts;
}

Json json_of(const KeyFacts& facts) {
  return {{"file", facts.file},
          {"publicKey", facts.public_key},
          {"protected", facts.protection != model::KeyProtection::None},
          {"protection", name_of(facts.protection)},
          {"recipients", facts.others}};
}

std::string text_of(const KeyFacts& facts, bool colours) {
  Table table;
  table.add({"File", facts.file});
  table.add({"Public key", facts.public_key});
  table.add({"Protected", words_for(facts.protection)});
  for (const std::string& other : facts.others) table.add({"Also opened by", other});
  return table.text(colours);
}

}  // namespace smtpcfg::app
