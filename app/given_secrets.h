#pragma once

#include <string>
#include <vector>

#include "app/console_context.h"
#include "app/set_arguments.h"
#include "crypto/result.h"
#include "crypto/secret.h"
#include "model/fields.h"

namespace smtpcfg::app {

struct GivenSecret {
  const model::Field* field;
  crypto::Secret value;
};

/// The secrets that the arguments name, from what --secret-from says or else asked for; with --secret-from alone, the usual
/// one of these settings. Each is cleaned as its field allows, and taught to the redactor.
/// Errors: Usage when it is not clear which is meant, or one is empty; as Context::read_secret and ask_secret.
Result<std::vector<GivenSecret>> given_secrets(Context& context, const SetArguments& arguments, const std::string& secret_from,
                                               const model::Settings& settings);

}  // namespace smtpcfg::app
