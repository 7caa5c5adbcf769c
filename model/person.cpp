#include "model/person.h"

#include <fmt/format.h>

#include "model/entry_ids.h"

namespace smtpcfg::model {

namespace {

// Whoever the organisation knows is named by it; an unknown id is used as it is, but worth a word.
Result<void> set_rep(const Organisation& organisation, std::string_view text, Person& person) {
  Result<std::string> id = parse_record_id("rep", text);
  if (!id) return std::unexpected(std::move(id.error()));
  Who& who = person.who;
  who.rep = std::move(*id);
  who.groups.clear();
  const Rep* const rep = organisation.rep(who.rep);
  if (rep == nullptr) {
    if (!organisation.reps().empty()) person.notes.push_back(fmt::format("Rep {} is not in organisation.xml.", who.rep));
    return {};
  }
  who.groups = groups_of(*rep);
  if (!rep->login.empty() && organisation.rep_of_login(who.login->text()) != rep) {
    person.notes.push_back(fmt::format("In organisation.xml, rep {} has the login {}.", who.rep, rep->login));
  }
  return {};
}

Result<void> set_groups(const Organisation& organisation, const std::vector<std::string>& texts, Person& person) {
  person.who.groups.clear();
  for (const std::string& text : texts) {
    Result<std::string> id = parse_record_id("group", text);
    if (!id) return std::unexpected(std::move(id.error()));
    if (organisation.group(*id) == nullptr && !organisation.groups().empty()) {
      person.notes.push_back(fmt::format("Group {} is not in organisation.xml.", *id));
    }
    person.who.groups.push_back(std::move(*id));
  }
  return {};
}

Result<void> set_station(std::string_view text, Person& person) {
  const Result<int> number = parse_station(text);
  if (!number) return std::unexpected(number.error());
  person.who.station = *number;
  if (*number >= first_reserved_station) {
    person.notes.push_back(fmt::format("Station {} is in a range that the CRM keeps for itself.", *number));
  }
  return {};
}

}  // namespace

Result<Person> person_of(const Organisation& organisation, const PersonText& text) {
  const Result<Login> login = Login::parse(text.login);
  if (!login) return std::unexpected(login.error());
  Person person{.who = who_is(organisation, *login), .notes = {}};
  Result<void> set;
  if (!text.rep.empty()) set = set_rep(organisation, text.rep, person);
  if (set && !text.groups.empty()) set = set_groups(organisation, text.groups, person);
  if (set && !text.station.empty()) set = set_station(text.station, person);
  if (!set) return std::unexpected(std::move(set.error()));
  return person;
}

}  // namespace smtpcfg::model
