#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "crypto/result.h"
#include "model/settings.h"
#include "model/settings_store.h"

namespace smtpcfg::validation {

/// A mailbox that mail is sent from, and whose settings name it: "system", "user:SSELLER".
struct ExchangeMailbox {
  std::string address;
  std::vector<std::string> used_by;
};

struct ExchangeApplication {
  std::string client_id;
  std::vector<ExchangeMailbox> mailboxes;
  std::unordered_map<std::string, std::size_t> position_of =
      {};  ///< of a mailbox in `mailboxes`, by its address in small letters
};

struct ExchangeTenant {
  std::string tenant;
  std::string environment;  ///< of a national cloud, as Connect-ExchangeOnline names it; empty for the worldwide one
  std::vector<ExchangeApplication> applications;
};

/// Whose settings are of no use here, and why: a sentence.
struct LeftOut {
  std::string name;
  std::string why;
  std::optional<Error> error = {};  ///< when the settings could not be read at all
};

/// What Exchange Online must let be sent, from the settings of layers or logins: each tenant, application and mailbox once, in
/// the order in which they came.
struct ExchangeSenders {
  std::vector<ExchangeTenant> tenants = {};
  std::vector<LeftOut> left_out = {};

  /// Takes what the settings send from; leaves them out when they do not sign in as an application, or lack what that needs.
  void add(const std::string& name, const model::Settings& settings);
  /// The same for what was loaded; what is not there or cannot be read is left out. Errors: any other of loading (no passphrase
  /// for the key), for it concerns them all.
  Result<void> add(const std::string& name, const Result<model::LoadedSettings>& loaded);

  [[nodiscard]] std::vector<const ExchangeApplication*> applications() const;
  [[nodiscard]] std::size_t mailboxes() const;
};

/// Those of every layer that has settings. Errors: as SettingsStore::targets(); those of the key.
Result<ExchangeSenders> senders_of_all(model::SettingsStore& store);

}  // namespace smtpcfg::validation
