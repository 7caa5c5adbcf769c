#include "web_config_texts.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <utility>

#include "support.h"

namespace smtpcfg::model {

namespace {

// What the samples are made of, with two blanks a level, "\n" and double quotes.
constexpr std::string_view with_everything = R"(<?xml version="1.0"?>
<!-- Edited by hand; do not touch the "quotes" here: oauthMailSettings host="x" -->
<configuration>
  <configSections>
    <!-- one -->
    <section name="log4net" type="log4net.Config.Log4NetConfigurationSectionHandler, log4net" />
    <section name="oauthMailSettings" type="update.Crm.Emails.MailSettingsSection, update.Crm" />
  </configSections>
  <?keep this="too"?>

  <oauthMailSettings>
    <!-- <network host="old.contoso.com" port="25" /> -->
    <smtp deliveryMethod="Network">
      <network host="smtp.office365.com" port="587" defaultCredentials="false" enableSsl="true" /> <!-- main -->
      <oauth   clientId="11111111-2222-3333-4444-555555555555"   clientSecret="a&amp;b~c&lt;d" tenant="contoso.com"
               scope="https://outlook.office365.com/.default" authority = "https://login.microsoftonline.com" />
    </smtp>
  </oauthMailSettings>

  <appSettings>
    <add key="Text" value="&#xE4;&lt;&gt;&quot;&amp;" />
    <add key="Müßig" value="€ 𝄞" />
  </appSettings>
  <custom><![CDATA[ <network host="cdata"/> & ]]></custom>
  <system.web>
    <httpRuntime targetFramework="4.8" requestValidationMode="4.0" />
  </system.web>
</configuration>
)";

constexpr std::string_view with_legacy_only = R"(<?xml version="1.0" ?>
<configuration>
  <configSections>
    <section name="log4net" type="log4net.Config.Log4NetConfigurationSectionHandler, log4net" />
  </configSections>
  <system.net>
    <mailSettings>
      <smtp from="crm@contoso.com"><network host="relay" port="25" userName="u" password="p" /></smtp>
    </mailSettings>
  </system.net>
  <system.webServer>
    <handlers><remove name="X" /><add name="X" path="*.x" verb="*" type="X" /></handlers>
  </system.webServer>
</configuration>
)";

constexpr std::string_view without_sections =
    R"(<configuration xmlns="http://schemas.microsoft.com/.NetConfiguration/v2.0"> <!-- old -->
  <!-- first -->
  <appSettings />
  <system.web>
    <compilation debug="false" targetFramework="4.8" />
  </system.web>
</configuration>)";

constexpr std::string_view with_empty_sections = R"(<configuration>
  <configSections />
  <appSettings></appSettings>
</configuration>
)";

constexpr std::string_view with_open_empty_sections = R"(<configuration>

  <configSections>
  </configSections>

  <oauthMailSettings></oauthMailSettings>

</configuration>
)";

constexpr std::string_view with_self_closed_smtp = R"(<configuration>
  <configSections>
    <section name="oauthMailSettings" type="update.Crm.Emails.MailSettingsSection, update.Crm"/>
  </configSections>
  <oauthMailSettings>
    <smtp deliveryMethod="Network"/>
  </oauthMailSettings>
</configuration>
)";

constexpr std::string_view with_oauth_missing = R"(<configuration>
  <location path="." inheritInChildApplications="false">
    <oauthMailSettings>
      <smtp>
        <network
          host="smtp.office365.com"
          port="587"
        ></network> <!-- behind --> <!-- and another -->
        <!-- last -->
      </smtp>
    </oauthMailSettings>
  </location>
</configuration>
)";

constexpr std::string_view nothing_at_all = "<configuration/>";

constexpr std::string_view in_one_line =
    R"(<configuration><configSections><section name="oauthMailSettings" type="update.Crm.Emails.MailSettingsSection, update.Crm"/></configSections><oauthMailSettings><smtp><network host="h" enableSsl="True"/></smtp></oauthMailSettings></configuration>)";

// Two blanks at the beginning of lines become `unit`.
std::string indented(std::string_view text, std::string_view unit) {
  std::string result;
  bool at_begin = true;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at_begin && text.substr(at, 2) == "  ") {
      result += unit;
      ++at;
      continue;
    }
    result += text[at];
    at_begin = text[at] == '\n';
  }
  return result;
}

}  // namespace

std::vector<WebConfigSample> web_config_samples() {
  const std::vector<std::pair<std::string, std::string_view>> texts{{"everything", with_everything},
                                                                    {"the guide's", guide_example},
                                                                    {"legacy only", with_legacy_only},
                                                                    {"without sections", without_sections},
                                                                    {"empty sections", with_empty_sections},
                                                                    {"open empty sections", with_open_empty_sections},
                                                                    {"self-closed smtp", with_self_closed_smtp},
                                                                    {"oauth missing", with_oauth_missing},
                                                                    {"nothing at all", nothing_at_all},
                                                                    {"one line", in_one_line}};
  std::vector<WebConfigSample> samples;
  for (const auto& [name, text] : texts) {
    for (const std::string_view unit : {"  ", "\t", "    ", ""}) {
      for (const std::string_view quote : {"\"", "'"}) {
        for (const std::string_view line_end : {"\n", "\r\n"}) {
          for (const TextEncoding encoding : all_encodings) {
            const std::string written = replaced(replaced(indented(text, unit), "\"", quote), "\n", line_end);
            samples.push_back({name + ", indent " + std::to_string(unit.size()) + ", quote " + std::string(quote) +
                                   (line_end.size() == 2 ? ", CRLF, " : ", LF, ") + std::string(name_of(encoding.form)) +
                                   (encoding.marked ? " marked" : ""),
                               written, encoding});
          }
        }
      }
    }
  }
  return samples;
}

std::vector<WebConfigSample> web_config_files() {
  std::vector<WebConfigSample> samples;
  for (const auto& entry : std::filesystem::directory_iterator(SMTPCFG_WEB_CONFIGS)) {
    const std::string text = bytes_of(entry.path());
    for (const std::string_view line_end : {"\n", "\r\n"}) {
      for (const TextEncoding encoding : {TextEncoding{TextForm::Utf8, false}, TextEncoding{TextForm::Utf8, true},
                                          TextEncoding{TextForm::Utf16LittleEndian, true}}) {
        std::string written = replaced(text, "\n", line_end);
        if (encoding.form != TextForm::Utf8) {
          written = replaced(replaced(written, "encoding=\"utf-8\"", "encoding=\"utf-16\""), "encoding=\"UTF-8\"",
                             "encoding=\"UTF-16\"");
          written = replaced(written, "encoding='utf-8'", "encoding='utf-16'");
        }
        samples.push_back({entry.path().filename().string() + (line_end.size() == 2 ? " CRLF " : " LF ") +
                               std::string(name_of(encoding.form)) + (encoding.marked ? " marked" : ""),
                           written, encoding});
      }
    }
  }
  return samples;
}

std::vector<WebConfigSample> editable_web_config_files() {
  std::vector<WebConfigSample> samples = web_config_files();
  std::erase_if(samples, [](const WebConfigSample& each) {
    constexpr std::array<std::string_view, 5> not_editable{"transform-", "crm-web-encrypted.config", "crm-web-config-source",
                                                           "crm-web-section-twice", "crm-web-network-twice"};
    return std::ranges::any_of(not_editable, [&](std::string_view name) { return each.name.starts_with(name); });
  });
  return samples;
}

std::vector<WebConfigSample> all_editable_samples() {
  std::vector<WebConfigSample> samples = web_config_samples();
  std::ranges::move(editable_web_config_files(), std::back_inserter(samples));
  return samples;
}

Result<EditedWebConfig> with_values(WebConfig config, std::span<const WebConfigValue> values) {
  EditedWebConfig edited(std::move(config));
  if (Result<void> set = set_values(edited, values); !set) return std::unexpected(set.error());
  return edited;
}

std::string bytes_of(const EditedWebConfig& edited) {
  const WebConfig& after = edited.after;
  return std::string(encode_web_config(crypto::Secret(after.text()), after.encoding()).reveal());
}

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
  std::string result(text);
  for (std::size_t at = result.find(what); at != std::string::npos; at = result.find(what, at + with.size())) {
    result.replace(at, what.size(), with);
  }
  return result;
}

std::string filled_example() {
  std::string text = replaced(guide_example, "YOUR_CLIENT_ID", "11111111-2222-3333-4444-555555555555");
  text = replaced(text, "YOUR_CLIENT_SECRET", canary_secret);
  return replaced(text, "YOUR_TENANT_ID", "contoso.onmicrosoft.com");
}

}  // namespace smtpcfg::model
