#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "model/policy.h"
#include "model/target.h"
#include "ui/foreign_owner.h"
#include "ui/shared_store.h"
#include "validation/validate.h"

namespace smtpcfg::app {

/// What the desktop program was asked to do.
struct GuiOptions {
  std::optional<model::Target> dialog;     ///< open Connection Settings on this alone
  std::optional<std::string> mail;         ///< open the test mail alone, for this login; it may be empty
  std::optional<ui::WindowHandle> parent;  ///< another program's window, to which the dialog or the test mail is modal
  ui::Place place;
  validation::Options validation;
};

/// Why it does nothing but tell: help that was asked for, a usage error, or a policy that cannot be read.
struct GuiExit {
  int code = 0;  ///< 0 help, 2 usage, 4 policy
  std::string text;
};

/// Reads the command line: UTF-8, without the program's name. `policy`: this machine's, or why it cannot be read.
std::expected<GuiOptions, GuiExit> parse_gui_options(std::vector<std::string> arguments, const Result<model::Policy>& policy);

}  // namespace smtpcfg::app
