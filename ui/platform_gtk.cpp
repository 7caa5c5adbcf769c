#include <gtk/gtk.h>

#include "ui/platform.h"

namespace smtpcfg::ui::platform {

namespace {

// What the keyboard and a screen reader come to: of a list or a long text, the widget inside the scrolled frame.
GtkWidget* reached(wxWindow& control) {
  GtkWidget* widget = control.GetHandle();
  GtkWidget* inside = GTK_IS_SCROLLED_WINDOW(widget) ? gtk_bin_get_child(GTK_BIN(widget)) : nullptr;
  return inside == nullptr ? widget : inside;
}

}  // namespace

void set_masked(wxTextCtrl& control, bool masked) { gtk_entry_set_visibility(GTK_ENTRY(control.GetHandle()), !masked); }

void set_margin(wxTextCtrl& control, int pixels) {
  GtkTextView* view = GTK_TEXT_VIEW(reached(control));
  gtk_text_view_set_left_margin(view, pixels);
  gtk_text_view_set_right_margin(view, pixels);
  gtk_text_view_set_top_margin(view, pixels);
  gtk_text_view_set_bottom_margin(view, pixels);
}

void label_control(wxStaticText& label, wxWindow& control) {
  gtk_label_set_mnemonic_widget(GTK_LABEL(label.GetHandle()), reached(control));
}

void name_control(wxWindow& control, const wxString& name, const wxString& description) {
  AtkObject* accessible = gtk_widget_get_accessible(reached(control));
  if (accessible == nullptr) return;
  atk_object_set_name(accessible, name.utf8_str());
  atk_object_set_description(accessible, description.utf8_str());
}

void without_search(wxDataViewCtrl& list) { gtk_tree_view_set_enable_search(GTK_TREE_VIEW(reached(list)), FALSE); }

void settle_font(wxWindow& /*control*/) {}

void let_mnemonics_reach_the_window() {}  // as they do

}  // namespace smtpcfg::ui::platform
