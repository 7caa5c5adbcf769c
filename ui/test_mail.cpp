#include "ui/test_mail.h"

#include <fmt/format.h>
#include <wx/datetime.h>
#include <wx/utils.h>

#include "model/fields.h"
#include "model/policy_rules.h"
#include "ui/effective_answer.h"
#include "ui/sending_text.h"
#include "ui/text.h"
#include "validation/report.h"

namespace smtpcfg::ui {

namespace {

std::string words(const wxString& text) { return to_utf8(text); }

std::string server_words(const model::Settings& settings) {
  if (settings.host.empty()) return words(translated("no SMTP host"));
  return settings.port == 0 ? settings.host : fmt::format("{}:{}", settings.host, settings.port);
}

std::string now_text() { return words(wxDateTime::Now().FormatISOCombined(' ')); }

SentMail told(const TestMail& mail, const model::Resolution& resolution, const validation::Sending& sending) {
  const model::Settings& settings = resolution.effective->loaded.settings;
  crypto::Redactor redactor;
  model::add_secrets(settings, redactor);
  SentMail sent{.uses = words_of(resolution),
                .outcome = sending.record.outcome,
                .stopped = sending.record.cancelled && !sending.cause,
                .summary = redactor.redact(sending.summary),
                .detail = redactor.redact(sending_text(sending)),
                .report = {}};
  sent.report = redactor.redact(fmt::format(
      "smtpcfg: {}, {}\n{}\n\n{}: {}\n{}\n{}\n{}", words(translated("report on a test mail")), now_text(), sent.summary,
      words(translated("For login")), mail.login, sent.uses, validation::settings_text(settings), sent.detail));
  return sent;
}

}  // namespace

Result<model::Resolution> resolve_login(model::SettingsStore& store, const std::string& login) {
  Result<EffectiveAnswer> answer = effective_for(store, {.login = login});
  if (!answer) return std::unexpected(std::move(answer.error()));
  if (!answer->resolution.effective) return std::unexpected(std::move(answer->resolution.effective.error()));
  return std::move(answer->resolution);
}

std::string words_of(const model::Resolution& resolution) {
  const model::Effective& effective = *resolution.effective;
  const model::Settings& settings = effective.loaded.settings;
  const std::string sender = settings.sender_address.empty() ? words(translated("no sender address")) : settings.sender_address;
  std::string text = fmt::format(fmt::runtime(words(translated("Uses {}: {} over {}."))), effective.origin.words(), sender,
                                 server_words(settings));
  if (resolution.order != model::OrderSource::Documented) text += fmt::format(" {}", model::words_of(resolution.order));
  for (const std::string& warning : resolution.warnings) text += "\n" + warning;
  return text;
}

std::string text_of_test_mail(const std::string& login, std::chrono::system_clock::time_point when) {
  const std::string time = words(wxDateTime(std::chrono::system_clock::to_time_t(when)).Format("%Y-%m-%d %H:%M"));
  const std::string sender = words(wxString::Format(translated("%s on %s"), wxGetUserId(), wxGetHostName()));
  const std::string who =
      login.empty() ? fmt::format(fmt::runtime(words(translated("Sent by {}, {}."))), sender, time)
                    : fmt::format(fmt::runtime(words(translated("Sent for the login {} by {}, {}."))), login, sender, time);
  return words(translated("This is a test mail. If you can read it, sending mail works.")) + "\n\n" + who + "\n";
}

std::expected<SentMail, UnsentMail> send_test_mail(SharedStore& store, const TestMail& mail, const validation::Options& options,
                                                   const net::SendProgress& progress, net::TokenCache& tokens,
                                                   std::stop_token stop) {
  const Result<model::Resolution> resolution =
      store.with([&](model::SettingsStore& settings) { return resolve_login(settings, mail.login); });
  if (!resolution) return std::unexpected(UnsentMail{.for_login = true, .error = resolution.error()});
  const model::Settings& settings = resolution->effective->loaded.settings;
  if (const Result<void> allowed = model::may_send(settings, options.policy); !allowed) {
    return std::unexpected(UnsentMail{.for_login = true, .error = allowed.error()});
  }
  const Result<std::string> text = net::compose(mail.draft);
  if (!text) return std::unexpected(UnsentMail{.error = text.error()});
  const net::SendOptions send_options{.step = options.timeout, .ca_file = options.ca_file, .stop = std::move(stop)};
  const Result<validation::Sending> sending = validation::send(settings, {.text = *text}, send_options, progress, tokens);
  if (!sending) return std::unexpected(UnsentMail{.error = sending.error()});
  return told(mail, *resolution, *sending);
}

}  // namespace smtpcfg::ui
