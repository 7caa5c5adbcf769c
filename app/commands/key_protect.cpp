#include "app/commands/command.h"
#include "app/exit_code.h"
#include "app/key_view.h"
#include "model/change_log.h"

namespace smtpcfg::app {
namespace {

class KeyProtect : public Command {
 public:
  CLI::App* add_to(CLI::App& group) override {
    CLI::App* command = group.add_subcommand("protect", "Protect the key with a passphrase, change it, or take it off");
    CLI::Option* from =
        command->add_option("--secret-from", secret_from_, "Read the new passphrase from FILE, or from standard input (-)")
            ->option_text("FILE|-");
    command->add_flag("--remove", remove_, "Take the passphrase off")->excludes(from);
    command->footer(
        "The new passphrase is asked for twice; an empty one takes the protection off. The present one is asked for, or read\n"
        "by --passphrase-from. Every program that opens the settings then needs the passphrase.\n\n"
        "Examples:\n"
        "  smtpcfg key protect\n"
        "  smtpcfg key protect --passphrase-from old.txt --secret-from new.txt\n"
        "  smtpcfg key protect --remove");
    return command;
  }

  Result<int> run(Context& context) override {
    if (secret_from_ == "-" && context.options().passphrase_from == "-") {
      return failure(ErrorKind::Usage, "Standard input cannot give both passphrases.", "Read one of them from a file.");
    }
    const auto file = key_path(context);
    if (!file) return std::unexpected(file.error());
    // First of all the present one, so that nobody invents a new passphrase for a key that cannot be opened.
    const model::AskPassphrase present = context.passphrase();
    const auto key = model::load_key(context.files(), *file, present);
    if (!key) return std::unexpected(key.error());
    const auto passphrase = new_passphrase(context);
    if (!passphrase) return std::unexpected(passphrase.error());
    if (const auto done = model::protect_key(context.files(), *file, present, *passphrase); !done)
      return std::unexpected(done.error());
    using Kind = model::Change::Kind;
    const Kind kind = passphrase->empty() ? Kind::KeyUnprotected : Kind::KeyProtected;
    model::system_change_log().record({.kind = kind, .file = *file});

    const KeyFacts facts = facts_of(*key, *file, !passphrase->empty());
    Output& output = context.output();
    if (context.json()) {
      output.print_document(json_of(facts));
    } else {
      output.print(text_of(facts, output.style().result_colours));
      output.note(facts.is_protected ? "The key is protected. Nobody can recover a forgotten passphrase."
                                     : "The key is no longer protected.");
    }
    return exit_code::done;
  }

 private:
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
  bool remove_ = false;
};

}  // namespace

std::unique_ptr<Command> make_key_protect() { return std::make_unique<KeyProtect>(); }

}  // namespace smtpcfg::app
