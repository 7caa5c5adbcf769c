#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "app/console_context.h"
#include "app/subject.h"
#include "crypto/result.h"

namespace smtpcfg::app {

/// --sender and --sender-of: the mailbox with which CRM.Web's settings are tried. They have none of their own, since in CRM.Web
/// the sender is always the logged-in user.
class WebSenderOptions {
 public:
  void add_to(CLI::App& command);

  /// Puts the sender into the settings of a web.config; does nothing to others.
  /// Errors: Usage when a web.config's has none, or another target's has; NotFound and Unreadable, of who is who.
  Result<void> apply(Context& context, Subject& subject) const;

 private:
  std::string address_;
  std::string whose_;
};

}  // namespace smtpcfg::app
