#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <utility>

#include "model/text.h"
#include "model/web_config_findings.h"
#include "model/web_config_fixes.h"
#include "model/web_config_names.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

// The element of the whole site: in <configuration>, or in a <location> without another path.
pugi::xml_node site_element(const WebConfig& config, const char* group, const char* name) {
  const pugi::xml_node element = config.root().child(group).child(name);
  if (!element.empty()) return element;
  for (const pugi::xml_node location : config.root().children(names::location)) {
    const std::string_view path = location.attribute(names::path).value();
    const pugi::xml_node inside = location.child(group).child(name);
    if ((path.empty() || path == ".") && !inside.empty()) return inside;
  }
  return {};
}

// "4.7.2" as 4 and 7.
std::optional<std::pair<int, int>> version_of(std::string_view text) {
  const auto number_in = [](std::string_view digits) -> std::optional<int> {
    int number = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (fault != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
  };
  const std::size_t dot = text.find('.');
  const std::optional<int> major = number_in(text.substr(0, dot));
  if (dot == std::string_view::npos || !major) return major ? std::optional(std::pair(*major, 0)) : std::nullopt;
  const std::string_view rest = text.substr(dot + 1);
  const std::optional<int> minor = number_in(rest.substr(0, rest.find('.')));
  return minor ? std::optional(std::pair(*major, *minor)) : std::nullopt;
}

WebFix runtime_fix(const WebConfig& config, pugi::xml_node runtime, const char* name, std::string_view value) {
  if (!runtime.empty()) return set_attribute(runtime, name, value);
  NewElement added =
      new_element(names::http_runtime, {{names::target_framework, "4.8"}, {names::request_validation_mode, "4.0"}});
  if (const pugi::xml_node web = config.root().child(names::system_web); !web.empty()) {
    return add_element(web, last_element(web), std::move(added));
  }
  NewElement web = new_element(names::system_web, {});
  web.children.push_back(std::move(added));
  return add_element(config.root(), last_element(config.root()), std::move(web));
}

void check_http_runtime(const WebConfig& config, WebFindings& findings) {
  const pugi::xml_node runtime = site_element(config, names::system_web, names::http_runtime);
  const std::string_view framework = runtime.attribute(names::target_framework).value();
  const std::string remedy = R"(Write <httpRuntime targetFramework="4.8" requestValidationMode="4.0"/> in <system.web>.)";
  if (framework.empty()) {
    findings.warning("httpRuntime.targetFramework", runtime.empty() ? config.root() : runtime,
                     "No targetFramework is set: ASP.NET then behaves as its version 4.0 did, which does not work with OAuth.",
                     remedy, runtime_fix(config, runtime, names::target_framework, "4.8"));
  } else if (const auto version = version_of(framework); !version || *version < std::pair(4, 8)) {
    findings.error("httpRuntime.targetFramework", runtime,
                   fmt::format("targetFramework is “{}”, which does not work with OAuth.", shortened(framework)),
                   "Write targetFramework=\"4.8\"; .NET Framework 4.8 must be installed on the web server.",
                   set_attribute(runtime, names::target_framework, "4.8"));
  }
  const std::string_view mode = runtime.attribute(names::request_validation_mode).value();
  if (mode == "4.0") return;
  findings.warning("httpRuntime.requestValidationMode", runtime.empty() ? config.root() : runtime,
                   mode.empty() ? "requestValidationMode is not set; the setup guide has 4.0."
                                : fmt::format("requestValidationMode is “{}”; the setup guide has 4.0.", shortened(mode)),
                   "Write requestValidationMode=\"4.0\" in <httpRuntime>.",
                   runtime_fix(config, runtime, names::request_validation_mode, "4.0"));
}

}  // namespace

void check_site(const WebConfig& config, WebFindings& findings) {
  check_http_runtime(config, findings);
  const pugi::xml_node legacy = site_element(config, names::system_net, names::mail_settings);
  if (legacy.empty()) return;
  const bool used = config.oauth_section().empty();
  findings.warning("mailSettings.present", legacy,
                   used ? "<system.net><mailSettings> is what CRM.Web sends with, without OAuth."
                        : "<system.net><mailSettings> is still there. It is not used beside <oauthMailSettings>.",
                   used ? "Add <oauthMailSettings>, then remove it." : "Remove it, so that nobody takes it for what counts.",
                   used ? WebFix() : remove_element(legacy));
}

}  // namespace smtpcfg::model
