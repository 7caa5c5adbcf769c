#include "validation/exchange_script.h"

#include <fmt/format.h>

#include <ranges>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/person.h"
#include "model/replace_file.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

using validation::ExchangeSenders;

Json senders_json(const ExchangeSenders& senders) {
  Json list = Json::array();
  for (const auto& tenant : senders.tenants) {
    for (const auto& application : tenant.applications) {
      for (const auto& mailbox : application.mailboxes) {
        list.push_back({{"mailbox", mailbox.address},
                        {"tenant", tenant.tenant},
                        {"clientId", application.client_id},
                        {"usedBy", mailbox.used_by}});
      }
    }
  }
  return list;
}

Json left_out_json(const ExchangeSenders& senders) {
  Json list = Json::array();
  for (const auto& each : senders.left_out) list.push_back({{"name", each.name}, {"why", each.why}});
  return list;
}

class ExchangeScript : public Command {
 public:
  CLI::App* add_to(CLI::App& program) override {
    CLI::App* command =
        program.add_subcommand("exchange-script", "Print the PowerShell that lets the application send from the mailboxes");
    CLI::Option* targets = command->add_option("TARGET", targets_, target_forms);
    CLI::Option* logins = command->add_option("--effective", logins_, "For the settings that these logins get")
                              ->option_text("LOGIN…")
                              ->excludes(targets);
    command->add_flag("--all", all_, "For every layer of the installation that has settings")
        ->excludes(targets)
        ->excludes(logins);
    command->add_flag("--rbac", rbac_, "By RBAC for Applications instead of a permission on each mailbox; not both");
    command->add_option("--object-id", object_id_, "The Object ID of the enterprise application, when it is known")
        ->option_text("ID");
    command->add_option("--out", out_, "Save it as a .ps1 that Windows PowerShell reads, instead of printing it")
        ->option_text("FILE");
    command->footer(
        "The script is for an Exchange administrator. It looks before each step and does nothing twice; nothing is run here.\n"
        "Without --object-id it asks Microsoft Graph for the Object ID, or stops until it is filled in.\n\n"
        "Exit code: 0 done, 1 some settings are left out (the script's head and standard error say why), 3 nothing is left,\n"
        "4 the settings are unreadable, 5 the file could not be written.\n\n"
        "Examples:\n"
        "  smtpcfg exchange-script system\n"
        "  smtpcfg exchange-script --effective SSELLER JDOE --object-id 33333333-3333-4333-8333-333333333333\n"
        "  smtpcfg exchange-script --all --rbac --out exchange-smtp.ps1");
    return command;
  }

  Result<int> run(Context& context) override {
    if (targets_.empty() && logins_.empty() && !all_) {
      return failure(ErrorKind::Usage, "For whom is the script?",
                     "Name targets, logins with --effective, or everybody with --all.");
    }
    if (const auto collected = collect(context); !collected) return std::unexpected(collected.error());
    Output& output = context.output();
    for (const auto& each : senders_.left_out) output.note(fmt::format("Left out: {}: {}", each.name, each.why));
    if (senders_.tenants.empty()) return nothing_left(output);
    if (auto fits = validation::check_object_id(senders_, object_id_); !fits) {
      fits.error().message.insert(0, "--object-id: ");
      return std::unexpected(fits.error());
    }

    using enum validation::ExchangeWay;
    const std::string script = exchange_script(senders_, rbac_ ? RbacForApplications : MailboxPermission, object_id_);
    if (!out_.empty()) {
      const auto saved = model::replace_file(context.files(), model::path_of(out_), validation::exchange_script_file(script));
      if (!saved) return std::unexpected(saved.error());
      output.note(fmt::format("Saved {}: the script for {} mailboxes.", out_, senders_.mailboxes()));
    }
    if (context.json()) {
      Json document = {{"script", script}, {"senders", senders_json(senders_)}, {"leftOut", left_out_json(senders_)}};
      if (!out_.empty()) document["file"] = out_;
      output.print_document(document);
    } else if (out_.empty()) {
      output.print(script);
    }
    return senders_.left_out.empty() ? exit_code::done : exit_code::warnings;
  }

 private:
  Result<void> collect(Context& context) {
    if (all_) {
      if (const auto here = context.installation(); !here) return std::unexpected(here.error());
      const auto store = context.store();
      if (!store) return std::unexpected(store.error());
      auto all = validation::senders_of_all(**store);
      if (!all) return std::unexpected(all.error());
      senders_ = std::move(*all);
      return {};
    }
    for (const std::string& login : logins_) {
      auto person = resolve_person(context, login);
      if (!person) return std::unexpected(person.error());
      Result<model::Effective>& effective = person->resolution.effective;
      const Result<model::LoadedSettings> loaded =
          effective ? Result<model::LoadedSettings>(std::move(effective->loaded)) : std::unexpected(effective.error());
      if (auto added = senders_.add(login, loaded); !added) return added;
    }
    for (const std::string& text : targets_) {
      const auto target = context.target(text);
      if (!target) return std::unexpected(target.error());
      if (auto added = senders_.add(target->text(), context.load(*target)); !added) return added;
    }
    return {};
  }

  [[nodiscard]] int nothing_left(Output& output) const {
    Error error{.kind = ErrorKind::NotFound,
                .message = "None of these settings sends through Exchange Online as an application.",
                .remedy = "The script is for settings with AUTH_OAUTH2, a Client ID, a Tenant ID and a Sender address."};
    for (const auto& each : std::views::reverse(senders_.left_out)) {
      if (each.error) error = *each.error;
    }
    output.report(error, {{"leftOut", left_out_json(senders_)}});
    return exit_code_of(error.kind);
  }

  std::vector<std::string> targets_;
  std::vector<std::string> logins_;
  std::string object_id_;
  std::string out_;
  bool all_ = false;
  bool rbac_ = false;
  ExchangeSenders senders_;
};

}  // namespace

std::unique_ptr<Command> make_exchange_script() { return std::make_unique<ExchangeScript>(); }

}  // namespace smtpcfg::app
