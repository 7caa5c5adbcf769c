#pragma once

#include <chrono>
#include <expected>
#include <memory>
#include <stop_token>
#include <string>

#include "model/resolution.h"
#include "net/compose.h"
#include "net/token_cache.h"
#include "ui/shared_store.h"
#include "validation/sending.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// Finds the settings that a login gets; slow, as it reads files.
/// Errors: Usage, when it is no login; those of the installation; Unreadable, when organisation.xml is; why nothing was found.
Result<model::Resolution> resolve_login(model::SettingsStore& store, const std::string& login);

/// "Uses the entry for rep 100017: crm@contoso.com over smtp.office365.com:587.", with what is to be known about it.
/// `resolution` has settings.
std::string words_of(const model::Resolution& resolution);

/// The text that a test mail begins with: for which login it is, who sends it, and when. `login` may be empty.
std::string text_of_test_mail(const std::string& login, std::chrono::system_clock::time_point when);

struct TestMail {
  std::string login;
  net::Draft draft;
};

/// What became of a test mail, in words without secrets.
struct SentMail {
  std::string uses;  ///< words_of() the settings it was sent with
  net::SendOutcome outcome = net::SendOutcome::NotSent;
  bool stopped = false;  ///< by the person, and nothing else is known to be wrong
  std::string summary;
  std::string detail;
  std::string report;  ///< all of it, with the masked settings, for a mail to the helpdesk
};

/// Why nothing was tried.
struct UnsentMail {
  bool for_login = false;  ///< there are no settings to send it with
  Error error;
};

/// Sends the mail with the settings that its login gets now. Blocks; ends at once on `stop`, once the settings are read.
std::expected<SentMail, UnsentMail> send_test_mail(SharedStore& store, const TestMail& mail, const validation::Options& options,
                                                   const net::SendProgress& progress, net::TokenCache& tokens,
                                                   std::stop_token stop);

}  // namespace smtpcfg::ui
