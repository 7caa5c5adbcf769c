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

Finding redacted(Finding finding, const crypto::Redactor& redactor) {
  for (std::string* text : {&finding.title, &finding.detail, &finding.code, &finding.evidence, &finding.remedy.text,
                            &finding.remedy.powershell, &finding.remedy.link}) {
    *text = redactor.redact(*text);
  }
  return finding;
}

}  // namespace smtpcfg::validation
