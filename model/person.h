#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "model/organisation.h"
#include "model/who.h"

namespace smtpcfg::model {

/// Who asks for settings, as somebody entered it. What is empty is taken from the organisation.
struct PersonText {
  std::string login;
  std::string rep = {};                  ///< id
  std::vector<std::string> groups = {};  ///< ids, strongest first
  std::string station = {};
};

struct Person {
  Who who;
  std::vector<std::string> notes;  ///< what is odd about what was entered, in sentences
};

/// Errors: Usage, when something is no login, id or station.
Result<Person> person_of(const Organisation& organisation, const PersonText& text);

}  // namespace smtpcfg::model
