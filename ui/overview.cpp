#include "ui/overview.h"

#include "model/organisation_file.h"

namespace smtpcfg::ui {

std::size_t Overview::count(model::Target::Kind kind) const {
  const auto found = present.find(kind);
  return found == present.end() ? 0 : found->second;
}

std::size_t Overview::entries() const {
  using enum model::Target::Kind;
  return count(Global) + count(Group) + count(Rep) + count(Station);
}

Result<std::shared_ptr<const Overview>> read_overview(model::SettingsStore& store) {
  Result<model::Survey> survey = model::Survey::take(store);
  if (!survey) return std::unexpected(std::move(survey.error()));
  Result<model::LoadedOrganisation> loaded = model::load_organisation(model::system_files(), *store.installation());
  auto overview = std::make_shared<Overview>(
      Overview{.installation = store.installation()->root(), .survey = std::move(*survey), .organisation = {}});
  if (loaded) {
    overview->organisation = std::move(loaded->parsed.organisation);
    overview->everybody.emplace(overview->survey, overview->organisation);
  } else {
    overview->organisation_error = std::move(loaded.error());
  }
  overview->rows = layer_rows(overview->survey, overview->organisation, overview->everybody ? &*overview->everybody : nullptr);
  for (const model::LayerSummary& layer : overview->survey.layers()) {
    if (layer.state != model::LayerSummary::State::Absent) ++overview->present[layer.target.kind];
  }
  return std::shared_ptr<const Overview>(std::move(overview));
}

}  // namespace smtpcfg::ui
