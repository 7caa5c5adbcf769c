#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/field_rules.h"
#include "model/invisible.h"
#include "model/text.h"
#include "model/web_config_findings.h"
#include "model/web_config_fixes.h"
#include "model/web_config_names.h"
#include "model/web_config_state.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

// What a template has where a value belongs: YOUR_CLIENT_ID in the setup guide, <client-id>, {tenant}, xxxx.
bool is_placeholder(std::string_view value) {
  constexpr std::array<std::string_view, 4> beginnings{"your_", "your-", "your ", "todo"};
  if (value.size() < 3) return false;
  const std::string folded = fold_case(value);
  if (std::ranges::any_of(beginnings, [&](std::string_view each) { return folded.starts_with(each); })) return true;
  if (folded == "changeme" || folded.find_first_not_of('x') == std::string::npos) return true;
  const char first = value.front();
  const char last = value.back();
  return (first == '<' && last == '>') || (first == '{' && last == '}') || (first == '[' && last == ']');
}

bool is_boolean(std::string_view value) { return equal_ignoring_case(value, "true") || equal_ignoring_case(value, "false"); }

class Values {
 public:
  Values(const WebConfig& config, WebFindings& findings)
      : config_(config), findings_(findings), section_(config.oauth_section()) {}

  void check(std::chrono::year_month_day today) {
    if (!check_elements()) return;
    const std::vector<Problem> problems = problems_of(config_.settings(), today);
    for (const Field& field : fields()) {
      if (is_in_web_config(field)) check_field(field, problems);
    }
    check_default_credentials();
    const pugi::xml_attribute secret = section_.child(names::smtp).child(names::oauth).attribute("clientSecret");
    if (std::string_view(secret.value()).empty() || is_placeholder(secret.value())) return;
    findings_.warning("secret.clearText", section_.child(names::smtp).child(names::oauth),
                      "The Client Secret stands in clear text: who can read the file can send mail as everybody.",
                      "Let only administrators and the site's account read the file, or encrypt the section on the web server: "
                      "aspnet_regiis -pef oauthMailSettings FOLDER.");
  }

 private:
  // The values are not looked at one by one while the element that holds them is missing.
  bool check_elements() {
    const pugi::xml_node smtp = section_.child(names::smtp);
    const bool complete = is_there(smtp, section_, names::smtp);
    if (!complete) return false;
    const bool network = is_there(smtp.child(names::network), smtp, names::network);
    const bool oauth = is_there(smtp.child(names::oauth), smtp, names::oauth);
    for (const pugi::xml_node element : {smtp, smtp.child(names::network), smtp.child(names::oauth)}) {
      const pugi::xml_node second = element.next_sibling(element.name());
      if (second.empty()) continue;
      findings_.error("oauthMailSettings.elementTwice", second,
                      fmt::format("There is a second <{}>, so the site does not start.", element.name()),
                      "Remove the one that is not meant.", same_content(second, element) ? remove_element(second) : WebFix());
    }
    const std::string_view method = smtp.attribute(names::delivery_method).value();
    if (!method.empty() && method != "Network") {
      findings_.warning("smtp.deliveryMethod", smtp,
                        fmt::format("deliveryMethod is “{}”: mail does not go to a mail server.", shortened(method)),
                        "Write deliveryMethod=\"Network\".", set_attribute(smtp, names::delivery_method, "Network"));
    }
    return network && oauth;
  }

  bool is_there(pugi::xml_node element, pugi::xml_node parent, const char* name) {
    if (!element.empty()) return true;
    findings_.error("oauthMailSettings.incomplete", parent, fmt::format("<{}> is missing in <{}>.", name, parent.name()),
                    "smtpcfg web set FILE FIELD=VALUE adds it.", add_element(parent, last_element(parent), missing(name)));
    return false;
  }

  static NewElement missing(std::string_view name) {
    if (name != names::smtp) return new_guide_element(name == names::network ? names::network : names::oauth);
    NewElement smtp = new_element(names::smtp, {{names::delivery_method, "Network"}});
    smtp.children.push_back(new_guide_element(names::network));
    smtp.children.push_back(new_guide_element(names::oauth));
    return smtp;
  }

  void check_field(const Field& field, const std::vector<Problem>& problems) {
    const pugi::xml_node element = config_.element_of(field);
    const std::string_view value = element.attribute(std::string(field.attribute).c_str()).value();
    Cleaned cleaned = without_invisible(value);
    crypto::Secret clean(std::string_view(cleaned.text));
    crypto::wipe(cleaned.text.data(), cleaned.text.size());
    const std::string of_field = "settings." + std::string(field.name);
    if (!cleaned.removed.empty()) {
      findings_.error("blanks", element, fmt::format("{} holds what was copied along unseen: {}.", field.label, cleaned.removed),
                      fmt::format("Enter {} anew (in the console: smtpcfg web set FILE {}{}).", field.name, field.name,
                                  field.secret() ? "" : "=VALUE"),
                      clean_attribute(element, field.attribute, std::move(clean)));
    } else if (is_placeholder(value)) {
      findings_.error("placeholder", element, fmt::format("{} still is the placeholder of a template.", field.label),
                      fmt::format("Enter the real value (in the console: smtpcfg web set FILE {}{}).", field.name,
                                  field.secret() ? "" : "=VALUE"));
    } else if (field.kind == FieldKind::Flag) {
      check_enable_ssl(element, value);
    } else if (field.kind == FieldKind::Port && !value.empty() && config_.settings().port == 0) {
      findings_.error(of_field, element, fmt::format("“{}” is not a port.", shortened(value)),
                      "Use a number from 1 to 65535; Exchange Online listens on 587.");
    } else {
      for (const Problem& problem : problems) {
        if (problem.field != field.name) continue;
        // What is there is somebody's choice, even if it cannot be right.
        WebFix fix = value.empty() && !field.guide.empty() ? set_attribute(element, field.attribute, field.guide) : WebFix();
        const bool error = problem.severity == Severity::Error;
        error ? findings_.error(of_field, element, problem.message, problem.remedy, std::move(fix))
              : findings_.warning(of_field, element, problem.message, problem.remedy, std::move(fix));
      }
    }
  }

  void check_enable_ssl(pugi::xml_node network, std::string_view value) {
    const std::string id = fmt::format("settings.{}", names::enable_ssl);
    const std::string remedy = "Write enableSsl=\"true\".";
    if (!value.empty() && !is_boolean(value)) {
      findings_.error(id, network, fmt::format("enableSsl is “{}”, neither true nor false.", shortened(value)), remedy,
                      set_attribute(network, names::enable_ssl, "true"));
    } else if (!equal_ignoring_case(value, "true")) {
      findings_.error(
          id, network,
          fmt::format("enableSsl is {}: without SSL the mail server does not offer OAuth.", value.empty() ? "missing" : "false"),
          remedy, set_attribute(network, names::enable_ssl, "true"));
    }
  }

  void check_default_credentials() {
    const pugi::xml_node network = section_.child(names::smtp).child(names::network);
    const std::string_view value = network.attribute(names::default_credentials).value();
    if (value.empty() || equal_ignoring_case(value, "false")) return;
    findings_.warning("network.defaultCredentials", network,
                      "defaultCredentials is not false: the Windows account of the site may be used instead of OAuth.",
                      "Write defaultCredentials=\"false\".", set_attribute(network, names::default_credentials, "false"));
  }

  const WebConfig& config_;
  WebFindings& findings_;
  pugi::xml_node section_;
};

}  // namespace

void check_oauth_values(const WebConfig& config, std::chrono::year_month_day today, WebFindings& findings) {
  const pugi::xml_node section = config.oauth_section();
  if (section.empty() || is_encrypted(section) || !config_source_of(section).empty()) return;
  Values(config, findings).check(today);
}

}  // namespace smtpcfg::model
