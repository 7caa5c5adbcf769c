#include "ui/effective_answer.h"

#include "model/explanation.h"
#include "model/organisation_file.h"
#include "ui/said.h"

namespace smtpcfg::ui {

namespace {

std::string headline_of(const model::Who& who, const model::Resolution& resolution) {
  if (resolution.effective) return said("{} uses {}.", who.words(), resolution.effective->origin.words());
  const Error& error = resolution.effective.error();
  if (error.kind == ErrorKind::NotFound) return said("{} has no SMTP settings.", who.words());
  return said("{} cannot send: {} {}", who.words(), error.message, error.remedy);
}

}  // namespace

Result<EffectiveAnswer> effective_for(model::SettingsStore& store, const model::PersonText& text) {
  const Result<model::LoadedOrganisation> loaded = model::load_organisation(model::system_files(), *store.installation());
  if (!loaded) return std::unexpected(loaded.error());
  const model::Organisation& organisation = loaded->organisation();
  const Result<model::Person> person = model::person_of(organisation, text);
  if (!person) return std::unexpected(person.error());
  EffectiveAnswer answer{.resolution = store.resolve(person->who, organisation.order(), !organisation.has_default_order()),
                         .headline = {},
                         .explanation = {}};
  answer.headline = headline_of(person->who, answer.resolution);
  answer.explanation = model::explanation_of(person->who, answer.resolution);
  for (const std::string& warning : answer.resolution.warnings) answer.explanation += warning + "\n";
  for (const std::string& note : person->notes) answer.explanation += note + "\n";
  return answer;
}

}  // namespace smtpcfg::ui
