// organisation.xml, which people write by hand.

#include <algorithm>
#include <string>

#include "model/organisation_xml.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

using model::Organisation;

bool same(const Organisation& left, const Organisation& right) {
  return left.reps() == right.reps() && left.groups() == right.groups() && left.stations() == right.stations() &&
         left.order() == right.order();
}

Organisation read_again(const std::string& xml) {
  Result<model::ParsedOrganisation> parsed = model::parse_organisation_xml(xml, "organisation.xml");
  require(parsed.has_value(), "what was written can be read");
  return std::move(parsed->organisation);
}

void check(const Organisation& organisation, std::string_view xml) {
  for (const model::Rep& rep : organisation.reps()) {
    require(organisation.rep(rep.id) == &rep, "a rep is found by its ID");
    require(rep.login.empty() || organisation.rep_of_login(rep.login) == &rep, "a rep is found by its login");
    require(rep.project_groups == model::in_id_order(rep.project_groups), "a rep's groups are in order, each once");
  }
  const std::string rewritten = model::write_organisation_xml(organisation, xml);
  require(same(read_again(rewritten), organisation), "an organisation written over its own file is the same");
  require(model::write_organisation_xml(organisation, rewritten) == rewritten, "writing once more changes nothing");
  require(same(read_again(model::write_organisation_xml(organisation, "")), organisation),
          "an organisation written to a new file is the same");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  const std::string_view xml(reinterpret_cast<const char*>(data), size);
  // No XML may hold this character; pugixml takes it for the end of its text, and writes what is before it.
  if (xml.contains("&#0") || xml.contains("&#x0")) return 0;
  const Result<model::ParsedOrganisation> parsed = model::parse_organisation_xml(xml, "organisation.xml");
  if (parsed) {
    check(parsed->organisation, xml);
  } else {
    require(parsed.error().kind == ErrorKind::Unreadable && is_printable(parsed.error().message),
            "what cannot be read is Unreadable, in words that may be shown");
  }
  return 0;
}
