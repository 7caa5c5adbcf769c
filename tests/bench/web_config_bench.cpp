#include <benchmark/benchmark.h>
#include <pugixml.hpp>

#include <string>

#include "model/web_config_edit.h"

namespace smtpcfg::bench {

namespace {

/// 19 MB as ASP.NET's files look, with the setup guide's section at the end.
const std::string& large_web_config() {
  static const std::string text = [] {
    std::string made =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <configSections>\n    <section "
        "name=\"oauthMailSettings\" "
        "type=\"update.Crm.Emails.MailSettingsSection, update.Crm\" />\n  </configSections>\n  <appSettings>\n";
    for (int each = 0; made.size() < 19'000'000; ++each) {
      made += "    <!-- what the module " + std::to_string(each) + " is for -->\n    <add key=\"module-" + std::to_string(each) +
              "\" value=\"C:\\inetpub\\wwwroot\\crm &amp; more\" type=\"System.String, mscorlib\" />\n";
    }
    made +=
        "  </appSettings>\n  <oauthMailSettings>\n    <smtp deliveryMethod=\"Network\">\n      <network "
        "host=\"smtp.office365.com\" "
        "port=\"587\" defaultCredentials=\"false\" enableSsl=\"true\" />\n      <oauth clientId=\"1\" clientSecret=\"2\" "
        "tenant=\"3\" "
        "scope=\"4\" authority=\"5\" />\n    </smtp>\n  </oauthMailSettings>\n</configuration>\n";
    return made;
  }();
  return text;
}

void parse_web_config_pugixml(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    pugi::xml_document document;
    if (!document.load_buffer(large_web_config().data(), large_web_config().size(), pugi::parse_full))
      state.SkipWithError("not parsed");
    benchmark::DoNotOptimize(document);
  }
}
BENCHMARK(parse_web_config_pugixml)->Unit(benchmark::kMillisecond)->UseRealTime();

/// All but the disk: read, find, splice, read again and compare.
void edit_web_config(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    auto config = model::WebConfig::parse(large_web_config(), "web.config");
    std::vector<model::WebConfigValue> values;
    values.push_back({model::find_field("host"), crypto::Secret("mail.contoso.com")});
    model::EditedWebConfig edited(std::move(*config));
    if (!model::set_values(edited, values)) state.SkipWithError("not edited");
    benchmark::DoNotOptimize(edited);
  }
}
BENCHMARK(edit_web_config)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

}  // namespace smtpcfg::bench
