#include "model/change_log.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "model/comparison.h"
#include "model/fields.h"
#include "model/printable.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t most_of_a_name = 200;
constexpr std::size_t most_of_a_path = 1000;

std::string deed(Change::Kind kind, const std::string& target) {
  switch (kind) {
    case Change::Kind::Created:
      return "created " + target;
    case Change::Kind::Changed:
      return "changed " + target;
    case Change::Kind::Replaced:
      return "replaced unreadable " + target;
    case Change::Kind::Removed:
      return "removed " + target;
    case Change::Kind::Restored:
      return "restored " + target;
    case Change::Kind::KeyCreated:
      return "created a key";
    case Change::Kind::KeyProtected:
      return "protected a key with a passphrase";
    case Change::Kind::KeyUnprotected:
      return "took the protection off a key";
    case Change::Kind::KeyProtectedByWindows:
      return "let Windows protect a key";
  }
  return {};
}

bool names_fields(Change::Kind kind) {
  return kind == Change::Kind::Created || kind == Change::Kind::Changed || kind == Change::Kind::Replaced;
}

// Nothing in a name or path can end the quotation marks around it.
std::string part(std::string_view text, std::size_t max_bytes) {
  std::string shown = printable(text, max_bytes);
  std::ranges::replace(shown, '"', '?');
  return shown;
}

bool concerns_everybody(const Change& change) {
  return !change.target || change.target->kind == Target::Kind::System || change.target->is_entry();
}

class NoChangeLog : public ChangeLog {
  void write(const Change& /*change*/) override {}
};

}  // namespace

Change saved_change(const Target& target, const std::filesystem::path& file, const Settings& now, const Settings* before) {
  Change change{.kind = before == nullptr ? Change::Kind::Created : Change::Kind::Changed, .target = target, .file = file};
  if (before != nullptr) {
    for (const FieldComparison& each : compare(*before, now)) {
      if (!each.same) change.fields.push_back(each.field->name);
    }
  } else {
    for (const Field& field : fields()) {
      if (!text_of(now, field).empty()) change.fields.push_back(field.name);
    }
  }
  return change;
}

std::string text_of(const Change& change, std::string_view who) {
  const std::string target = change.target ? part(change.target->text(), most_of_a_name) : "";
  std::string text = part(who, most_of_a_name) + ' ' + deed(change.kind, target);
  if (names_fields(change.kind)) {
    text += change.fields.empty() ? "; no field differs" : fmt::format("; fields: {}", fmt::join(change.fields, ", "));
  }
  return text + fmt::format("; file: \"{}\"", part(utf8_of(change.file), most_of_a_path));
}

void ChangeLog::record(const Change& change) noexcept {
  if (!concerns_everybody(change)) return;
  try {
    Change written = change;
    std::error_code code;
    if (const std::filesystem::path whole = std::filesystem::absolute(change.file, code); !code)
      written.file = whole.lexically_normal();
    write(written);
  } catch (...) {
    return;  // no memory for the text, say
  }
}

ChangeLog& no_change_log() {
  static NoChangeLog none;
  return none;
}

}  // namespace smtpcfg::model
