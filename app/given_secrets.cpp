#include "app/given_secrets.h"

#include <fmt/format.h>

#include <utility>

#include "model/invisible.h"

namespace smtpcfg::app {
namespace {

/// What is typed or pasted as a client secret never has blanks around it; a password may.
crypto::Secret cleaned_secret(const model::Field& field, crypto::Secret secret, Output& output) {
  if (field.name != "clientSecret") return secret;
  model::Cleaned cleaned = model::without_invisible(secret.reveal());
  if (!cleaned.removed.empty()) output.note(fmt::format("{}: removed {}.", field.name, cleaned.removed));
  crypto::Secret kept{std::string_view(cleaned.text)};
  crypto::wipe(cleaned.text.data(), cleaned.text.size());
  return kept;
}

Result<std::vector<const model::Field*>> wanted_secrets(Context& context, const SetArguments& arguments,
                                                        const std::string& secret_from, const model::Settings& settings) {
  std::vector<const model::Field*> wanted = arguments.secrets;
  if (secret_from.empty()) return wanted;
  if (wanted.size() > 1) {
    return failure(ErrorKind::Usage, "--secret-from gives one secret, but two are named.", "Set them one after the other.");
  }
  if (wanted.empty()) {
    const auto field = usual_secret(settings);
    if (!field) return std::unexpected(field.error());
    wanted.push_back(*field);
  }
  if (secret_from == "-" && context.options().passphrase_from == "-") {
    return failure(ErrorKind::Usage, "Standard input cannot give both the secret and the key's passphrase.",
                   "Read one of them from a file.");
  }
  return wanted;
}

}  // namespace

Result<std::vector<GivenSecret>> given_secrets(Context& context, const SetArguments& arguments, const std::string& secret_from,
                                               const model::Settings& settings) {
  const auto wanted = wanted_secrets(context, arguments, secret_from, settings);
  if (!wanted) return std::unexpected(wanted.error());
  std::vector<GivenSecret> given;
  for (const model::Field* field : *wanted) {
    auto secret = secret_from.empty() ? context.ask_secret(fmt::format("{} (nothing is shown while you type):", field->label))
                                      : context.read_secret(secret_from, "--secret-from");
    if (!secret) return std::unexpected(secret.error());
    if (secret->empty()) {
      return failure(ErrorKind::Usage, fmt::format("The {} is empty.", field->name),
                     fmt::format("To take it away, write {}= instead.", field->name));
    }
    crypto::Secret kept = cleaned_secret(*field, std::move(*secret), context.output());
    context.output().redactor().add(kept);
    given.push_back({field, std::move(kept)});
  }
  return given;
}

}  // namespace smtpcfg::app
