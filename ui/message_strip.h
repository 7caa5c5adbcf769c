#pragma once

#include <wx/panel.h>

#include <functional>
#include <vector>

#include "crypto/result.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// A message at the top of a window with what can be done about it, instead of a message box that stands in the way.
/// (wxInfoBar cuts off what does not fit into one line.)
class MessageStrip : public wxPanel {
 public:
  struct Action {
    wxString label;  ///< with its mnemonic
    std::function<void()> run;
  };

  /// Hidden until it has something to say.
  explicit MessageStrip(wxWindow* parent);

  void say(const wxString& text, const std::vector<Action>& actions = {});
  /// An error's message and remedy.
  void say(const Error& error, const std::vector<Action>& actions = {});
  /// Gives the keyboard to the first action.
  void focus_action();
  void dismiss();

 private:
  WrappedText* text_;
  wxSizer* buttons_;
};

/// An error in a person's words: what happened, and in a new paragraph what to do.
wxString words_for(const Error& error);

}  // namespace smtpcfg::ui
