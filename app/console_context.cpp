#include "app/console_context.h"

#include <fmt/format.h>

#include <system_error>

#include "app/nearest.h"
#include "app/secret_input.h"
#include "app/terminal.h"
#include "model/fields.h"
#include "model/file_errors.h"
#include "model/login.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

/// "usr:SSELLER" → user:SSELLER, "SSELLER" → user:SSELLER, "systen" → system.
std::string target_meant(std::string_view text) {
  static const std::vector<std::string> words{"system", "global"};
  if (std::string meant = nearest(text, words); !meant.empty()) return meant;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) {
    const bool like_a_path = text.find_first_of("./\\") != std::string_view::npos;
    if (like_a_path) return (text.ends_with(".config") ? "web:" : "file:") + std::string(text);
    return model::Login::parse(text) ? "user:" + std::string(text) : "";
  }
  static const std::vector<std::string> kinds{"user", "station", "group", "rep", "file", "web"};
  const std::string kind = nearest(text.substr(0, colon), kinds);
  return kind.empty() || kind == text.substr(0, colon) ? "" : kind + std::string(text.substr(colon));
}

}  // namespace

void Context::look_up_installation() {
  if (installation_) return;
  if (!policy_) {
    installation_ = std::unexpected(policy_.error());
    return;
  }
  std::optional<std::string> folder;
  std::string_view named_by;
  if (!options_.installation.empty()) {
    folder = options_.installation;
  } else if (!policy_->installation.empty()) {
    folder = policy_->installation;
    named_by = " It is named by your administrator (“smtpcfg policy” shows it).";
  } else {
    folder = environment("SMTPCFG_INSTALLATION");
    named_by = " It is named by the environment variable SMTPCFG_INSTALLATION.";
  }
  installation_named_ = folder.has_value();
  if (folder) {
    installation_ = model::Installation::open(files_, model::path_of(*folder));
    if (!*installation_) installation_->error().message += named_by;
    return;
  }
  std::error_code code;
  const std::filesystem::path here = std::filesystem::current_path(code);
  installation_ = code ? failure(ErrorKind::NotFound, "The current folder is gone.", "Name the installation with --installation.")
                       : model::Installation::find(files_, here);
}

Result<const model::Installation*> Context::installation() {
  look_up_installation();
  if (!*installation_) return std::unexpected(installation_->error());
  return &**installation_;
}

Result<model::SettingsStore*> Context::store() {
  if (store_) return &*store_;
  if (!policy_) return std::unexpected(policy_.error());
  look_up_installation();
  if (!*installation_ && installation_named_) return std::unexpected(installation_->error());
  std::optional<model::Installation> here;
  if (*installation_) here = **installation_;
  std::optional<std::filesystem::path> key;
  if (!options_.key_file.empty()) key = model::path_of(options_.key_file);
  store_.emplace(files_, std::move(here), std::move(key), passphrase(), *policy_, model::system_change_log());
  return &*store_;
}

Result<const model::LoadedOrganisation*> Context::organisation() {
  if (!organisation_) {
    const Result<const model::Installation*> here = installation();
    if (!here) return std::unexpected(here.error());
    Result<model::LoadedOrganisation> loaded = model::load_organisation(files_, **here);
    if (!loaded) return std::unexpected(std::move(loaded.error()));
    organisation_ = std::move(*loaded);
  }
  return &*organisation_;
}

Result<model::Target> Context::target(std::string_view text) {
  Result<model::Target> parsed = model::Target::parse(text);
  if (!parsed) {
    const std::string meant = target_meant(text);
    if (!meant.empty()) parsed.error().message += " Did you mean " + meant + "?";
    return parsed;
  }
  if (!parsed->is_path()) {
    if (auto here = installation(); !here) return std::unexpected(here.error());
  }
  return parsed;
}

Result<model::LoadedSettings> Context::load(const model::Target& target) {
  const Result<model::SettingsStore*> here = store();
  if (!here) return std::unexpected(here.error());
  Result<model::LoadedSettings> loaded = (*here)->load(target);
  if (loaded) {
    model::add_secrets(loaded->settings, output_.redactor());
  } else if (loaded.error().kind == ErrorKind::NotFound) {
    loaded.error().message += with_login_meant(target);
  }
  return loaded;
}

Result<std::optional<model::LoadedSettings>> Context::load_if_any(const model::Target& target) {
  const Result<model::SettingsStore*> here = store();
  if (!here) return std::unexpected(here.error());
  const Result<std::filesystem::path> file = (*here)->file_of(target);
  if (!file) return std::unexpected(file.error());
  const auto facts = files_.facts(*file);
  if (!facts) return std::unexpected(model::reading_error(*file, facts.error()));
  const bool makes_one = target.kind != model::Target::Kind::Web;
  if (facts->kind == model::FileKind::Absent && makes_one) return std::nullopt;
  Result<model::LoadedSettings> loaded = load(target);
  if (loaded) return std::move(*loaded);
  if (loaded.error().kind == ErrorKind::Unreadable && makes_one) {
    loaded.error().remedy +=
        fmt::format("{}To start anew, first take it away with: smtpcfg remove {} (its bytes are kept beside it).",
                    loaded.error().remedy.empty() ? "" : " ", target.text());
  }
  return std::unexpected(loaded.error());
}

Result<std::string> Context::file_of(const model::Target& target) {
  const Result<model::SettingsStore*> here = store();
  if (!here) return std::unexpected(here.error());
  const Result<std::filesystem::path> file = (*here)->file_of(target);
  if (!file) return std::unexpected(file.error());
  return model::utf8_of(*file);
}

Result<crypto::Secret> Context::ask_secret(const std::string& question) {
  Result<crypto::Secret> secret = prompt_.ask_secret(question);
  if (secret) output_.redactor().add(*secret);
  return secret;
}

Result<crypto::Secret> Context::read_secret(const std::string& source, std::string_view option) {
  // Typed on a terminal it would be shown, so there it is asked for instead.
  if (source == "-" && is_terminal(Stream::Input)) return ask_secret(fmt::format("Secret for {}:", option));
  Result<crypto::Secret> secret = app::read_secret(source, option);
  if (secret) output_.redactor().add(*secret);
  return secret;
}

model::AskPassphrase Context::passphrase() {
  return [this](const std::string& purpose) -> Result<crypto::Secret> {
    if (!passphrase_) {
      Result<crypto::Secret> given = options_.passphrase_from.empty()
                                         ? ask_secret(purpose + ":")
                                         : read_secret(options_.passphrase_from, "--passphrase-from");
      if (!given) return given;
      passphrase_ = std::move(*given);
    }
    return passphrase_->clone();
  };
}

Result<validation::Options> Context::validation_options() {
  validation::Options options;
  if (!policy_) return std::unexpected(policy_.error());
  options.policy = *policy_;
  constexpr double default_timeout = 20;
  options.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(options_.timeout.value_or(default_timeout) * 1000));
  options.ca_file = options_.ca_file;
  if (!options.ca_file.empty()) {
    const auto facts = files_.facts(model::path_of(options.ca_file));
    if (!facts || facts->kind == model::FileKind::Absent || facts->kind == model::FileKind::Folder) {
      return failure(ErrorKind::Usage, fmt::format("--ca-file: {} is no file that can be read.", options.ca_file),
                     "Name a PEM file with the certificates to trust besides the system's own.");
    }
  }
  return options;
}

std::string Context::with_login_meant(const model::Target& target) {
  if (target.kind != model::Target::Kind::User) return {};
  const auto here = installation();
  if (!here) return {};
  const auto logins = (*here)->logins(files_);
  if (!logins) return {};
  std::vector<std::string> others;
  for (const model::Login& login : *logins) {
    if (model::equal_ignoring_case(login.text(), target.value)) return {};
    others.push_back(login.text());
  }
  return did_you_mean(target.value, others);
}

}  // namespace smtpcfg::app
