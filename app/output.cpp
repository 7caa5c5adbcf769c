#include "app/output.h"

#include "app/table.h"
#include "app/text_width.h"

namespace smtpcfg::app {
namespace {

/// Strings are redacted one by one, before escaping: in the document's text a secret with a quotation mark reads differently,
/// and a secret that looks like a name would take the document apart.
void redact_strings(Json& value, const crypto::Redactor& redactor) {
  if (value.is_string()) {
    value = redactor.redact(value.get_ref<const std::string&>());
    return;
  }
  if (!value.is_structured()) return;
  for (Json& child : value) redact_strings(child, redactor);
}

}  // namespace

void Output::print(std::string_view text) { write_result(redactor_.redact(text)); }

void Output::print_document(const Json& document) {
  Json redacted = document;
  redact_strings(redacted, redactor_);
  write_result(redacted.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

void Output::note(std::string_view line) {
  progress("");
  static_cast<void>(notes_(redactor_.redact(printable(line, true)) + "\n"));
}

void Output::report(const Error& error, const Json& more) {
  if (style_.json) {
    Json document = {{"error", {{"kind", name_of(error.kind)}, {"message", error.message}, {"remedy", error.remedy}}}};
    document.update(more);
    print_document(document);
    return;
  }
  progress("");
  std::string text = toned("Error:", Tone::Bad, style_.note_colours) + " " + printable(error.message, true) + "\n";
  if (!error.remedy.empty()) {
    text += toned("What to do:", Tone::Strong, style_.note_colours) + " " + printable(error.remedy, true) + "\n";
  }
  static_cast<void>(notes_(redactor_.redact(text)));
}

void Output::progress(std::string_view line) {
  if (!style_.progress || (line.empty() && !progress_shown_)) return;
  constexpr std::size_t narrow_terminal = 79;
  static_cast<void>(notes_("\r\x1b[K" + fitted(redactor_.redact(printable(line)), narrow_terminal)));
  progress_shown_ = !line.empty();
}

void Output::write_result(std::string_view text) {
  progress("");
  if (failure_) return;
  failure_ = results_(text);
}

}  // namespace smtpcfg::app
