#include "validation/finding.h"

namespace smtpcfg::validation {

std::string_view name_of(Status status) {
  switch (status) {
    case Status::Pass:
      return "pass";
    case Status::Warn:
      return "warn";
    case Status::Fail:
      return "fail";
    case Status::Skipped:
      return "skipped";
  }
  return {};
}

}  // namespace smtpcfg::validation
