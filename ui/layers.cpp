#include "ui/layers.h"

#include <fmt/format.h>
#include <wx/datetime.h>

#include "model/organisation_file.h"
#include "model/survey.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

using State = model::LayerSummary::State;

std::string words(const wxString& text) { return to_utf8(text); }

Layer row_of(const model::LayerSummary& layer) {
  Layer row;
  row.target = layer.target;
  row.exists = layer.state != State::Absent;
  if (layer.state == State::Absent) row.state = words(translated("no settings"));
  if (layer.state == State::Unreadable) {
    row.state = words(translated("unreadable"));
    row.note = layer.error->message;
  }
  if (layer.state != State::Present) return row;
  row.state = words(translated("has settings"));
  row.authentication = std::string(model::name_of(layer.authentication));
  row.host = layer.port == 0 ? layer.host : fmt::format("{}:{}", layer.host, layer.port);
  row.sender = layer.sender;
  row.saved = words(wxDateTime(std::chrono::system_clock::to_time_t(layer.saved_at)).FormatISOCombined(' '));
  return row;
}

/// What a user without a file gets, as far as organisation.xml tells.
std::string instead(const model::Survey& survey, const Result<model::LoadedOrganisation>& loaded, const std::string& login) {
  if (!loaded) return loaded.error().message;
  const Result<model::Login> parsed = model::Login::parse(login);
  if (!parsed) return {};
  const model::Organisation& organisation = loaded->organisation();
  const model::Decision decision = survey.decide(model::who_is(organisation, *parsed), organisation.order());
  if (!decision.origin) return decision.error->kind == ErrorKind::NotFound ? std::string() : decision.error->message;
  return fmt::format(fmt::runtime(words(translated("Uses {}."))), decision.layers[*decision.origin].target.words());
}

}  // namespace

Result<Layers> read_layers(model::SettingsStore& store) {
  const Result<model::Survey> survey = model::Survey::take(store);
  if (!survey) return std::unexpected(survey.error());
  const Result<model::LoadedOrganisation> organisation = model::load_organisation(model::system_files(), *store.installation());
  Layers layers{.installation = store.installation()->root(), .rows = {}};
  layers.rows.reserve(survey->layers().size());
  for (const model::LayerSummary& layer : survey->layers()) {
    Layer& row = layers.rows.emplace_back(row_of(layer));
    if (!row.exists && layer.target.kind == model::Target::Kind::User)
      row.note = instead(*survey, organisation, layer.target.value);
  }
  return layers;
}

}  // namespace smtpcfg::ui
