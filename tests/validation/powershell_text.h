#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::validation {

/// PowerShell as its own rules take it apart (about_Quoting_Rules, about_Comments), as far as quoting goes.
struct PowerShellText {
  std::vector<std::string> literals;  ///< what stands in '…', doubled quotes single again
  std::vector<std::string> comments;  ///< without their #
  std::string code;                   ///< the rest; a literal is '' in it, a string with variables "…" as it is
  bool whole = true;                  ///< false when a quote is left open
};

PowerShellText powershell_text(std::string_view script);

}  // namespace smtpcfg::validation
