#pragma once

#include <string>

#include "app/console_context.h"
#include "app/output.h"
#include "app/table.h"
#include "model/resolution.h"

namespace smtpcfg::app {

/// What resolution found for a login, with the login and its secrets taught to the redactor.
/// Errors: Usage when it is no login; NotFound when there is no installation.
Result<model::Resolution> resolve_login(Context& context, const std::string& login);

/// [{"target", "state", "why"}] in the order in which they count.
Json json_of(const std::vector<model::LayerReport>& layers);
Table table_of(const std::vector<model::LayerReport>& layers);

/// Every step in sentences, and where the order comes from.
std::string explanation_of(const std::string& login, const model::Resolution& resolution);

}  // namespace smtpcfg::app
