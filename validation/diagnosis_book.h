#pragma once

#include <functional>
#include <string_view>

#include "validation/diagnosis.h"

namespace smtpcfg::validation {

/// How a case is looked up: the attribute that names its kind, and what stands in it.
struct Lookup {
  const char* kind;            ///< "aadsts", "oauth", "smtp", "net", "fault"
  std::string_view key;        ///< "7000222"
  std::string_view text = {};  ///< must hold the case's says="…"
  std::string_view side = {};  ///< must be the case's side="…", where it has one
};

/// The first case of diagnosis.xml that fits, filled in; false when there is none.
bool find_case(const Lookup& lookup, const Known& known, Diagnosis& found);

}  // namespace smtpcfg::validation
