#pragma once

#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <functional>
#include <string>

#include "model/settings.h"
#include "ui/mnemonics.h"
#include "validation/exchange_setup.h"

namespace smtpcfg::ui {

/// The steps of setting up Exchange Online as a list to tick off, filled with the values of settings. The ticks are not kept.
class ExchangeSetupDialog : public wxDialog {
 public:
  /// `script` opens the window that makes the whole script; none where there is none.
  ExchangeSetupDialog(wxWindow* parent, const model::Settings& settings, const std::function<void()>& script = {});

 private:
  void add_step(wxSizer& content, Mnemonics& mnemonics, int number, const validation::SetupStep& step);
  wxSizer* build_values(const validation::SetupStep& step);
  wxSizer* build_buttons(Mnemonics& mnemonics, std::string text, const std::function<void()>& script);

  wxScrolledWindow* scroller_ = nullptr;
  int label_width_ = 0;  ///< of the widest label of a value, so that the values of all steps begin in a line
};

}  // namespace smtpcfg::ui
