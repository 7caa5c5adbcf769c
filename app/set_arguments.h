#pragma once

#include <string>
#include <vector>

#include "crypto/result.h"
#include "model/fields.h"

namespace smtpcfg::app {

struct Assignment {
  const model::Field* field;
  std::string value;    ///< cleaned
  std::string removed;  ///< what invisible characters were taken away, for a person; empty when none
};

/// What `smtpcfg set` was told: values, and secrets that were named without one, to be read or asked for.
struct SetArguments {
  std::vector<Assignment> values;
  std::vector<const model::Field*> secrets;
};

/// Errors: Usage for an unknown field, one given twice, a value missing, or a secret's value on the command line, which
/// messages never repeat.
Result<SetArguments> parse_set_arguments(const std::vector<std::string>& words);

/// Which secret an unnamed one is: with OAuth the client secret, or the passphrase of a certificate; the password with an
/// account. Error: Usage when the method has none.
Result<const model::Field*> usual_secret(const model::Settings& settings);

}  // namespace smtpcfg::app
