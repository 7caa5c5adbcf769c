#pragma once

/// The words of CRM.Web's web.config (facts/aurea-crm.md, CRM.Web; the setup guide), for its reader, check and editor.
namespace smtpcfg::model::web_config {

inline constexpr const char* root = "configuration";
inline constexpr const char* config_sections = "configSections";
inline constexpr const char* section = "section";
inline constexpr const char* section_group = "sectionGroup";
inline constexpr const char* name = "name";
inline constexpr const char* type = "type";
inline constexpr const char* section_type = "update.Crm.Emails.MailSettingsSection, update.Crm";

inline constexpr const char* oauth_mail_settings = "oauthMailSettings";
inline constexpr const char* smtp = "smtp";
inline constexpr const char* delivery_method = "deliveryMethod";
inline constexpr const char* network = "network";
inline constexpr const char* oauth = "oauth";
inline constexpr const char* default_credentials = "defaultCredentials";
inline constexpr const char* enable_ssl = "enableSsl";

inline constexpr const char* location = "location";
inline constexpr const char* path = "path";
inline constexpr const char* config_source = "configSource";
inline constexpr const char* protection_provider = "configProtectionProvider";
inline constexpr const char* encrypted_data = "EncryptedData";

inline constexpr const char* system_net = "system.net";
inline constexpr const char* mail_settings = "mailSettings";
inline constexpr const char* system_web = "system.web";
inline constexpr const char* http_runtime = "httpRuntime";
inline constexpr const char* target_framework = "targetFramework";
inline constexpr const char* request_validation_mode = "requestValidationMode";

}  // namespace smtpcfg::model::web_config
