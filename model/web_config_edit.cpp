#include "model/web_config_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/text.h"
#include "model/web_config_names.h"
#include "model/web_config_state.h"
#include "model/xml_edit.h"

namespace smtpcfg::model {

namespace {

namespace names = web_config;

std::unexpected<Error> refuse(const WebConfig& config, std::string_view why, std::string remedy) {
  return failure(ErrorKind::NotWritable, fmt::format("{} was not changed: {}.", config.where(), why), std::move(remedy));
}

bool stands_twice(pugi::xml_node element) { return !element.next_sibling(element.name()).empty(); }

Result<void> check_editable(const WebConfig& config) {
  const pugi::xml_node section = config.oauth_section();
  if (is_transform(config)) {
    return refuse(config, "it is a transform, which no site runs with", "Edit the web.config of the published site.");
  }
  if (is_encrypted(section)) {
    return refuse(
        config, "its <oauthMailSettings> is encrypted",
        "Decrypt it on the web server (aspnet_regiis -pdf oauthMailSettings FOLDER), make the change, and encrypt it again "
        "(aspnet_regiis -pef oauthMailSettings FOLDER).");
  }
  if (const std::string_view source = config_source_of(section); !source.empty()) {
    return refuse(config, fmt::format("its <oauthMailSettings> stands in another file, {}", shortened(source)),
                  "Make the change in that file.");
  }
  const pugi::xml_node smtp = section.child(names::smtp);
  for (const pugi::xml_node element : {section, smtp, smtp.child(names::network), smtp.child(names::oauth)}) {
    if (!stands_twice(element)) continue;
    return refuse(config, fmt::format("<{}> stands there twice, so it is not clear which is meant", element.name()),
                  "Remove the other one; smtpcfg web check says where it stands.");
  }
  return {};
}

bool fits_xml(std::string_view value) {
  return is_valid_utf8(value) && std::ranges::none_of(value, [](char each) {
           return static_cast<unsigned char>(each) < 0x20 && each != '\t' && each != '\n' && each != '\r';
         });
}

// Puts it into the settings that are meant; with that, a value that does not fit is refused.
Result<void> mean(Settings& meant, const WebConfigValue& value) {
  const Field& field = *value.field;
  if (Result<void> known = require_web_config_field(field); !known) return known;
  if (!fits_xml(value.value.reveal())) {
    return failure(ErrorKind::Usage, fmt::format("The value of {} holds a character that XML cannot.", field.name),
                   "Enter it anew, without control characters.");
  }
  if (field.kind == FieldKind::Port && value.value.empty()) {
    return failure(ErrorKind::Usage, "The port is empty, which CRM.Web cannot read.",
                   "Use 587, on which Exchange Online listens.");
  }
  if (!field.secret()) return set_text(meant, field, value.value.reveal());
  secret_of(meant, field) = value.value.clone();
  return {};
}

crypto::Secret written_value(const Settings& meant, const Field& field) {
  return field.secret() ? secret_of(meant, field).clone() : crypto::Secret(std::string_view(text_of(meant, field)));
}

class Planner {
 public:
  Planner(const WebConfig& config, Settings& meant) : config_(config), meant_(meant) {}

  XmlEdit plan(std::span<const WebConfigValue> values) {
    const pugi::xml_node section = config_.oauth_section();
    const pugi::xml_node smtp = section.child(names::smtp);
    if (values.empty()) return {};
    if (section.empty()) {
      add_section();
    } else if (smtp.empty()) {
      edit_.children.push_back({section, {}, one(new_smtp())});
    } else {
      add_missing_elements(smtp, values);
    }
    for (const Field& field : fields()) {
      if (is_given(field)) set(field);
    }
    return std::move(edit_);
  }

 private:
  [[nodiscard]] bool is_given(const Field& field) const { return std::ranges::find(given_, &field) != given_.end(); }

  static std::vector<NewElement> one(NewElement element) {
    std::vector<NewElement> list;
    list.push_back(std::move(element));
    return list;
  }

  static NewAttribute attribute(std::string_view name, std::string_view value) {
    return {std::string(name), crypto::Secret(value)};
  }

  // With what was given, else with the guide's values.
  NewElement new_element(const char* name) {
    NewElement element{.name = name, .attributes = {}, .children = {}};
    for (const Field& field : fields()) {
      if (field.element != name || !is_in_web_config(field)) continue;
      if (field.name == names::enable_ssl) element.attributes.push_back(attribute(names::default_credentials, "false"));
      if (!is_given(field) && !field.guide.empty()) static_cast<void>(set_text(meant_, field, field.guide));
      element.attributes.push_back({std::string(field.attribute), written_value(meant_, field)});
    }
    return element;
  }

  NewElement new_smtp() {
    NewElement smtp{.name = names::smtp, .attributes = {}, .children = {}};
    smtp.attributes.push_back(attribute(names::delivery_method, "Network"));
    smtp.children.push_back(new_element(names::network));
    smtp.children.push_back(new_element(names::oauth));
    return smtp;
  }

  void add_section() {
    NewElement entry{.name = names::section, .attributes = {}, .children = {}};
    entry.attributes.push_back(attribute(names::name, names::oauth_mail_settings));
    entry.attributes.push_back(attribute(names::type, names::section_type));
    NewElement section{.name = names::oauth_mail_settings, .attributes = {}, .children = one(new_smtp())};

    const pugi::xml_node sections = config_.root().child(names::config_sections);
    ChildrenEdit in_root{.parent = config_.root(), .after = sections, .children = {}};
    if (sections.empty()) {
      in_root.children.push_back({.name = names::config_sections, .attributes = {}, .children = one(std::move(entry))});
    } else if (section_entry_of(config_).empty()) {
      edit_.children.push_back({sections, last_element(sections), one(std::move(entry))});
    }
    in_root.children.push_back(std::move(section));
    edit_.children.push_back(std::move(in_root));
  }

  void add_missing_elements(pugi::xml_node smtp, std::span<const WebConfigValue> values) {
    ChildrenEdit missing{.parent = smtp, .after = last_element(smtp), .children = {}};
    for (const char* name : {names::network, names::oauth}) {
      const bool wanted = std::ranges::any_of(values, [&](const WebConfigValue& each) { return each.field->element == name; });
      if (wanted && smtp.child(name).empty()) missing.children.push_back(new_element(name));
    }
    if (!missing.children.empty()) edit_.children.push_back(std::move(missing));
  }

  void set(const Field& field) {
    const pugi::xml_node element = config_.element_of(field);
    if (element.empty()) return;  // added with it
    const std::string name(field.attribute);
    const std::string_view present = element.attribute(name.c_str()).value();
    crypto::Secret value = written_value(meant_, field);
    if (field.kind == FieldKind::Flag) {
      if (equal_ignoring_case(present, value.reveal())) return;
      // .NET writes "True".
      if (present.starts_with('T') || present.starts_with('F'))
        value = crypto::Secret(std::string_view(value.reveal() == "true" ? "True" : "False"));
    } else if (!element.attribute(name.c_str()).empty() && present == value.reveal()) {
      return;
    }
    edit_.attributes.push_back({element, name, std::move(value)});
  }

 public:
  void give(const Field& field) { given_.push_back(&field); }

 private:
  const WebConfig& config_;
  Settings& meant_;
  std::vector<const Field*> given_;
  XmlEdit edit_;
};

}  // namespace

Result<void> require_web_config_field(const Field& field) {
  if (is_in_web_config(field)) return {};
  return failure(ErrorKind::Usage, fmt::format("{} is not a setting of CRM.Web.", field.name),
                 field.group == FieldGroup::Sender
                     ? "Leave it out: in CRM.Web the sender is always the e-mail address of the logged-in user."
                     : "Use host, port, enableSsl, clientId, clientSecret, tenant, scope or authority.");
}

EditedWebConfig::EditedWebConfig(WebConfig config) : after(std::move(config)), settings_before(after.settings()) {}

Result<void> set_values(EditedWebConfig& config, std::span<const WebConfigValue> values) {
  if (Result<void> editable = check_editable(config.after); !editable) return editable;
  Settings meant = config.after.settings();
  Planner planner(config.after, meant);
  for (const WebConfigValue& each : values) {
    if (Result<void> fits = mean(meant, each); !fits) return fits;
    planner.give(*each.field);
  }
  const XmlEdit edit = planner.plan(values);
  return make_edit(config, edit, &meant);
}

Result<void> make_edit(EditedWebConfig& config, const XmlEdit& edit, const Settings* settings) {
  if (edit.empty()) return {};
  WebConfig& before = config.after;
  std::vector<Splice> splices = splices_of(before, edit);
  Result<WebConfig> after =
      WebConfig::parse(encode_web_config(spliced(before.text(), splices), before.encoding()), before.where(), before.part());
  if (!after) {
    return refuse(before, fmt::format("it could not be read any more ({})", after.error().message),
                  "Report this; nothing was written.");
  }
  // The text and the document took the edit by two ways; only where they meet again is the file what was meant.
  apply_to_document(edit);
  const bool as_meant =
      same_content(before.document().root(), after->document().root()) && (settings == nullptr || after->settings() == *settings);
  if (!as_meant) {
    crypto::Secret bytes = encode_web_config(crypto::Secret(before.text()), before.encoding());
    config.after = *WebConfig::parse(std::move(bytes), before.where(), before.part());
    return refuse(config.after, "it would not hold what was meant",
                  "Make the change with an editor, and report this; nothing was written.");
  }
  if (config.splices.empty()) config.text_before = std::move(before).taken_text();
  config.splices = config.splices.empty() ? std::move(splices) : composed(config.splices, splices);
  std::erase_if(config.splices,
                [&](const Splice& each) { return each.replaced.of(config.text_before.reveal()) == each.text.reveal(); });
  config.after = std::move(*after);
  if (config.splices.empty()) config.text_before = crypto::Secret();
  return {};
}

std::vector<WebConfigValue> web_config_values_between(const Settings& before, const Settings& after) {
  std::vector<WebConfigValue> values;
  for (const Field& field : fields()) {
    if (!is_in_web_config(field)) continue;
    crypto::Secret value = written_value(after, field);
    if (value != written_value(before, field)) values.push_back({&field, std::move(value)});
  }
  return values;
}

Result<std::vector<WebConfigValue>> web_config_values_of(const Settings& settings) {
  if (settings.authentication != Authentication::OAuth2) {
    return failure(ErrorKind::Usage,
                   fmt::format("The settings sign in with {}, and <oauthMailSettings> is for AUTH_OAUTH2 only.",
                               name_of(settings.authentication)),
                   "Take settings that use AUTH_OAUTH2; smtpcfg list shows which do.");
  }
  if (credential_of(settings) == Credential::Certificate) {
    return failure(ErrorKind::Usage,
                   "The settings sign in with a client certificate, and <oauthMailSettings> knows a Client Secret only.",
                   "Make a client secret for CRM.Web and enter it with smtpcfg web set FILE clientSecret.");
  }
  std::vector<WebConfigValue> values;
  for (const Field& field : fields()) {
    if (is_in_web_config(field)) values.push_back({&field, written_value(settings, field)});
  }
  return values;
}

}  // namespace smtpcfg::model
