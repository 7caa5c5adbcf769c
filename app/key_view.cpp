#include "app/key_view.h"

#include <algorithm>

#include "app/table.h"
#include "crypto/age.h"
#include "model/text.h"

namespace smtpcfg::app {

Result<std::filesystem::path> key_path(Context& context) {
  // Without --key the key is the installation's, and where that was looked for is the better answer.
  if (context.options().key_file.empty()) {
    if (const auto here = context.installation(); !here) return std::unexpected(here.error());
  }
  const auto store = context.store();
  if (!store) return std::unexpected(store.error());
  return (*store)->key_file();
}

bool is_protected(Context& context, const std::filesystem::path& file) {
  constexpr std::size_t largest_key = 65536;
  auto bytes = context.files().read(file, largest_key);
  if (!bytes) return false;
  const bool sealed = crypto::age_needs_passphrase(*bytes);
  crypto::wipe(bytes->data(), bytes->size());
  return sealed;
}

KeyFacts facts_of(const model::Key& key, const std::filesystem::path& file, bool is_protected) {
  KeyFacts facts{.file = model::utf8_of(file), .public_key = {}, .is_protected = is_protected, .others = {}};
  if (!key.identities.empty()) facts.public_key = key.identities.front().recipient().text();
  for (const crypto::AgeRecipient& recipient : key.recipients) {
    const auto is_own = [&](const crypto::AgeIdentity& identity) { return identity.recipient() == recipient; };
    if (std::none_of(key.identities.begin(), key.identities.end(), is_own)) facts.others.push_back(recipient.text());
  }
  return facts;
}

Json json_of(const KeyFacts& facts) {
  return {{"file", facts.file}, {"publicKey", facts.public_key}, {"protected", facts.is_protected}, {"recipients", facts.others}};
}

std::string text_of(const KeyFacts& facts, bool colours) {
  Table table;
  table.add({"File", facts.file});
  table.add({"Public key", facts.public_key});
  table.add({"Protected", facts.is_protected ? "with a passphrase" : "no: whoever can read the file can open the settings"});
  for (const std::string& other : facts.others) table.add({"Also opened by", other});
  return table.text(colours);
}

}  // namespace smtpcfg::app
