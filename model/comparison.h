#pragma once

#include <string>
#include <vector>

#include "model/fields.h"
#include "model/settings.h"

namespace smtpcfg::model {

/// One field of two settings, side by side. A secret reads "set" or "not set", and only `same` says whether it is the same one.
struct FieldComparison {
  const Field* field;
  std::string left;
  std::string right;
  bool same;
};

/// Every field, in the order of fields().
std::vector<FieldComparison> compare(const Settings& left, const Settings& right);

}  // namespace smtpcfg::model
