#include "app/console.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "app/commands/command.h"
#include "app/console_help.h"
#include "app/exit_code.h"
#include "app/nearest.h"
#include "app/program_name.h"

namespace smtpcfg::app {
namespace {

struct AddedCommand {
  std::unique_ptr<Command> command;
  CLI::App* parser;
};

/// The options are the same variables for the program and for each command, so that they may stand before or behind it.
void add_common_options(CLI::App& parser, CommonOptions& options) {
  constexpr const char* group = "Everywhere";
  parser
      .add_option("--installation", options.installation,
                  "The folder that holds update.win; else the policy's, else SMTPCFG_INSTALLATION, else the nearest upwards")
      ->option_text("DIR")
      ->group(group);
  parser.add_option("--key", options.key_file, "The key; else the installation's smtp.key")->option_text("FILE")->group(group);
  parser
      .add_option("--passphrase-from", options.passphrase_from,
                  "Read a protected key's passphrase from FILE, or standard input (-)")
      ->option_text("FILE|-")
      ->group(group);
  parser.add_option("--timeout", options.timeout, "How long to wait for a server at each step (20)")
      ->option_text("SECONDS")
      ->group(group)
      ->check(CLI::Range(0.1, 3600.0));
  parser.add_option("--ca-file", options.ca_file, "Certificates to trust besides the system's own (PEM)")
      ->option_text("FILE")
      ->group(group);
  parser.add_flag("--json", options.json, "Print one JSON document")->group(group);
}

std::vector<AddedCommand> add_commands(CLI::App& program, CommonOptions& options) {
  constexpr const char* command_group = "Commands";
  std::vector<AddedCommand> commands;
  const auto add = [&](CLI::App& parent, std::unique_ptr<Command> command) {
    CLI::App* parser = command->add_to(parent)->group(command_group);
    add_common_options(*parser, options);
    commands.push_back({std::move(command), parser});
  };
  add(program, make_list());
  add(program, make_show());
  add(program, make_compare());
  add(program, make_set());
  add(program, make_copy());
  add(program, make_remove());
  add(program, make_effective());
  add(program, make_validate());
  add(program, make_send());
  add(program, make_explain());
  add(program, make_exchange_script());
  CLI::App* key = program.add_subcommand("key", "Make, show or protect the installation's key")->group(command_group);
  key->require_subcommand(1);
  add(*key, make_key_create());
  add(*key, make_key_show());
  add(*key, make_key_protect());
  CLI::App* organisation =
      program.add_subcommand("organisation", "Show or import who is who: reps, groups and stations")->group(command_group);
  organisation->require_subcommand(1);
  add(*organisation, make_organisation_show());
  add(*organisation, make_organisation_import());
  CLI::App* web =
      program.add_subcommand("web", "Show, check or edit the mail settings of CRM.Web (web.config)")->group(command_group);
  web->require_subcommand(1);
  add(*web, make_web_show());
  add(*web, make_web_check());
  add(*web, make_web_set());
  add(*web, make_web_copy());
  add(program, make_policy());
  return commands;
}

/// The names that may stand where the parser stopped.
std::vector<std::string> names_in(const CLI::App& parser, bool options) {
  std::vector<std::string> names;
  if (options) {
    for (const CLI::Option* option : parser.get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  } else {
    for (const CLI::App* command : parser.get_subcommands({})) names.push_back(command->get_name());
  }
  return names;
}

const CLI::App& innermost(const CLI::App& program) {
  const CLI::App* parser = &program;
  while (!parser->get_subcommands().empty()) parser = parser->get_subcommands().front();
  return *parser;
}

/// In words, what was wrong with the arguments. A value is never repeated: it might be a secret in the wrong place.
Error usage_error(const CLI::App& program, const CLI::ParseError& error) {
  const CLI::App& parser = innermost(program);
  std::string where = parser.get_name();
  for (const CLI::App* parent = parser.get_parent(); parent != nullptr; parent = parent->get_parent())
    where.insert(0, parent->get_name() + " ");
  const std::string remedy = fmt::format("{} --help shows how.", where);

  const std::vector<std::string> left = program.remaining(true);
  // An option of its commands is no mistake behind "key" or "organisation": what is missing is the command.
  const auto is_option = [&](const std::string& word) {
    if (word.size() < 2 || word.front() != '-') return false;
    const std::vector<const CLI::App*> below = parser.get_subcommands([](const CLI::App*) { return true; });
    return std::none_of(below.begin(), below.end(), [&](const CLI::App* command) {
      const std::vector<std::string> known = names_in(*command, true);
      return std::find(known.begin(), known.end(), word.substr(0, word.find('='))) != known.end();
    });
  };
  if (const auto option = std::find_if(left.begin(), left.end(), is_option); option != left.end()) {
    const std::string name = option->substr(0, option->find('='));
    return {ErrorKind::Usage, fmt::format("There is no option {}.{}", name, did_you_mean(name, names_in(parser, true))), remedy};
  }
  const std::vector<std::string> commands = names_in(parser, false);
  if (!left.empty() && !left.front().starts_with('-') && !commands.empty()) {
    const std::string name = left.front().substr(0, left.front().find('='));
    return {ErrorKind::Usage, fmt::format("There is no command \"{}\".{}", name, did_you_mean(name, commands)), remedy};
  }
  if (!left.empty() && commands.empty())
    return {ErrorKind::Usage, fmt::format("{} does not take so many arguments.", where), remedy};
  if (!commands.empty())
    return {ErrorKind::Usage, fmt::format("{} needs a command: {}.", where, fmt::join(commands, ", ")), remedy};
  std::string message = error.what();
  if (!message.ends_with('.')) message += '.';
  return {ErrorKind::Usage, std::move(message), remedy};
}

int run_command(const std::vector<AddedCommand>& commands, Context& context) {
  for (const AddedCommand& each : commands) {
    if (!each.parser->parsed()) continue;
    const Result<int> outcome = each.command->run(context);
    if (outcome) return *outcome;
    context.output().report(outcome.error());
    return exit_code_of(outcome.error().kind);
  }
  return exit_code::usage;
}

/// Output that nobody got is no success, whatever the command did.
int with_output_checked(int code, Output& output) {
  const std::error_code failed = output.failure();
  if (!failed) return code;
  // A reader that closed the pipe has seen what it wanted.
  if (failed != std::errc::broken_pipe) output.note(fmt::format("Error: The output could not be written: {}.", failed.message()));
  return exit_code::not_written;
}

}  // namespace

bool asks_for_json(const std::vector<std::string>& arguments) {
  return std::find(arguments.begin(), arguments.end(), "--json") != arguments.end();
}

int run_console(std::vector<std::string> arguments, model::FileSystem& files, const Result<model::Policy>& policy, Output& output,
                Prompt& prompt) {
  CommonOptions options;
  CLI::App program("Edits, resolves and validates the SMTP settings of Aurea CRM.", "smtpcfg");
  program.formatter(std::make_shared<HelpFormatter>());
  program.allow_windows_style_options(false);  // "/etc/…" is a path on every system
  program.set_help_flag("-h,--help", "Show this help");
  program.set_version_flag("--version", program_name(), "Show the version");
  program.require_subcommand(1);
  add_common_options(program, options);
  const std::vector<AddedCommand> commands = add_commands(program, options);
  program.footer(
      "smtpcfg COMMAND --help shows a command's arguments, with examples.\n\n"
      "Exit codes: 0 done, 1 done with warnings, 2 usage, 3 not found, 4 unreadable, 5 not written,\n"
      "10 to 16 what a validation found or why sending failed, 130 cancelled.\n\n"
      "Examples:\n"
      "  smtpcfg set user:SSELLER sender.address=crm@contoso.com clientSecret\n"
      "  smtpcfg validate user:SSELLER\n"
      "  smtpcfg copy user:SSELLER system\n"
      "  smtpcfg effective SSELLER --explain");

  int code = exit_code::usage;
  try {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    program.parse(std::move(arguments));
    Context context(options, files, policy, output, prompt);
    code = run_command(commands, context);
  } catch (const CLI::CallForHelp&) {
    output.print(program.help());
    code = exit_code::done;
  } catch (const CLI::CallForVersion& version) {
    output.print(std::string(version.what()) + "\n");
    code = exit_code::done;
  } catch (const CLI::ParseError& error) {
    output.report(usage_error(program, error));
  }
  return with_output_checked(code, output);
}

}  // namespace smtpcfg::app
