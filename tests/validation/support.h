#pragma once

#include <string>
#include <vector>

#include "model/settings.h"
#include "validation/finding.h"

namespace smtpcfg::validation {

/// Settings for Exchange Online with nothing wrong in them.
inline model::Settings healthy() {
  model::Settings settings;
  settings.client_id = "22222222-2222-4222-8222-222222222222";
  settings.client_secret = crypto::Secret(std::string_view("Q~canary-secret-value"));
  settings.tenant = "11111111-1111-4111-8111-111111111111";
  settings.sender_address = "crm@contoso.com";
  model::fill_exchange_online_defaults(settings);
  return settings;
}

inline Finding finding(std::string check, Status status, std::string title = "title") {
  return {.check = std::move(check), .status = status, .title = std::move(title)};
}

}  // namespace smtpcfg::validation
