#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>
#include <vector>

#include "model/web_config_check.h"
#include "ui/mnemonics.h"
#include "ui/virtual_list.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// What the check of a web.config found: a list, the chosen finding in full, and the buttons that mend one or all.
class WebFindingsPanel : public wxPanel {
 public:
  /// Asks for what the person wants mended: a finding that has a fix, or all that have one.
  struct Events {
    std::function<void(const model::WebFinding&)> fix;
    std::function<void()> fix_all;
  };
  /// Hidden at first.
  WebFindingsPanel(wxWindow* parent, Mnemonics& mnemonics, Events events);

  /// Keeps the selection where the chosen finding is still there, else on its place in the list.
  void show(std::vector<model::WebFinding> findings);
  /// Nothing is open.
  void clear();
  void enable(bool enabled);

 private:
  void build(Mnemonics& mnemonics);
  [[nodiscard]] const model::WebFinding* selected() const;
  void show_selected();
  void update_buttons();

  Events events_;
  std::vector<model::WebFinding> findings_;
  bool enabled_ = false;
  WrappedText* headline_ = nullptr;
  VirtualList* list_ = nullptr;
  wxTextCtrl* detail_ = nullptr;
  wxButton* fix_ = nullptr;
  wxButton* fix_all_ = nullptr;
};

}  // namespace smtpcfg::ui
