#include "app/web_sender.h"

#include <fmt/format.h>

#include "model/text.h"

namespace smtpcfg::app {
namespace {

/// Error: NotFound, when nobody knows the person or the address.
Result<std::string> address_of(Context& context, const std::string& whose) {
  const auto loaded = context.organisation();
  if (!loaded) return std::unexpected(loaded.error());
  const model::Organisation& organisation = (*loaded)->organisation();
  const model::Rep* rep = organisation.rep_of_login(whose);
  if (rep == nullptr) rep = organisation.rep(whose);
  if (rep == nullptr) {
    return failure(ErrorKind::NotFound,
                   fmt::format("organisation.xml knows no rep with the login or ID {}.", model::shortened(whose)),
                   "smtpcfg organisation show lists who it knows; or name the mailbox with --sender ADDRESS.");
  }
  if (rep->email.empty()) {
    return failure(ErrorKind::NotFound, fmt::format("organisation.xml has no e-mail address of {}.", model::words_of(*rep)),
                   "Name the mailbox with --sender ADDRESS.");
  }
  return rep->email;
}

}  // namespace

void WebSenderOptions::add_to(CLI::App& command) {
  CLI::Option* address =
      command.add_option("--sender", address_, "With web:PATH: the mailbox to try, since in CRM.Web each user is the sender")
          ->option_text("ADDRESS");
  command.add_option("--sender-of", whose_, "With web:PATH: the mailbox that organisation.xml has for this login or rep")
      ->option_text("LOGIN|REP")
      ->excludes(address);
}

Result<void> WebSenderOptions::apply(Context& context, Subject& subject) const {
  const bool given = !address_.empty() || !whose_.empty();
  if (subject.origin.kind != model::Target::Kind::Web) {
    if (!given) return {};
    return failure(ErrorKind::Usage, "--sender and --sender-of belong to web:PATH: other settings have a sender of their own.",
                   "Leave it out, or set sender.address.");
  }
  if (!given) {
    return failure(ErrorKind::Usage,
                   "No mailbox to try is named. In CRM.Web the sender is always the logged-in user, so web.config has none.",
                   "Name one with --sender ADDRESS, or a user with --sender-of LOGIN.");
  }
  auto address = whose_.empty() ? Result<std::string>(address_) : address_of(context, whose_);
  if (!address) return std::unexpected(address.error());
  subject.loaded.settings.sender_address = std::move(*address);
  return {};
}

}  // namespace smtpcfg::app
