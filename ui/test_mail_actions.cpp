#include "ui/scrolled_content.h"
#include "ui/test_mail_dialog.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

constexpr int typing_pause = 300;     // ms without a key, after which a login may be whole
constexpr int hardly_noticed = 1000;  // ms that looking up takes at most before it is worth a word

wxString in_one_paragraph(const Error& error) { return to_wx(error.message + (error.remedy.empty() ? "" : " " + error.remedy)); }

}  // namespace

void TestMailDialog::on_login_changed() {
  prefill_text();
  look_up_task_ = Task();
  looking_ = false;
  if (look_up_unasked_) {
    timer_.StartOnce(typing_pause);
  } else {
    login_->say(Tone::Plain, {});
  }
}

void TestMailDialog::on_timer() {
  if (looking_) {
    login_->say(Tone::Hint, translated("Looking for the settings…"));
  } else {
    look_up();
  }
}

void TestMailDialog::look_up() {
  const std::string login = login_->value();
  if (login.empty()) {
    login_->say(Tone::Hint, translated("The mail is sent with the settings that this login gets."));
    CallAfter([this] { grow_to_fit(*this, *scroller_); });
    return;
  }
  looking_ = true;
  timer_.StartOnce(hardly_noticed);
  look_up_task_ = Task::start<Result<std::string>>(
      [store = store_, login](const JobContext&) {
        return store->with([&](model::SettingsStore& settings) -> Result<std::string> {
          const Result<model::Resolution> resolution = resolve_login(settings, login);
          if (!resolution) return std::unexpected(resolution.error());
          return words_of(*resolution);
        });
      },
      [this](const Result<std::string>& uses) { on_found(uses); });
}

void TestMailDialog::on_found(const Result<std::string>& uses) {
  looking_ = false;
  timer_.Stop();
  if (uses) {
    login_->say(Tone::Hint, to_wx(*uses));
  } else {
    login_->say(Tone::Error, in_one_paragraph(uses.error()));
    look_up_unasked_ = uses.error().kind != ErrorKind::Cancelled;
  }
  CallAfter([this] { grow_to_fit(*this, *scroller_); });
}

void TestMailDialog::prefill_text() {
  if (text_->value() != prefilled_text_) return;  // the person wrote something else
  prefilled_text_ = text_of_test_mail(login_->value(), std::chrono::system_clock::now());
  text_->set(to_wx(prefilled_text_));
}

std::optional<TestMail> TestMailDialog::checked_mail() {
  TestMail mail{.login = login_->value(), .draft = {.to = {}, .subject = subject_->value(), .text = text_->value()}};
  EntryRow* first_wrong = nullptr;
  const auto wrong = [&](EntryRow& row, const wxString& words) {
    row.say(Tone::Error, words);
    if (first_wrong == nullptr) first_wrong = &row;
  };
  if (mail.login.empty()) wrong(*login_, translated("Enter the login with whose settings the mail is to be sent."));
  auto addresses = net::entered_addresses(to_->value());
  if (addresses) {
    mail.draft.to = std::move(*addresses);
  } else {
    wrong(*to_, in_one_paragraph(addresses.error()));
  }
  const Result<void> subject = net::check_subject(mail.draft.subject);
  if (!subject) wrong(*subject_, in_one_paragraph(subject.error()));
  if (first_wrong == nullptr) return mail;
  first_wrong->focus();
  CallAfter([this] { grow_to_fit(*this, *scroller_); });
  return {};
}

void TestMailDialog::send() {
  if (sending_) return;
  prefill_text();  // it says when
  const std::optional<TestMail> mail = checked_mail();
  if (!mail) return;
  sending_ = true;
  sent_to_all_ = false;
  look_up_task_ = Task();
  looking_ = false;
  timer_.Stop();
  panel_->begin();
  panel_->focus_stop();  // before Send is disabled under the focus
  update_controls();
  grow_to_fit(*this, *scroller_);
  scroll_to(*scroller_, *panel_);
  using Outcome = std::expected<SentMail, UnsentMail>;
  auto job = [store = store_, tokens = tokens_, mail = *mail, options = options_, this](const JobContext& context) {
    const auto progress = [&context, this](const net::SendState& state) {
      // `this` is only used in the posted action, which does not run once the window is gone.
      context.post([this, text = to_wx(state.text)] { panel_->show_progress(text); });
    };
    return send_test_mail(*store, mail, options, progress, *tokens, context.stop());
  };
  send_task_ = Task::start<Outcome>(job, [this](const Outcome& sent) { on_sent(sent); });
}

void TestMailDialog::on_sent(const std::expected<SentMail, UnsentMail>& sent) {
  sending_ = false;
  update_controls();
  CallAfter([this] { grow_to_fit(*this, *scroller_); });
  if (!sent) {
    panel_->show_error(sent.error().error);
    if (!sent.error().for_login) return scroll_to(*scroller_, *panel_);
    login_->say(Tone::Error, in_one_paragraph(sent.error().error));
    return login_->focus();
  }
  sent_to_all_ = sent->outcome == net::SendOutcome::Sent;
  look_up_unasked_ = true;
  login_->say(Tone::Hint, to_wx(sent->uses));
  panel_->show_result(*sent);
  scroll_to(*scroller_, *panel_);
}

}  // namespace smtpcfg::ui
