#include "app/smtpcfg_gui_options.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>

#include "model/login.h"
#include "model/text.h"

namespace smtpcfg::app {

namespace {

constexpr int usage_exit = 2;
constexpr int unreadable_exit = 4;

Result<model::Target> target_of(const std::string& user) {
  if (user.empty()) return model::Target::system();
  const Result<model::Login> login = model::Login::parse(user);
  if (!login) return std::unexpected(login.error());
  return model::Target::user(login->text());
}

/// A window's number as programs write it: decimal, or hexadecimal after 0x. None for anything else; no window has the number 0.
std::optional<ui::WindowHandle> window_handle(std::string_view text) {
  const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
  if (hexadecimal) text.remove_prefix(2);
  ui::WindowHandle handle = 0;
  const char* const end = std::to_address(text.end());
  const auto [read, error] = std::from_chars(std::to_address(text.begin()), end, handle, hexadecimal ? 16 : 10);
  if (error != std::errc() || read != end || handle == 0) return std::nullopt;
  return handle;
}

}  // namespace

std::expected<GuiOptions, GuiExit> parse_gui_options(std::vector<std::string> arguments, const Result<model::Policy>& policy) {
  CLI::App parser("Edits and validates the SMTP settings of Aurea CRM.", "smtpcfg-gui");
  bool dialog = false;
  bool mail = false;
  bool system = false;
  std::string user;
  std::string parent;
  std::string installation;
  std::string key;
  std::string ca_file;
  double timeout = 0;
  CLI::Option* as_dialog =
      parser.add_flag("--dialog", dialog, "Open Connection Settings alone; exit code 0 for OK, 1 for Cancel");
  parser
      .add_flag("--mail", mail, "Open the test mail alone; exit code 0 when the last one went to all its recipients, 1 otherwise")
      ->excludes(as_dialog);
  CLI::Option* for_user =
      parser
          .add_option("--user", user, "With --dialog: the user whose settings to edit; with --mail: with whose settings to send")
          ->type_name("LOGIN");
  CLI::Option* for_system = parser.add_flag("--system", system, "With --dialog: edit the system-wide settings");
  for_user->excludes(for_system);
  for_system->needs(as_dialog);
  const CLI::Option* with_parent =
      parser
          .add_option(
              "--parent", parent,
              "With --dialog or --mail: another program's window, which takes no input until this one is closed; its HWND "
              "(on X11 its id), decimal or hexadecimal")
          ->type_name("HANDLE")
          ->expected(0, 1);
  parser.add_option("--installation", installation, "The folder that holds update.win")->type_name("DIR");
  parser.add_option("--key", key, "The key file instead of the installation's smtp.key")->type_name("FILE");
  parser.add_option("--ca-file", ca_file, "Certificates (PEM) to trust besides the system's")->type_name("FILE");
  parser.add_option("--timeout", timeout, "Seconds that each step of a validation or of sending may take")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.1, 3600.0));
  parser.footer(
      "Examples:\n"
      "  smtpcfg-gui --dialog --user SSELLER --installation C:\\Aurea\n"
      "  smtpcfg-gui --dialog --user SSELLER --parent 0x3032C\n"
      "  smtpcfg-gui --mail --user SSELLER");
  try {
    std::ranges::reverse(arguments);  // as CLI11 wants them
    parser.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    return std::unexpected(GuiExit{0, parser.help()});
  } catch (const CLI::ParseError& error) {
    return std::unexpected(GuiExit{usage_exit, std::string(error.what()) + "\nsmtpcfg-gui --help tells more.\n"});
  }
  if (!policy) return std::unexpected(GuiExit{unreadable_exit, policy.error().message + " " + policy.error().remedy + "\n"});
  GuiOptions options;
  options.place.policy = *policy;
  options.validation.policy = *policy;
  if (!user.empty() && !dialog && !mail) {
    return std::unexpected(GuiExit{usage_exit, "--user LOGIN needs --dialog or --mail.\n"});
  }
  if (dialog && user.empty() && !system) {
    return std::unexpected(GuiExit{usage_exit, "--dialog needs --user LOGIN or --system.\n"});
  }
  if (with_parent->count() > 0) {
    if (!dialog && !mail) return std::unexpected(GuiExit{usage_exit, "--parent HANDLE needs --dialog or --mail.\n"});
    options.parent = window_handle(parent);
    if (!options.parent) {
      return std::unexpected(GuiExit{usage_exit,
                                     "--parent needs the handle of a window: a number, decimal or hexadecimal after 0x, as in "
                                     "--parent 197420 or --parent 0x3032C.\n"});
    }
  }
  if (dialog || mail) {
    Result<model::Target> target = target_of(user);
    if (!target) return std::unexpected(GuiExit{usage_exit, target.error().message + " " + target.error().remedy + "\n"});
    if (mail) options.mail = target->value;  // the login, empty without --user
    if (dialog) options.dialog = std::move(*target);
  }
  if (installation.empty()) installation = policy->installation;
  if (!installation.empty()) options.place.installation = model::path_of(installation);
  if (!key.empty()) options.place.key_file = model::path_of(key);
  options.validation.ca_file = ca_file;
  if (timeout > 0) {
    options.validation.timeout = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(timeout));
  }
  return options;
}

}  // namespace smtpcfg::app
