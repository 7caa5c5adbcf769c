#pragma once

#include <CLI/CLI.hpp>

namespace smtpcfg::app {

/// Help as the rest of the program writes: positionals as they are typed ("FIELD=VALUE…"), the words of examples untouched.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter();
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override;
  std::string make_option_opts(const CLI::Option* option) const override;
  std::string make_option_usage(const CLI::Option* option) const override;
};

}  // namespace smtpcfg::app
