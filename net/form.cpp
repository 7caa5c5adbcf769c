#include "net/http_session.h"
#include "net/letters.h"

namespace smtpcfg::net {
crypto::Secret encode_form(const std::vector<HttpSession::FormField>& fields) {
  crypto::Secret form;
  for (const auto& [name, value] : fields) {
    if (!form.empty()) form.append(std::string_view("&"));
    append_percent_encoded(form, name);
    form.append(std::string_view("="));
    append_percent_encoded(form, value);
  }
  return form;
}

}  // namespace smtpcfg::net
