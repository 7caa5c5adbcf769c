#include "app/policy_view.h"

#include <string>
#include <variant>

#include "model/policy_source.h"

namespace smtpcfg::app {
namespace {

Json value_of(const model::Policy& policy, const model::PolicySetting& setting) {
  const std::string text = model::text_of(policy, setting);
  if (text.empty()) return nullptr;
  const bool is_text = std::holds_alternative<std::string model::Policy::*>(setting.member);
  return is_text ? Json(text) : Json(text == "1");
}

}  // namespace

Table table_of(const model::Policy& policy) {
  Table table({"Setting", "Value", "Meaning (1 yes, 0 no)"});
  for (const model::PolicySetting& setting : model::policy_settings()) {
    const std::string text = model::text_of(policy, setting);
    const Tone tone = text.empty() ? Tone::Faint : Tone::Plain;
    table.add(
        {{std::string(setting.name), tone}, {text.empty() ? "not decided" : text, tone}, {std::string(setting.label), tone}});
  }
  return table;
}

Json json_of(const model::Policy& policy) {
  Json settings = Json::object();
  for (const model::PolicySetting& setting : model::policy_settings()) settings[setting.name] = value_of(policy, setting);
  return Json{{"source", model::policy_source()}, {"settings", settings}};
}

}  // namespace smtpcfg::app
