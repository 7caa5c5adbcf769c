// Tables that are imported into the organisation: first line what they hold ("reps", or nothing), then the table.

#include <algorithm>
#include <string>

#include "model/organisation_import.h"
#include "model/organisation_xml.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

void check(const model::CsvTable& table) {
  require(!table.header.empty() && table.header.size() <= 100, "a table has 1 to 100 columns");
  require(std::ranges::all_of(table.records, [&](const auto& each) { return each.fields.size() == table.header.size(); }),
          "a record has as many fields as the header");
}

void check(const model::ImportPlan& plan, const model::CsvTable& table) {
  const Result<model::ImportPlan> again = model::plan_import(plan.result, table, plan.kind, "table.csv");
  require(again && again->added.empty() && again->changed.empty(), "importing a table again changes nothing");
  require(again->unchanged == plan.added.size() + plan.changed.size() + plan.unchanged, "and finds every record");

  const std::string xml = model::write_organisation_xml(plan.result, "");
  const Result<model::ParsedOrganisation> read = model::parse_organisation_xml(xml, "organisation.xml");
  require(read && read->organisation.reps() == plan.result.reps() && read->organisation.groups() == plan.result.groups() &&
              read->organisation.stations() == plan.result.stations(),
          "what was imported can be saved and read");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  const Result<model::ImportKind> kind = model::parse_import_kind(input.line());
  const Result<model::CsvTable> table = model::parse_csv(input.rest(), "table.csv");
  if (!table) return 0;
  check(*table);
  const model::Organisation nobody;
  if (const auto plan = model::plan_import(nobody, *table, kind ? std::optional(*kind) : std::nullopt, "table.csv")) {
    check(*plan, *table);
  }
  return 0;
}
