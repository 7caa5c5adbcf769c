#include "validation/settings_json.h"

#include <string>
#include <variant>

#include "model/fields.h"

namespace smtpcfg::validation {

Json json_of(const model::Settings& settings, Secrets secrets) {
  Json document = Json::object();
  for (const model::Field& field : model::fields()) {
    Json& value = document[std::string(field.name)];
    if (field.kind == model::FieldKind::Flag) {
      value = settings.*std::get<bool model::Settings::*>(field.member);
    } else if (field.kind == model::FieldKind::Port) {
      const int port = settings.*std::get<int model::Settings::*>(field.member);
      value = port == 0 ? Json(nullptr) : Json(port);
    } else if (field.secret() && secrets == Secrets::Revealed) {
      value = model::secret_of(settings, field).reveal();
    } else {
      value = model::text_of(settings, field);
    }
  }
  return document;
}

}  // namespace smtpcfg::validation
