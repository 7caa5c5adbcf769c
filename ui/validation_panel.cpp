#include "ui/validation_panel.h"

#include <wx/filedlg.h>
#include <wx/msgdlg.h>
#include <wx/utils.h>

#include <algorithm>

#include "model/file_system.h"
#include "model/replace_file.h"
#include "model/text.h"
#include "ui/address_dialog.h"
#include "ui/clipboard.h"
#include "ui/layout.h"
#include "ui/long_text.h"
#include "ui/message_strip.h"
#include "ui/report_text.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
constexpr int detail_lines = 8;

// A mail can be tried as soon as nothing stands in the way up to signing in; what failed last may be the mail itself.
bool may_be_sent(const validation::Validation& result) {
  return std::ranges::none_of(result.findings, [](const validation::Finding& finding) {
    return finding.status == validation::Status::Fail && finding.check != "smtp.send";
  });
}
}  // namespace

ValidationPanel::ValidationPanel(wxWindow* parent, Mnemonics& mnemonics, validation::Options options, std::function<void()> ended)
    : options_(std::move(options)), ended_(std::move(ended)) {
  // Hidden until it has a place: GTK complains about a list without room.
  Hide();
  Create(parent);
  build(mnemonics);
}

void ValidationPanel::build(Mnemonics& mnemonics) {
  headline_ = new WrappedText(this);
  headline_->SetFont(headline_->GetFont().Bold());
  stop_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Stop")));
  outdated_ = new WrappedText(this);
  checks_ = new CheckList(this);
  detail_ = long_text(this, translated("Details of the selected check"), wxSize(-1, detail_lines));
  copy_remedy_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Copy remedy")));
  copy_powershell_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Copy PowerShell")));
  copy_report_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Copy report")));
  save_report_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Save report…")));
  send_test_ = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Send test mail…")));

  auto* top = new wxBoxSizer(wxHORIZONTAL);
  top->Add(headline_, wxSizerFlags(1).CenterVertical());
  top->Add(stop_, wxSizerFlags().Top().Border(wxLEFT, layout::gap(*this)));
  auto* content = new wxBoxSizer(wxVERTICAL);
  const auto below = wxSizerFlags().Expand().Border(wxTOP, layout::small_gap(*this));
  content->Add(top, wxSizerFlags().Expand());
  content->Add(outdated_, below);
  content->Add(checks_, wxSizerFlags(below).Proportion(3));
  content->Add(detail_, wxSizerFlags(below).Proportion(2));
  content->Add(layout::row({copy_remedy_, copy_powershell_, send_test_}), below);
  content->Add(layout::row({copy_report_, save_report_}), below);
  SetSizer(content);

  stop_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { stop(); });
  checks_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_detail(); });
  copy_remedy_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy_to_clipboard(checks_->selected()->remedy.text); });
  copy_powershell_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy_to_clipboard(checks_->selected()->remedy.powershell); });
  copy_report_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { copy_to_clipboard(validation::text_of(report())); });
  save_report_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_report(); });
  send_test_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { send_test_mail(); });
}

void ValidationPanel::start(model::Settings settings, std::string origin) {
  settings_ = std::make_shared<const model::Settings>(std::move(settings));
  origin_ = std::move(origin);
  run({});
}

void ValidationPanel::run(std::vector<std::string> test_mail) {
  validation::Options options = options_;
  options.test_mail = std::move(test_mail);
  running_ = true;
  is_outdated_ = false;
  outdated_->say(Tone::Plain, {});
  checks_->plan(validation::planned_checks(*settings_, options));
  stop_->Show();
  show_progress();
  show_detail();
  auto job = [settings = settings_, options, this](const JobContext& context) {
    const auto progress = [&context, this](std::string_view check, const validation::Finding* finding) {
      // `this` is only used in the posted action, which does not run once the panel is gone.
      context.post([this, name = std::string(check),
                    copy = finding == nullptr ? nullptr : std::make_shared<validation::Finding>(*finding)] {
        on_progress(name, copy.get());
      });
    };
    return validation::validate(*settings, options, progress, context.stop());
  };
  task_ = Task::start<validation::Validation>(job, [this](validation::Validation result) { on_result(std::move(result)); });
}

void ValidationPanel::stop() {
  task_.request_stop();
  stop_->Disable();
}

void ValidationPanel::focus_result() {
  if (stop_had_focus_) checks_->SetFocus();
}

void ValidationPanel::on_progress(std::string_view check, const validation::Finding* finding) {
  if (finding == nullptr) {
    checks_->running(check);
    return;
  }
  checks_->found(*finding);
  if (finding->status == validation::Status::Fail) checks_->select_cause();
  show_progress();
  show_detail();
}

void ValidationPanel::on_result(validation::Validation validation) {
  running_ = false;
  result_ = std::move(validation);
  for (const validation::Finding& finding : result_.findings) checks_->found(finding);
  checks_->stop_waiting();
  checks_->select_cause();
  stop_had_focus_ = stop_->HasFocus() || !stop_->IsEnabled();
  stop_->Enable();
  stop_->Hide();
  const Tone tone = result_.cancelled                              ? Tone::Hint
                    : result_.verdict == validation::Verdict::Fail ? Tone::Error
                    : result_.verdict == validation::Verdict::Warn ? Tone::Warning
                                                                   : Tone::Plain;
  headline_->say(tone, to_wx(result_.summary));
  show_detail();
  request_layout(*this);
  ended_();
}

void ValidationPanel::show_progress() {
  headline_->say(Tone::Plain,
                 wxString::Format(translated("Validating: %zu of %zu checks done"), checks_->done(), checks_->planned()));
}

void ValidationPanel::show_detail() {
  const validation::Finding* finding = checks_->selected();
  show_long_text(*detail_, finding == nullptr ? wxString() : to_wx(detail_text(*finding)));
  copy_remedy_->Enable(finding != nullptr && !finding->remedy.empty());
  copy_powershell_->Enable(finding != nullptr && !finding->remedy.powershell.empty());
  const bool ended = !running_ && settings_ != nullptr;
  copy_report_->Enable(ended);
  save_report_->Enable(ended);
  send_test_->Enable(ended && !is_outdated_ && may_be_sent(result_));
}

validation::Report ValidationPanel::report() const {
  return {.program = "smtpcfg " SMTPCFG_VERSION,
          .machine = to_utf8(wxGetHostName()),
          .origin = origin_.empty() ? to_utf8(translated("the form, saved or not")) : origin_,
          .settings = *settings_,
          .validation = result_};
}

void ValidationPanel::send_test_mail() {
  AddressDialog dialog(wxGetTopLevelParent(this), entered_, settings_->sender_address);
  if (dialog.ShowModal() != wxID_OK) return;
  entered_ = dialog.entered();
  run(dialog.addresses());
  focus_stop();
}

void ValidationPanel::save_report() {
  wxFileDialog dialog(wxGetTopLevelParent(this), translated("Save Report"), {}, "smtpcfg-report.html",
                      translated("Web page (*.html)|*.html|Text (*.txt)|*.txt|JSON (*.json)|*.json"),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  const std::string path = to_utf8(dialog.GetPath());
  auto job = [path, text = validation::report_for(path, report())](const JobContext&) {
    return model::replace_file(model::system_files(), model::path_of(path), text);
  };
  saving_ = Task::start<Result<void>>(job, [this](const Result<void>& saved) {
    if (!saved) wxMessageBox(words_for(saved.error()), translated("Save Report"), wxOK | wxICON_ERROR, this);
  });
}

void ValidationPanel::mark_outdated() {
  if (settings_ == nullptr) return;
  is_outdated_ = true;
  show_detail();
  outdated_->say(Tone::Warning, translated("Outdated: the form was changed after this validation began."));
}

}  // namespace smtpcfg::ui
