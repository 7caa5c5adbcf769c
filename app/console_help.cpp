#include "app/console_help.h"

namespace smtpcfg::app {

HelpFormatter::HelpFormatter() {
  column_width(30);
  label("SUBCOMMAND", "COMMAND");
  label("Positionals", "Arguments");
}

std::string HelpFormatter::make_option_name(const CLI::Option* option, bool is_positional) const {
  if (is_positional && !option->get_option_text().empty()) return option->get_option_text();
  return option->get_name(is_positional, !is_positional);
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  const std::string& text = option->get_option_text();
  if (option->get_positional() || text.empty()) return {};
  return " " + text;
}

std::string HelpFormatter::make_option_usage(const CLI::Option* option) const {
  if (!option->get_option_text().empty()) return option->get_option_text();
  return CLI::Formatter::make_option_usage(option);
}

}  // namespace smtpcfg::app
