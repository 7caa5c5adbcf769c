#include <gtk/gtk.h>

#include "ui/platform.h"

namespace smtpcfg::ui::platform {

void set_masked(wxTextCtrl& control, bool masked) { gtk_entry_set_visibility(GTK_ENTRY(control.GetHandle()), !masked); }

void label_control(wxStaticText& label, wxWindow& control) {
  gtk_label_set_mnemonic_widget(GTK_LABEL(label.GetHandle()), control.GetHandle());
}

void name_control(wxWindow& control, const wxString& name, const wxString& description) {
  AtkObject* accessible = gtk_widget_get_accessible(control.GetHandle());
  if (accessible == nullptr) return;
  atk_object_set_name(accessible, name.utf8_str());
  atk_object_set_description(accessible, description.utf8_str());
}

}  // namespace smtpcfg::ui::platform
