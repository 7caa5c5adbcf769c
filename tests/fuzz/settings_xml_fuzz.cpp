// What is inside a settings file, once it is opened: its XML.

#include "model/settings_xml.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

model::ParsedSettings read_again(const crypto::Secret& xml) {
  Result<model::ParsedSettings> parsed = model::parse_settings_xml(xml, "smtp.cfg");
  require(parsed.has_value(), "what was written can be read");
  return std::move(*parsed);
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  const crypto::Secret xml(std::string_view(reinterpret_cast<const char*>(data), size));
  const Result<model::ParsedSettings> parsed = model::parse_settings_xml(xml, "smtp.cfg");
  if (!parsed) {
    require(parsed.error().kind == ErrorKind::Unreadable && !parsed.error().remedy.empty(), "what cannot be read is Unreadable");
    return 0;
  }
  const crypto::Secret rewritten = model::write_settings_xml(parsed->settings, parsed->saved_for, xml);
  const model::ParsedSettings again = read_again(rewritten);
  require(again.settings == parsed->settings && again.saved_for == parsed->saved_for && again.version == parsed->version,
          "settings written over their own file are the same");
  require(model::write_settings_xml(again.settings, again.saved_for, rewritten) == rewritten,
          "writing once more changes nothing");
  require(read_again(model::write_settings_xml(parsed->settings, "", {})).settings == parsed->settings,
          "settings written to a new file are the same");
  return 0;
}
