#include "ui/sending_panel.h"

#include "ui/clipboard.h"
#include "ui/layout.h"
#include "ui/long_text.h"
#include "ui/message_strip.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

constexpr int detail_lines = 8;
constexpr auto detail_name = "What the server said";

Tone tone_of(const SentMail& mail) {
  if (mail.stopped) return Tone::Hint;
  switch (mail.outcome) {
    case net::SendOutcome::Sent:
      return Tone::Good;
    case net::SendOutcome::PartlySent:
    case net::SendOutcome::Unknown:
      return Tone::Warning;
    case net::SendOutcome::NotSent:
      break;
  }
  return Tone::Error;
}

}  // namespace

SendingPanel::SendingPanel(wxWindow* parent, Mnemonics& mnemonics, std::function<void()> stop)
    : wxPanel(parent),
      headline_(new WrappedText(this)),
      stop_(new wxButton(this, wxID_ANY, mnemonics.mark(translated("Stop")))),
      detail_(long_text(this, translated(detail_name), wxSize(-1, detail_lines))),
      copy_report_(new wxButton(this, wxID_ANY, mnemonics.mark(translated("Copy report")))) {
  headline_->SetFont(headline_->GetFont().Bold());
  auto* top = new wxBoxSizer(wxHORIZONTAL);
  top->Add(headline_, wxSizerFlags(1).CenterVertical());
  top->Add(stop_, wxSizerFlags().Top().Border(wxLEFT, layout::gap(*this)));
  auto* content = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  content->Add(top, wxSizerFlags().Expand());
  content->Add(detail_, wxSizerFlags(below).Proportion(1));
  content->Add(layout::row({copy_report_}), below);
  SetSizer(content);
  Hide();

  stop_->Bind(wxEVT_BUTTON, [this, stop = std::move(stop)](wxCommandEvent&) {
    stop_->Disable();
    stop();
  });
  copy_report_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy_to_clipboard(report_); });
}

void SendingPanel::begin() {
  Show();
  stop_->Enable();
  stop_->Show();
  copy_report_->Disable();
  detail_->Clear();
  show_progress(translated("Reading the settings"));
}

void SendingPanel::show_progress(const wxString& text) { headline_->say(Tone::Plain, text + L"…"); }

void SendingPanel::show_result(const SentMail& mail) { end(tone_of(mail), to_wx(mail.summary), to_wx(mail.detail), mail.report); }

void SendingPanel::show_error(const Error& error) {
  end(Tone::Error, translated("The mail was not sent."), words_for(error), {});
}

void SendingPanel::end(Tone tone, const wxString& headline, const wxString& detail, std::string report) {
  const bool stop_had_focus = stop_->HasFocus() || !stop_->IsEnabled();
  report_ = std::move(report);
  headline_->say(tone, headline);
  show_long_text(*detail_, detail);
  platform::name_control(*detail_, translated(detail_name), headline);  // a screen reader comes there next
  copy_report_->Enable(!report_.empty());
  if (stop_had_focus) detail_->SetFocus();
  stop_->Hide();
  request_layout(*this);
}

}  // namespace smtpcfg::ui
