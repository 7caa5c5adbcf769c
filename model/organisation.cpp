#include "model/organisation.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/entry_ids.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

std::string named(std::string_view name, std::string_view id) {
  return name.empty() ? std::string(id) : fmt::format("{} ({})", name, id);
}

Error taken(std::string_view what, std::string_view id) {
  return {ErrorKind::Usage, fmt::format("There are two {} {}.", what, id), "Keep one of them."};
}

template <typename Record, typename Map, typename Key>
const Record* found_in(const std::vector<Record>& records, const Map& index, const Key& key) {
  const auto found = index.find(key);
  return found == index.end() ? nullptr : &records[found->second];
}

}  // namespace

std::string id_of(const Rep& rep) { return rep.id; }
std::string id_of(const Group& group) { return group.id; }
std::string id_of(const Station& station) { return std::to_string(station.number); }

std::string words_of(const Rep& rep) { return named(rep.name.empty() ? rep.login : rep.name, rep.id); }
std::string words_of(const Group& group) { return named(group.name, group.id); }
std::string words_of(const Station& station) { return named(station.name, id_of(station)); }

std::vector<std::string> in_id_order(std::vector<std::string> ids) {
  std::ranges::sort(ids, id_before);
  const auto repeated = std::ranges::unique(ids);
  ids.erase(repeated.begin(), repeated.end());
  return ids;
}

Result<void> Organisation::add(Rep rep) {
  const std::string folded = fold_case(rep.login);
  if (const Rep* other = folded.empty() ? nullptr : rep_of_login(folded); other != nullptr && other->id != rep.id) {
    return failure(ErrorKind::Usage,
                   fmt::format("The login {} belongs to two reps, {} and {}.", rep.login, words_of(*other), words_of(rep)),
                   "A login belongs to one rep: take it away from the other.");
  }
  if (!rep_by_id_.try_emplace(rep.id, reps_.size()).second) return std::unexpected(taken("reps with the ID", rep.id));
  if (!folded.empty()) rep_by_login_.emplace(folded, reps_.size());
  reps_.push_back(std::move(rep));
  return {};
}

Result<void> Organisation::add(Group group) {
  if (!group_by_id_.try_emplace(group.id, groups_.size()).second) {
    return std::unexpected(taken("groups with the ID", group.id));
  }
  groups_.push_back(std::move(group));
  return {};
}

Result<void> Organisation::add(Station station) {
  if (!station_by_number_.try_emplace(station.number, stations_.size()).second) {
    return std::unexpected(taken("stations with the number", std::to_string(station.number)));
  }
  stations_.push_back(std::move(station));
  return {};
}

const Rep* Organisation::rep_of_login(std::string_view login) const { return found_in(reps_, rep_by_login_, fold_case(login)); }
const Rep* Organisation::rep(std::string_view id) const { return found_in(reps_, rep_by_id_, std::string(id)); }
const Group* Organisation::group(std::string_view id) const { return found_in(groups_, group_by_id_, std::string(id)); }
const Station* Organisation::station(int number) const { return found_in(stations_, station_by_number_, number); }

std::vector<UnknownGroup> unknown_groups(const Organisation& organisation) {
  std::vector<UnknownGroup> unknown;
  std::unordered_map<std::string, std::size_t> index;
  const std::vector<Rep>& reps = organisation.reps();
  for (std::size_t position = 0; position < reps.size(); ++position) {
    const Rep& rep = reps[position];
    std::vector<std::string> named_by_rep = rep.project_groups;
    named_by_rep.push_back(rep.rights_group);
    named_by_rep.push_back(rep.organisational_group);
    for (std::string& id : in_id_order(std::move(named_by_rep))) {
      if (id.empty() || organisation.group(id) != nullptr) continue;
      const auto [entry, is_new] = index.try_emplace(id, unknown.size());
      if (is_new) unknown.push_back({std::move(id), position, 0});
      ++unknown[entry->second].reps;
    }
  }
  return unknown;
}

std::string words_of(const UnknownGroup& unknown, const Organisation& organisation) {
  const std::size_t others = unknown.reps - 1;
  return fmt::format("The group {} of rep {}{} is not in the organisation.", unknown.id,
                     words_of(organisation.reps()[unknown.first_rep]),
                     others == 0   ? ""
                     : others == 1 ? " and of one other rep"
                                   : fmt::format(" and of {} other reps", others));
}

std::string reserved_station_words(const Station& station) {
  return fmt::format("Station {}: numbers from {} on are the CRM's own ranges.", words_of(station), first_reserved_station);
}

}  // namespace smtpcfg::model
