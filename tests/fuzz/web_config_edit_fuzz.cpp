// Changes of a web.config: lines like "host=smtp.contoso.com" up to an empty one, then the file.

#include <algorithm>
#include <string>
#include <vector>

#include "model/web_config_edit.h"
#include "model/web_config_lines.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

using crypto::Secret;
using model::EditedWebConfig;
using model::Settings;
using model::WebConfig;
using model::WebConfigValue;

constexpr std::string_view canary = "Q~canary-secret";

std::vector<WebConfigValue> values_in(FuzzInput& input) {
  std::vector<WebConfigValue> values;
  for (std::string_view line = input.line(); !line.empty(); line = input.line()) {
    const std::size_t equals = std::min(line.find('='), line.size());
    const model::Field* const field = model::find_field(line.substr(0, equals));
    if (field != nullptr && equals < line.size()) values.push_back({field, Secret(line.substr(equals + 1))});
  }
  return values;
}

Secret bytes_of(const EditedWebConfig& edit) {
  return model::encode_web_config(Secret(edit.after.text()), edit.after.encoding());
}

EditedWebConfig edited(std::string_view bytes, const std::vector<WebConfigValue>& values) {
  Result<WebConfig> config = WebConfig::parse(bytes, "web.config");
  require(config.has_value(), "what was edited can be read");
  EditedWebConfig done(std::move(*config));
  require(model::set_values(done, values).has_value(), "what was edited can be edited again");
  return done;
}

/// Outside of the splices every byte is the one that was there.
void check_splices(const EditedWebConfig& edit) {
  const std::string_view after = edit.after.text();
  const std::string_view before = edit.splices.empty() ? after : edit.text_before.reveal();
  std::size_t at = 0;
  std::size_t at_after = 0;
  for (const model::Splice& splice : edit.splices) {
    require(splice.replaced.begin >= at && splice.replaced.end >= splice.replaced.begin && splice.replaced.end <= before.size(),
            "splices stand in the file, in order, not overlapping");
    const std::size_t kept = splice.replaced.begin - at;
    require(after.substr(std::min(at_after, after.size()), kept) == before.substr(at, kept), "what is between splices stays");
    at_after += kept + splice.text.size();
    at = splice.replaced.end;
  }
  require(after.substr(std::min(at_after, after.size())) == before.substr(at), "what is behind the last splice stays");
}

void check_values(const Settings& settings, const std::vector<WebConfigValue>& values) {
  Settings meant = settings.clone();
  for (const WebConfigValue& each : values) {
    if (each.field->secret()) {
      model::secret_of(meant, *each.field) = each.value.clone();
    } else {
      require(model::set_text(meant, *each.field, each.value.reveal()).has_value(), "a value that was set is one");
    }
  }
  require(meant == settings, "the settings hold what was set");
}

/// Setting what was there gives the settings back; from then on to and fro gives back the very same bytes.
void check_way_back(const EditedWebConfig& edit, const std::vector<WebConfigValue>& values) {
  if (edit.settings_before.port == 0) return;  // none, or one that cannot be set
  const Result<std::vector<WebConfigValue>> back = model::web_config_values_of(edit.settings_before);
  require(back.has_value(), "the former settings can be set");
  const EditedWebConfig restored = edited(bytes_of(edit).reveal(), *back);
  require(restored.after.settings() == edit.settings_before, "the former values give the former settings");
  const Secret before = bytes_of(restored);
  const EditedWebConfig forth = edited(before.reveal(), values);
  require(bytes_of(edited(bytes_of(forth).reveal(), *back)) == before, "to and fro gives the same bytes");
}

void check(const EditedWebConfig& edit, const std::vector<WebConfigValue>& values) {
  check_splices(edit);
  check_values(edit.after.settings(), values);
  require(edited(bytes_of(edit).reveal(), values).splices.empty(), "values that are there already change nothing");
  const bool secret_is_canary = std::ranges::all_of(values, [](const WebConfigValue& each) {
    return each.field->secret() == (each.value.reveal() == canary) &&
           (each.field->secret() || !each.value.reveal().contains(canary));
  });
  for (const model::LineChange& change : model::line_changes_of(edit)) {
    require(!secret_is_canary || edit.text_before.reveal().contains(canary) || !change.text.contains(canary),
            "the difference does not show the client secret");
  }
  check_way_back(edit, values);
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  const std::vector<model::WebConfigValue> values = values_in(input);
  Result<model::WebConfig> config = model::WebConfig::parse(input.rest(), "web.config");
  if (!config) return 0;
  model::EditedWebConfig edit(std::move(*config));
  const Result<void> set = model::set_values(edit, values);
  if (set) {
    check(edit, values);
  } else {
    require(!set.error().message.contains("hold what was meant") && !set.error().message.contains("could not be read any more"),
            "an edit that is allowed can be made");
    require(is_printable(set.error().message), "a refusal may be shown");
  }
  return 0;
}
