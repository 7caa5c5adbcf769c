#include "app/web_change.h"

#include <fmt/format.h>

#include "app/changes.h"
#include "app/exit_code.h"
#include "app/given_secrets.h"
#include "app/web_view.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

/// Before anybody is asked for a secret.
Result<void> check_fields(const SetArguments& arguments) {
  std::vector<const model::Field*> fields = arguments.secrets;
  for (const Assignment& each : arguments.values) fields.push_back(each.field);
  for (const model::Field* field : fields) {
    if (auto known = model::require_web_config_field(*field); !known) return known;
  }
  return {};
}

Result<std::vector<model::WebConfigValue>> values_of(Context& context, const SetArguments& arguments,
                                                     const std::string& secret_from) {
  std::vector<model::WebConfigValue> values;
  for (const Assignment& each : arguments.values) {
    if (!each.removed.empty()) context.output().note(fmt::format("{}: removed {}.", each.field->name, each.removed));
    values.push_back({each.field, crypto::Secret(std::string_view(each.value))});
  }
  auto secrets = given_secrets(context, arguments, secret_from, model::Settings());
  if (!secrets) return std::unexpected(secrets.error());
  for (GivenSecret& each : *secrets) values.push_back({each.field, std::move(each.value)});
  return values;
}

/// What differs and what the check says about the file afterwards. `document` is what JSON has in front.
int tell(Context& context, const std::string& file, const model::WebSite& site, bool written,
         const std::vector<std::string>& warnings, Json document) {
  Output& output = context.output();
  std::vector<model::WebFinding> findings = model::check_web_config(site.parts());
  const model::EditedWebConfig& edited = site.holder().edited;
  if (context.json()) {
    const Json files = written ? json_of_files(site) : Json::array();
    document.update(Json{{"file", file},
                         {"written", written},
                         {"previous", files.empty() ? "" : files.front()["previous"]},
                         {"changes", json_of(changes_between(&edited.settings_before, edited.after.settings()))},
                         {"lines", json_of_lines(site)},
                         {"warnings", warnings},
                         {"findings", json_of(findings)}});
    output.print_document(document);
  } else {
    output.print(text_of_lines(site, output.style().result_colours));
    output.note(saving_words(site, written));
    for (const std::string& warning : warnings) output.note("Warning: " + warning);
    std::erase_if(findings, [](const model::WebFinding& each) { return each.severity != model::WebSeverity::Error; });
    if (!findings.empty()) output.note("Not right yet:");
    for (const model::WebFinding& each : findings) {
      output.note(fmt::format("  line {}: {} {}", each.line, each.message, each.remedy));
    }
  }
  const bool right = count_of(findings, model::WebSeverity::Error) == 0 && warnings.empty();
  return right ? exit_code::done : exit_code::warnings;
}

/// Sets and, when it is to be and something differs, saves. Returns whether it wrote.
Result<bool> change(Context& context, model::WebSite& site, std::span<const model::WebConfigValue> values, bool dry_run) {
  if (const auto set = model::set_values(site, values); !set) return std::unexpected(set.error());
  if (dry_run || site.changed_files().empty()) return false;
  if (const auto saved = model::save_web_site(context.files(), site); !saved) return std::unexpected(saved.error());
  return true;
}

std::vector<std::string> sender_warning(const model::Settings& settings) {
  if (settings.sender_address.empty()) return {};
  return {
      fmt::format("The sender {} does not carry over: CRM.Web always sends from the logged-in user's own address. If the "
                  "application may send from this mailbox only, give it the right to the users' mailboxes too.",
                  settings.sender_address)};
}

}  // namespace

Result<model::WebSite> load_web(Context& context, const std::string& file) {
  auto site = model::load_web_site(context.files(), model::path_of(file));
  if (site) model::add_secrets(site->holder().edited.after.settings(), context.output().redactor());
  return site;
}

Result<int> set_in_web(Context& context, const std::string& file, const SetArguments& arguments, const std::string& secret_from,
                       bool dry_run) {
  if (auto known = check_fields(arguments); !known) return std::unexpected(known.error());
  auto site = load_web(context, file);
  if (!site) return std::unexpected(site.error());
  const auto values = values_of(context, arguments, secret_from);
  if (!values) return std::unexpected(values.error());
  const auto written = change(context, *site, *values, dry_run);
  if (!written) return std::unexpected(written.error());
  return tell(context, file, *site, *written, {}, Json{{"target", model::Target::web(file).text()}});
}

Result<int> copy_to_web(Context& context, const model::Target& from, const model::LoadedSettings& source, const std::string& file,
                        bool dry_run) {
  const auto values = model::web_config_values_of(source.settings);
  if (!values) return std::unexpected(values.error());
  auto site = load_web(context, file);
  if (!site) return std::unexpected(site.error());
  const auto written = change(context, *site, *values, dry_run);
  if (!written) return std::unexpected(written.error());
  return tell(context, file, *site, *written, sender_warning(source.settings),
              Json{{"from", from.text()}, {"to", model::Target::web(file).text()}});
}

}  // namespace smtpcfg::app
