#include "ui/help_dialog.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/translation.h>

#include "ui/layout.h"
#include "ui/platform.h"
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
      {_("Authentication"),
       _("How the CRM signs in at the mail server. Exchange Online needs AUTH_OAUTH2; choosing it fills empty fields with the "
         "values that are the same for everybody.")},
      {_("Client ID"), _("Entra admin center, App registrations, your application, Overview: Application (client) ID.")},
      {_("Tenant ID"),
       _("On the same page: Directory (tenant) ID. A domain of the tenant does as well, for example contoso.onmicrosoft.com.")},
      {_("Client Secret"),
       _("Entra admin center, App registrations, your application, Certificates & secrets: the column Value, not Secret ID. "
         "It is shown only once, right after it was made; if it is lost, make a new one.")},
      {_("Scope"), _("https://outlook.office365.com/.default")},
      {_("Authority"), _("https://login.microsoftonline.com, unless your tenant is in a national cloud.")},
      {_("Secret expires"),
       _("On the page of the client secret: Expires, written as 2027-05-01. Only a reminder: mail stops when the secret expires.")},
      {_("User name, Password"), _("The account at the mail server, for the basic methods.")},
      {_("SMTP Host, Port, Enable SSL"),
       _("Exchange Online: smtp.office365.com, 587, ticked. On port 465 the connection is encrypted from the first byte; on every "
         "other port encryption (STARTTLS) is then required.")},
      {_("Sender address, Sender name"),
       _("The mailbox that sends. The application needs the permission to use it (Add-MailboxPermission), and Authenticated SMTP "
         "must be on for it: Microsoft 365 admin center, Active users, the user, Mail, Manage email apps.")},
      {_("Store credentials"), _("Unticked, OK saves nothing.")},
      {_("Validate"),
       _("Tries the values that are in the form, saved or not: it asks for a token, connects to the mail server and signs in. It "
         "sends no mail.")},
  };
  wxString text;
  for (const Entry& entry : entries) text += entry.field + "\n" + entry.words + "\n\n";
  return text.Trim();
}

}  // namespace

HelpDialog::HelpDialog(wxWindow* parent)
    : wxDialog(parent, wxID_ANY, _("Help on Connection Settings"), wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
  auto* text = new wxTextCtrl(this, wxID_ANY, help_text(), wxDefaultPosition, wxDefaultSize,
                              wxTE_MULTILINE | wxTE_READONLY | wxTE_BESTWRAP);
  platform::name_control(*text, _("Help text"));
  text->SetInitialSize(wxSize(layout::characters(*text, 64), layout::lines(*text, 24)));
  text->SetMinSize(wxSize(layout::characters(*text, 24), layout::lines(*text, 5)));
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(text, wxSizerFlags(1).Expand());
  content->Add(CreateButtonSizer(wxCLOSE), wxSizerFlags().Right().Border(wxTOP, layout::gap(*this)));
  layout::framed(*this, content);
  SetEscapeId(wxID_CLOSE);
  wxSize size = GetSizer()->ComputeFittingWindowSize(this);
  size.DecTo(layout::room_for(*this));
  SetSize(size);
  CentreOnParent();
}

}  // namespace smtpcfg::ui
