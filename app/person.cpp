#include "app/person.h"

#include <fmt/format.h>

#include "model/entry_ids.h"
#include "model/fields.h"

namespace smtpcfg::app {
namespace {

// Whoever the organisation knows is named by it; an unknown id is used as it is, but worth a word.
Result<void> set_rep(Context& context, const model::Organisation& organisation, const std::string& text, model::Who& who) {
  Result<std::string> id = model::parse_record_id("rep", text);
  if (!id) return std::unexpected(std::move(id.error()));
  who.rep = std::move(*id);
  who.groups.clear();
  const model::Rep* const rep = organisation.rep(who.rep);
  if (rep == nullptr) {
    if (!organisation.reps().empty()) context.output().note(fmt::format("Rep {} is not in organisation.xml.", who.rep));
    return {};
  }
  who.groups = model::groups_of(*rep);
  if (!rep->login.empty() && organisation.rep_of_login(who.login->text()) != rep) {
    context.output().note(fmt::format("In organisation.xml, rep {} has the login {}.", who.rep, rep->login));
  }
  return {};
}

Result<void> set_groups(Context& context, const model::Organisation& organisation, const std::vector<std::string>& texts,
                        model::Who& who) {
  who.groups.clear();
  for (const std::string& text : texts) {
    Result<std::string> id = model::parse_record_id("group", text);
    if (!id) return std::unexpected(std::move(id.error()));
    if (organisation.group(*id) == nullptr && !organisation.groups().empty()) {
      context.output().note(fmt::format("Group {} is not in organisation.xml.", *id));
    }
    who.groups.push_back(std::move(*id));
  }
  return {};
}

Result<void> set_station(Context& context, const std::string& text, model::Who& who) {
  const Result<int> number = model::parse_station(text);
  if (!number) return std::unexpected(number.error());
  who.station = *number;
  if (*number >= model::first_reserved_station) {
    context.output().note(fmt::format("Station {} is in a range that the CRM keeps for itself.", *number));
  }
  return {};
}

Result<model::Who> who_is(Context& context, const model::Organisation& organisation, const std::string& login,
                          const PersonOptions& options) {
  const Result<model::Login> parsed = model::Login::parse(login);
  if (!parsed) return std::unexpected(parsed.error());
  model::Who who = model::who_is(organisation, *parsed);
  Result<void> set;
  if (!options.rep.empty()) set = set_rep(context, organisation, options.rep, who);
  if (set && !options.groups.empty()) set = set_groups(context, organisation, options.groups, who);
  if (set && !options.station.empty()) set = set_station(context, options.station, who);
  if (!set) return std::unexpected(std::move(set.error()));
  return who;
}

}  // namespace

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
  Result<model::Who> who = who_is(context, organisation, login, options);
  if (!who) return std::unexpected(std::move(who.error()));
  const auto store = context.store();
  if (!store) return std::unexpected(store.error());
  model::Resolution resolution = (*store)->resolve(*who, organisation.order(), !organisation.has_default_order());
  if (resolution.effective) model::add_secrets(resolution.effective->loaded.settings, context.output().redactor());
  for (const std::string& warning : resolution.warnings) context.output().note(warning);
  return ResolvedPerson{std::move(*who), std::move(resolution)};
}

}  // namespace smtpcfg::app
