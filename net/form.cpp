#include "net/http_session.h"

namespace smtpcfg::net {
namespace {

bool is_unreserved(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
         letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

void append_encoded(crypto::Secret& form, std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (std::size_t index = 0; index < text.size(); ++index) {
    if (is_unreserved(text[index])) {
      form.append(text.substr(index, 1));
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[index]);
    form.append(std::string_view("%"));
    form.append(kHex.substr(byte >> 4U, 1));
    form.append(kHex.substr(byte & 0xfU, 1));
  }
}

}  // namespace

crypto::Secret encode_form(const std::vector<HttpSession::FormField>& fields) {
  crypto::Secret form;
  for (const auto& [name, value] : fields) {
    if (!form.empty()) form.append(std::string_view("&"));
    append_encoded(form, name);
    form.append(std::string_view("="));
    append_encoded(form, value);
  }
  return form;
}

}  // namespace smtpcfg::net
