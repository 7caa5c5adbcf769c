#include "web_config_texts.h"

#include "support.h"

namespace smtpcfg::model {

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
  std::string result(text);
  for (std::size_t at = result.find(what); at != std::string::npos; at = result.find(what, at + with.size())) {
    result.replace(at, what.size(), with);
  }
  return result;
}

std::string filled_example() {
  std::string text = replaced(guide_example, "YOUR_CLIENT_ID", "11111111-2222-3333-4444-555555555555");
  text = replaced(text, "YOUR_CLIENT_SECRET", canary_secret);
  return replaced(text, "YOUR_TENANT_ID", "contoso.onmicrosoft.com");
}

}  // namespace smtpcfg::model
