#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <vector>

#include "ui/layer_detail.h"
#include "ui/mnemonics.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// The editor's right half: the settings of one layer, who gets them, what they shadow, and buttons for what can be done. The
/// buttons have the ids of editor_commands.h; their events go on to the window.
class DetailPanel : public wxPanel {
 public:
  DetailPanel(wxWindow* parent, Mnemonics& mnemonics);

  void show(const LayerDetail& detail);
  /// What stands there while nothing is shown.
  void say(const wxString& text);
  void enable(int command, bool enabled);

 private:
  void build(Mnemonics& mnemonics);
  void show_settings(const LayerDetail& detail);
  void show_state(const LayerDetail& detail);

  WrappedText* heading_ = nullptr;
  WrappedText* who_ = nullptr;
  wxTextCtrl* file_ = nullptr;
  wxSizer* where_ = nullptr;
  WrappedText* state_ = nullptr;
  wxDataViewListCtrl* settings_ = nullptr;
  WrappedText* reach_ = nullptr;
  std::vector<wxButton*> buttons_;
};

}  // namespace smtpcfg::ui
