#include "ui/test_mail_dialog.h"

#include "ui/layout.h"
#include "ui/scrolled_content.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
constexpr auto letters_of_buttons = "c";  // Close is the system's label
constexpr int login_characters = 16;
constexpr int usual_characters = 56;
}  // namespace

TestMailDialog::TestMailDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, const std::string& login,
                               validation::Options options)
    : wxDialog(parent, wxID_ANY, translated("Test Mail"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX),
      store_(std::move(store)),
      options_(std::move(options)),
      tokens_(std::make_shared<net::TokenCache>()),
      mnemonics_(letters_of_buttons),
      timer_(this) {
  build();
  login_->set(to_wx(login));
  prefill_text();
  fit_to_screen(*this, *scroller_);
  Centre();
  (login.empty() ? login_ : to_)->focus();
  // Reading begins after the first paint, so that the window is there at once.
  CallAfter([this] { look_up(); });
}

void TestMailDialog::build() {
  const wxString send = mnemonics_.mark(translated("Send"));  // before all others, for this is the letter to know
  scroller_ = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxVSCROLL | wxHSCROLL);
  build_rows();
  panel_ = new SendingPanel(scroller_, mnemonics_, [this] { send_task_.request_stop(); });
  wxFlexGridSizer* grid = layout::two_columns(*this);
  login_->place_in(*grid, LabelledRow::Room::Own);
  to_->place_in(*grid, LabelledRow::Room::Width);
  subject_->place_in(*grid, LabelledRow::Room::Width);
  text_->place_in(*grid, LabelledRow::Room::All);
  auto* halves = new wxBoxSizer(wxVERTICAL);
  halves->Add(grid, wxSizerFlags(1).Expand());
  halves->Add(panel_, wxSizerFlags(1).Expand().Border(wxTOP, layout::gap(*this)));
  layout::framed(*scroller_, halves);
  const int step = layout::lines(*this, 1);
  scroller_->SetScrollRate(step, step);

  send_ = new wxButton(this, wxID_ANY, send);
  send_->SetDefault();
  auto* close = new wxButton(this, wxID_CLOSE);
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(scroller_, wxSizerFlags(1).Expand());
  content->Add(layout::row({send_, close}), wxSizerFlags().Right().Border(wxALL, layout::gap(*this)));
  SetSizer(content);

  SetEscapeId(wxID_CLOSE);
  send_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->send(); });
  close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
  Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { EndModal(sent_to_all_ ? wxID_OK : wxID_CANCEL); });
  Bind(wxEVT_TIMER, [this](wxTimerEvent&) { on_timer(); });
}

void TestMailDialog::build_rows() {
  using Kind = EntryRow::Kind;
  const auto row = [&](const wxString& name, Kind kind, int characters, std::function<void()> changed) {
    return std::make_unique<EntryRow>(scroller_, name, mnemonics_, kind, characters, std::move(changed));
  };
  login_ = row(translated("For login"), Kind::Code, login_characters, [this] { on_login_changed(); });
  to_ = row(translated("To"), Kind::Code, usual_characters, [this] { to_->say(Tone::Plain, {}); });
  subject_ = row(translated("Subject"), Kind::Line, usual_characters, [this] { subject_->say(Tone::Plain, {}); });
  subject_->set(translated("Test mail from smtpcfg"));
  text_ = row(translated("Message"), Kind::Lines, usual_characters, [] {});
}

void TestMailDialog::update_controls() {
  for (const auto* row : {&login_, &to_, &subject_, &text_}) (*row)->enable(!sending_);
  send_->Enable(!sending_);
}

}  // namespace smtpcfg::ui
