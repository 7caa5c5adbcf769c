#include "app/person.h"

#include "model/fields.h"
#include "model/person.h"

namespace smtpcfg::app {

void PersonOptions::add_to(CLI::App& command) {
  command.add_option("--rep", rep, "The rep's ID (default: the rep of this login in organisation.xml)")->option_text("ID");
  command.add_option("--group", groups, "A rep group's ID; several in the order in which they count (default: those of the rep)")
      ->option_text("ID")
      ->allow_extra_args(false);
  command.add_option("--station", station, "The station's number")->option_text("N");
}

Result<ResolvedPerson> resolve_person(Context& context, const std::string& login, const PersonOptions& options) {
  const auto loaded = context.organisation();
  if (!loaded) return std::unexpected(loaded.error());
  const model::Organisation& organisation = (*loaded)->organisation();
  Result<model::Person> person =
      model::person_of(organisation, {.login = login, .rep = options.rep, .groups = options.groups, .station = options.station});
  if (!person) return std::unexpected(std::move(person.error()));
  for (const std::string& note : person->notes) context.output().note(note);
  const auto store = context.store();
  if (!store) return std::unexpected(store.error());
  model::Resolution resolution = (*store)->resolve(person->who, organisation.order(), !organisation.has_default_order());
  if (resolution.effective) model::add_secrets(resolution.effective->loaded.settings, context.output().redactor());
  for (const std::string& warning : resolution.warnings) context.output().note(warning);
  return ResolvedPerson{std::move(person->who), std::move(resolution)};
}

}  // namespace smtpcfg::app
