#include "model/comparison.h"

namespace smtpcfg::model {

namespace {

FieldComparison compare(const Field& field, const crypto::Secret& left, const crypto::Secret& right) {
  const auto words = [](const crypto::Secret& secret) { return secret.empty() ? "not set" : "set"; };
  return {&field, words(left), words(right), left == right};
}

FieldComparison compare(const Field& field, std::string left, std::string right) {
  const bool same = left == right;
  return {&field, std::move(left), std::move(right), same};
}

}  // namespace

std::vector<FieldComparison> compare(const Settings& left, const Settings& right) {
  std::vector<FieldComparison> comparisons;
  comparisons.reserve(fields().size());
  for (const Field& field : fields()) {
    comparisons.push_back(field.secret() ? compare(field, secret_of(left, field), secret_of(right, field))
                                         : compare(field, text_of(left, field), text_of(right, field)));
  }
  return comparisons;
}

}  // namespace smtpcfg::model
