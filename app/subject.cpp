#include "app/subject.h"

#include "app/commands/command.h"

namespace smtpcfg::app {

void SubjectOptions::add_to(CLI::App& command, const std::string& purpose) {
  CLI::Option* target = command.add_option("TARGET", target_, target_forms);
  add_login_option(command, purpose)->excludes(target);
  person_.add_to(command);
}

void SubjectOptions::add_login_to(CLI::App& command, const std::string& purpose) {
  add_login_option(command, purpose);
  person_.add_to(command);
}

CLI::Option* SubjectOptions::add_login_option(CLI::App& command, const std::string& purpose) {
  return command.add_option("--effective", login_, purpose + " the settings that this login gets")->option_text("LOGIN");
}

Result<void> SubjectOptions::check(const std::string& question) const {
  constexpr auto remedy = "Name a target such as user:SSELLER, or a login with --effective.";
  if (login_.empty() && person_.given()) {
    return failure(ErrorKind::Usage, "--rep, --group and --station belong to --effective.", "Name the login with --effective.");
  }
  if (!named() && !question.empty()) return failure(ErrorKind::Usage, question, remedy);
  return {};
}

Result<Subject> SubjectOptions::find(Context& context) const {
  if (!login_.empty()) {
    auto person = resolve_person(context, login_, person_);
    if (!person) return std::unexpected(person.error());
    Result<model::Effective>& effective = person->resolution.effective;
    if (!effective) return std::unexpected(effective.error());
    return Subject{std::move(effective->loaded), std::move(effective->origin)};
  }
  auto target = context.target(target_);
  if (!target) return std::unexpected(target.error());
  auto loaded = context.load(*target);
  if (!loaded) return std::unexpected(loaded.error());
  return Subject{std::move(*loaded), std::move(*target)};
}

}  // namespace smtpcfg::app
