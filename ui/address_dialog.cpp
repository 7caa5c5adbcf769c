#include "ui/address_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "net/compose.h"
#include "ui/layout.h"
#include "ui/message_strip.h"
#include "ui/said.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {
constexpr int characters_wide = 40;
}

AddressDialog::AddressDialog(wxWindow* parent, const std::string& first, const std::string& sender)
    : wxDialog(parent, wxID_ANY, translated("Send Test Mail")), sender_(sender) {
  auto* grid = layout::two_columns(*this);
  address_ = std::make_unique<EntryRow>(this, translated("Send to"), mnemonics_, EntryRow::Kind::Code, characters_wide,
                                        [this] { explain(); });
  address_->place_in(*grid, LabelledRow::Room::Width);
  address_->set(to_wx(first));
  note_ = new WrappedText(this);
  explain();
  auto* send = new wxButton(this, wxID_OK, translated("&OK"));
  auto* cancel = new wxButton(this, wxID_CANCEL);
  send->SetDefault();

  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(grid, wxSizerFlags().Expand());
  content->Add(note_, wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  content->Add(layout::row({send, cancel}), wxSizerFlags().Right().Border(wxTOP, layout::gap(*this)));
  layout::framed(*this, content);
  layout::fit_to_screen(*this);
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_ok(); }, wxID_OK);
  address_->focus();
}

void AddressDialog::explain() {
  note_->say(Tone::Hint, to_wx(said("The mail is sent as {}, with the settings that were validated. Only a mail that the server "
                                    "takes proves that sending works.",
                                    sender_)));
}

/// What is wrong takes the place of the explanation, so that the window keeps its size.
void AddressDialog::on_ok() {
  const auto addresses = net::entered_addresses(address_->value());
  if (!addresses) {
    note_->say(Tone::Error, words_for(addresses.error()));
    address_->focus();
    return;
  }
  addresses_ = *addresses;
  EndModal(wxID_OK);
}

}  // namespace smtpcfg::ui
