// A web.config as it is read and looked at.

#include <algorithm>
#include <chrono>
#include <string>

#include "model/web_config.h"
#include "model/web_config_check.h"

#include "fuzz_input.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Result<model::WebConfig> config = model::WebConfig::parse(bytes, "web.config");
  if (!config) {
    require(config.error().kind == ErrorKind::Unreadable && is_printable(config.error().message),
            "what cannot be read is Unreadable, in words that may be shown");
    return 0;
  }
  require(model::encode_web_config(crypto::Secret(config->text()), config->encoding()).reveal() == bytes,
          "the text gives back the very same bytes");
  const std::size_t lines = 1 + static_cast<std::size_t>(std::ranges::count(config->text(), '\n'));
  constexpr std::string_view secret = "Q~canary-secret";
  for (const model::WebFinding& finding : model::check_web_config({.whole = *config})) {
    require(finding.line >= 1 && finding.line <= lines, "a finding stands in a line of the file");
    require(!finding.id.empty() && is_printable(finding.message) && is_printable(finding.remedy), "a finding may be shown");
    const bool is_secret = config->settings().client_secret.reveal() == secret;
    require(!is_secret || !finding.message.contains(secret), "a finding does not show the client secret");
  }
  return 0;
}
