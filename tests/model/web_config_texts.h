#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/web_config_edit.h"
#include "model/web_config_text.h"

namespace smtpcfg::model {

inline constexpr std::array<TextEncoding, 6> all_encodings{{{TextForm::Utf8, false},
                                                            {TextForm::Utf8, true},
                                                            {TextForm::Utf16LittleEndian, true},
                                                            {TextForm::Utf16LittleEndian, false},
                                                            {TextForm::Utf16BigEndian, true},
                                                            {TextForm::Utf16BigEndian, false}}};

/// The setup guide's web.config, letter by letter.
inline constexpr std::string_view guide_example = R"(<configuration>

  <configSections>

    <section name="oauthMailSettings" type="update.Crm.Emails.MailSettingsSection, update.Crm"/>

  </configSections>


  <oauthMailSettings>

    <smtp deliveryMethod="Network">

      <network

        host="smtp.office365.com"

        port="587"

        defaultCredentials="false"

        enableSsl="true" />

      <oauth

        clientId="YOUR_CLIENT_ID"

        clientSecret="YOUR_CLIENT_SECRET"

        tenant="YOUR_TENANT_ID"

        scope="https://outlook.office365.com/.default"

        authority="https://login.microsoftonline.com" />

    </smtp>

  </oauthMailSettings>


  <system.web>

    <httpRuntime targetFramework="4.8" requestValidationMode="4.0" />

  </system.web>

</configuration>
)";

/// One way a web.config may be written.
struct WebConfigSample {
  std::string name;  ///< for messages
  std::string text;
  TextEncoding encoding;

  [[nodiscard]] std::string bytes() const {
    return std::string(encode_web_config(crypto::Secret(std::string_view(text)), encoding).reveal());
  }
};

/// Realistic files of IIS and ASP.NET in every combination of sections, line ends, indentation, quotes and encodings.
std::vector<WebConfigSample> web_config_samples();

/// The files in tests/model/web_configs, with both line ends and in three encodings.
std::vector<WebConfigSample> web_config_files();
/// Those of them that can be edited: neither encrypted nor a transform, in another file or ambiguous.
std::vector<WebConfigSample> editable_web_config_files();
/// web_config_samples() and editable_web_config_files().
std::vector<WebConfigSample> all_editable_samples();

/// The config with the values set, nothing of it saved.
Result<EditedWebConfig> with_values(WebConfig config, std::span<const WebConfigValue> values);
/// What would be saved, or was read when nothing differs.
std::string bytes_of(const EditedWebConfig& edited);

/// The text with every `what` replaced.
std::string replaced(std::string_view text, std::string_view what, std::string_view with);

/// The guide's example with an app's ids and the canary as its secret.
std::string filled_example();

}  // namespace smtpcfg::model
