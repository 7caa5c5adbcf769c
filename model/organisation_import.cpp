#include "model/organisation_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "model/entry_ids.h"
#include "model/import_logins.h"

namespace smtpcfg::model {

namespace {

void set_id(Rep& rep, std::string id) { rep.id = std::move(id); }
void set_id(Group& group, std::string id) { group.id = std::move(id); }
void set_id(Station& station, const std::string& id) { std::from_chars(id.data(), id.data() + id.size(), station.number); }

const Rep* present_record(const Organisation& present, const Rep& record) { return present.rep(record.id); }
const Group* present_record(const Organisation& present, const Group& record) { return present.group(record.id); }
const Station* present_record(const Organisation& present, const Station& record) { return present.station(record.number); }

class Planner {
 public:
  Planner(const Organisation& present, const CsvTable& table, const ImportColumns& columns)
      : present_(present), table_(table), columns_(columns) {
    plan_.kind = columns.kind;
    plan_.unusable = table.unusable;
    plan_.not_imported = columns.ignored;
  }

  Result<ImportPlan> plan() {
    std::vector<Rep> reps = present_.reps();
    std::vector<Group> groups = present_.groups();
    std::vector<Station> stations = present_.stations();
    switch (columns_.kind) {
      case ImportKind::Reps:
        merge(reps, without_shared_logins(usable<Rep>()));
        break;
      case ImportKind::Groups:
        merge(groups, usable<Group>());
        break;
      case ImportKind::Stations:
        merge(stations, usable<Station>());
        break;
    }
    std::ranges::stable_sort(plan_.unusable, {}, &UnusableLine::line);
    plan_.result.set_order(present_.order());
    if (Result<void> added = add_all(std::move(groups)); !added) return std::unexpected(added.error());
    if (Result<void> added = add_all(std::move(stations)); !added) return std::unexpected(added.error());
    if (Result<void> added = add_all(std::move(reps)); !added) return std::unexpected(added.error());
    warn();
    return std::move(plan_);
  }

 private:
  void refuse(std::size_t line, std::string reason) { plan_.unusable.push_back({line, std::move(reason)}); }

  template <typename Record>
  std::vector<Imported<Record>> usable() {
    std::vector<Imported<Record>> records;
    std::unordered_map<std::string, std::size_t> lines;
    for (const CsvRecord& each : table_.records) {
      Result<std::string> id = id_in(each, columns_);
      if (!id) {
        refuse(each.line, id.error().message);
        continue;
      }
      const auto [first, is_new] = lines.try_emplace(*id, each.line);
      if (!is_new) {
        refuse(each.line, fmt::format("{} is in line {} already.", *id, first->second));
        continue;
      }
      Record record;
      set_id(record, std::move(*id));
      if (const Record* before = present_record(present_, record); before != nullptr) record = *before;
      if (const Result<void> applied = apply(each, columns_, record); !applied) {
        refuse(each.line, applied.error().message);
        continue;
      }
      records.push_back({each.line, std::move(record)});
    }
    return records;
  }

  std::vector<Imported<Rep>> without_shared_logins(std::vector<Imported<Rep>> records) {
    std::ranges::move(take_out_shared_logins(present_, records), std::back_inserter(plan_.unusable));
    return records;
  }

  template <typename Record>
  void merge(std::vector<Record>& into, std::vector<Imported<Record>> records) {
    std::unordered_map<std::string, std::size_t> positions;
    for (std::size_t position = 0; position < into.size(); ++position) positions.emplace(id_of(into[position]), position);
    for (Imported<Record>& each : records) {
      const auto found = positions.find(id_of(each.record));
      const bool is_new = found == positions.end();
      std::vector<FieldChange> fields = changes_between(is_new ? Record() : into[found->second], each.record);
      if (!is_new && fields.empty()) {
        ++plan_.unchanged;
        continue;
      }
      (is_new ? plan_.added : plan_.changed).push_back({id_of(each.record), each.record.name, std::move(fields)});
      if (is_new) {
        into.push_back(std::move(each.record));
      } else {
        into[found->second] = std::move(each.record);
      }
    }
  }

  template <typename Record>
  Result<void> add_all(std::vector<Record> records) {
    for (Record& each : records) {
      if (Result<void> added = plan_.result.add(std::move(each)); !added) return added;
    }
    return {};
  }

  void warn() {
    if (columns_.kind == ImportKind::Stations) {
      for (const Station& station : plan_.result.stations()) {
        if (station.number >= first_reserved_station) plan_.warnings.push_back(reserved_station_words(station));
      }
      return;
    }
    for (const UnknownGroup& unknown : unknown_groups(plan_.result)) plan_.warnings.push_back(words_of(unknown, plan_.result));
  }

  const Organisation& present_;
  const CsvTable& table_;
  const ImportColumns& columns_;
  ImportPlan plan_;
};

}  // namespace

Result<ImportPlan> plan_import(const Organisation& present, const CsvTable& table, std::optional<ImportKind> kind,
                               std::string_view where) {
  const Result<ImportColumns> columns = columns_of(table.header, kind, where);
  if (!columns) return std::unexpected(columns.error());
  return Planner(present, table, *columns).plan();
}

}  // namespace smtpcfg::model
