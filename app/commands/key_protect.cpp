#include <optional>

#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/key_view.h"
#include "model/change_log.h"

namespace smtpcfg::app {
namespace {

/// What protect_key() made of the key, and what to think of now.
std::string note_on(const KeyFacts& facts, bool on_share) {
  constexpr std::string_view installed_anew =
      "When Windows is installed anew nobody can: have a recovery key in smtp.recipients, or a copy of the unprotected key in a "
      "safe place.";
  std::string note;
  switch (facts.protection) {
    case model::KeyProtection::None:
      return "The key is no longer protected.";
    case model::KeyProtection::Passphrase:
      return "The key is protected. Nobody can recover a forgotten passphrase.";
    case model::KeyProtection::Machine:
      note = "Windows protects the key: everybody who can read it on this machine can open it, and no other machine can. ";
      break;
    case model::KeyProtection::User:
      note = "Windows protects the key: you alone can open it, on this machine. ";
      break;
  }
  note += installed_anew;
  if (on_share) note += " The key is on a share: programs on other machines cannot open the settings any more.";
  return note;
}

model::Change::Kind change_to(model::KeyProtection protection) {
  switch (protection) {
    case model::KeyProtection::None:
      return model::Change::Kind::KeyUnprotected;
    case model::KeyProtection::Passphrase:
      return model::Change::Kind::KeyProtected;
    case model::KeyProtection::Machine:
    case model::KeyProtection::User:
      break;
  }
  return model::Change::Kind::KeyProtectedByWindows;
}

class KeyProtect : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command =
        group.add_subcommand("protect", "Protect the key with a passphrase or by Windows, change that, or take it off");
    CLI::Option* from =
        command->add_option("--secret-from", secret_from_, "Read the new passphrase from FILE, or from standard input (-)")
            ->option_text("FILE|-");
    CLI::Option* remove = command->add_flag("--remove", remove_, "Take the protection off")->excludes(from);
    command->add_option("--dpapi", dpapi_, "Let Windows protect it, for this machine or for you alone; no passphrase then")
        ->option_text("machine|user")
        ->excludes(from)
        ->excludes(remove);
    command->footer(
        "The new passphrase is asked for twice; an empty one takes the protection off. The present one is asked for, or read\n"
        "by --passphrase-from. Every program that opens the settings then needs the passphrase.\n\n"
        "With --dpapi Windows opens the key without asking, but only on this machine; with “user”, only for you. So it is not\n"
        "for a key that several machines use over a share.\n\n"
        "Examples:\n"
        "  smtpcfg key protect\n"
        "  smtpcfg key protect --passphrase-from old.txt --secret-from new.txt\n"
        "  smtpcfg key protect --dpapi machine\n"
        "  smtpcfg key protect --remove");
    return command;
  }

  Result<int> run(Context& context) override {
    if (secret_from_ == "-" && context.options().passphrase_from == "-") {
      return failure(ErrorKind::Usage, "Standard input cannot give both passphrases.", "Read one of them from a file.");
    }
    const auto scope = wanted_scope();
    if (!scope) return std::unexpected(scope.error());
    const auto file = key_path(context);
    if (!file) return std::unexpected(file.error());
    // First of all the present one, so that nobody invents a new passphrase for a key that cannot be opened.
    const model::AskPassphrase present = context.passphrase();
    auto key = model::load_key(context.files(), *file, present);
    if (!key) return std::unexpected(key.error());
    const auto done = protect(context, *file, present, *scope);
    if (!done) return std::unexpected(done.error());
    model::system_change_log().record({.kind = change_to(*done), .file = *file});

    key->protection = *done;
    const KeyFacts facts = facts_of(*key, *file);
    Output& output = context.output();
    if (context.json()) {
      output.print_document(json_of(facts));
    } else {
      output.print(text_of(facts, output.style().result_colours));
      output.note(note_on(facts, *scope && model::is_on_share(*file)));
    }
    return exit_code::done;
  }

 private:
  /// Nothing without --dpapi. Where Windows is missing, that is said before anything is asked.
  [[nodiscard]] Result<std::optional<model::ProtectionScope>> wanted_scope() const {
    if (!dpapi_) return std::nullopt;
    if (dpapi_ != "machine" && dpapi_ != "user") {
      return failure(ErrorKind::Usage, "--dpapi takes machine or user.",
                     "With “machine” everybody on this machine who can read the key can open it, with “user” you alone.");
    }
    if (!model::protection_place()) {
      return failure(ErrorKind::Usage, "Only Windows can protect a key for a machine or a user (DPAPI); nothing was changed.",
                     "Run this on the Windows machine that shall open the key, or use a passphrase: smtpcfg key protect.");
    }
    return dpapi_ == "user" ? model::ProtectionScope::User : model::ProtectionScope::Machine;
  }

  [[nodiscard]] Result<model::KeyProtection> protect(Context& context, const std::filesystem::path& file,
                                                     const model::AskPassphrase& present,
                                                     const std::optional<model::ProtectionScope>& scope) const {
    if (scope) {
      const auto done = model::protect_key_by_windows(context.files(), file, present, *scope);
      if (!done) return std::unexpected(done.error());
      return *scope == model::ProtectionScope::User ? model::KeyProtection::User : model::KeyProtection::Machine;
    }
    const auto passphrase = new_passphrase(context);
    if (!passphrase) return std::unexpected(passphrase.error());
    const auto done = model::protect_key(context.files(), file, present, *passphrase);
    if (!done) return std::unexpected(done.error());
    return passphrase->empty() ? model::KeyProtection::None : model::KeyProtection::Passphrase;
  }

  Result<crypto::Secret> new_passphrase(Context& context) const {
    if (remove_) return crypto::Secret();
    if (!secret_from_.empty()) {
      auto given = context.read_secret(secret_from_, "--secret-from");
      // An empty file is more often an accident than a wish.
      if (given && given->empty())
        return failure(ErrorKind::Usage, "The new passphrase is empty.", "To take the protection off, use --remove.");
      return given;
    }
    auto first = context.ask_secret("New passphrase (empty takes the protection off):");
    if (!first) return first;
    const auto second = context.ask_secret("The same once more:");
    if (!second) return std::unexpected(second.error());
    if (!(*first == *second)) return failure(ErrorKind::Usage, "The two passphrases differ; nothing was changed.", "Try again.");
    return first;
  }

  std::string secret_from_;
  std::optional<std::string> dpapi_;
  bool remove_ = false;
};

}  // namespace

std::unique_ptr<Command> make_key_protect() { return std::make_unique<KeyProtect>(); }

}  // namespace smtpcfg::app
