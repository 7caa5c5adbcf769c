#include "ui/help_dialog.h"

#include <wx/button.h>
#include <wx/sizer.h>

#include "ui/exchange_setup_dialog.h"
#include "ui/layout.h"
#include "ui/long_text.h"
#include "ui/mnemonics.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

/// The places in the admin centers are those of the vendor's setup guide; the rest is facts/exchange-online.md.
wxString help_text() {
  struct Entry {
    wxString field;
    wxString words;
  };
  const Entry entries[] = {
      {translated("Authentication"),
       translated(
           "How the CRM signs in at the mail server. Exchange Online needs AUTH_OAUTH2; choosing it fills empty fields with the "
           "values that are the same for everybody.")},
      {translated("Client ID"),
       translated("Entra admin center, App registrations, your application, Overview: Application (client) ID.")},
      {translated("Tenant ID"),
       translated(
           "On the same page: Directory (tenant) ID. A domain of the tenant does as well, for example contoso.onmicrosoft.com.")},
      {translated("Client Secret"),
       translated(
           "Entra admin center, App registrations, your application, Certificates & secrets: the column Value, not Secret ID. "
           "It is shown only once, right after it was made; if it is lost, make a new one.")},
      {translated("Credential: Certificate"),
       translated(
           "In the secret's place: a .pfx file, or a .pem file with certificate and private key, by its whole path, with the "
           "Passphrase that it is sealed with; on Windows also store: and the thumbprint of a certificate in the store. The "
           "public part, a .cer file, is uploaded on the page Certificates & secrets. PS256 is the Algorithm that Microsoft "
           "recommends.")},
      {translated("Scope"), translated("https://outlook.office365.com/.default")},
      {translated("Authority"), translated("https://login.microsoftonline.com, unless your tenant is in a national cloud.")},
      {translated("Secret expires"), translated("On the page of the client secret: Expires, written as 2027-05-01. Only a "
                                                "reminder: mail stops when the secret expires.")},
      {translated("User name, Password"), translated("The account at the mail server, for the basic methods.")},
      {translated("SMTP Host, Port, Enable SSL"), translated("Exchange Online: smtp.office365.com, 587, ticked. On port 465 the "
                                                             "connection is encrypted from the first byte; on every "
                                                             "other port encryption (STARTTLS) is then required.")},
      {translated("Sender address, Sender name"),
       translated("The mailbox that sends. The application needs the permission to use it (Add-MailboxPermission), and "
                  "Authenticated SMTP "
                  "must be on for it: Microsoft 365 admin center, Active users, the user, Mail, Manage email apps.")},
      {translated("Store credentials"), translated("Unticked, OK saves nothing.")},
      {translated("Validate"), translated("Tries the values that are in the form, saved or not: it asks for a token, connects to "
                                          "the mail server and signs in. It "
                                          "sends no mail.")},
  };
  wxString text;
  for (const Entry& entry : entries) text += entry.field + "\n" + entry.words + "\n\n";
  return text.Trim();
}

}  // namespace

HelpDialog::HelpDialog(wxWindow* parent, model::Settings settings)
    : wxDialog(parent, wxID_ANY, translated("Help on Connection Settings"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      settings_(std::move(settings)) {
  Mnemonics mnemonics("c");
  wxTextCtrl* text = long_text(this, translated("Help text"), wxSize(70, 26), help_text());
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(text, wxSizerFlags(1).Expand());
  auto* set_up = new wxButton(this, wxID_ANY, mnemonics.mark(translated("Set up Exchange Online…")));
  set_up->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ExchangeSetupDialog(this, settings_).ShowModal(); });
  auto* buttons = new wxBoxSizer(wxHORIZONTAL);
  buttons->Add(set_up);
  buttons->AddStretchSpacer();
  buttons->Add(new wxButton(this, wxID_CLOSE), wxSizerFlags().Border(wxLEFT, layout::gap(*this)));
  content->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, layout::gap(*this)));
  layout::framed(*this, content);
  SetEscapeId(wxID_CLOSE);
  wxSize size = GetSizer()->ComputeFittingWindowSize(this);
  size.DecTo(layout::room_for(*this));
  text->SetMinSize(wxSize(layout::characters(*text, 24), layout::lines(*text, 5)));  // for a small screen, or a person
  SetSize(size);
  CentreOnParent();
}

}  // namespace smtpcfg::ui
