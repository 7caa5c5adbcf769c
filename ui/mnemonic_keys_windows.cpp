#include <wx/app.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/control.h>
#include <wx/eventfilter.h>
#include <wx/msw/wrapwin.h>
#include <wx/stattext.h>
#include <wx/toplevel.h>
#include <wx/weakref.h>
#include <wx/wxcrt.h>

#include "ui/platform.h"

namespace smtpcfg::ui::platform {

namespace {

/// The letter behind a single "&", in lower case; 0 when there is none.
wxUniChar mnemonic_of(const wxString& label) {
  for (std::size_t at = 0; at + 1 < label.length(); ++at) {
    if (label[at] != '&') continue;
    const wxUniChar next = label[++at];
    if (next != '&') return wxTolower(next);
  }
  return 0;
}

/// The control with the letter among the descendants that can be seen and used, in the order of tabs.
wxControl* with_mnemonic(const wxWindow& parent, wxUniChar letter) {
  for (wxWindow* child : parent.GetChildren()) {
    if (child->IsTopLevel() || !child->IsShown() || !child->IsEnabled()) continue;
    if (auto* control = wxDynamicCast(child, wxControl); control != nullptr && mnemonic_of(control->GetLabel()) == letter) {
      return control;
    }
    if (wxControl* found = with_mnemonic(*child, letter)) return found;
  }
  return nullptr;
}

/// What a label stands for: the next window that takes the focus.
wxWindow* behind(const wxWindow& label) {
  const wxWindowList& siblings = label.GetParent()->GetChildren();
  bool passed = false;
  for (wxWindow* sibling : siblings) {
    if (passed && sibling->IsShown() && sibling->CanAcceptFocusFromKeyboard()) return sibling;
    passed = passed || sibling == &label;
  }
  return nullptr;
}

void reach(wxControl& control) {
  if (wxDynamicCast(&control, wxStaticText) != nullptr) {
    if (wxWindow* meant = behind(control)) meant->SetFocus();
    return;
  }
  control.SetFocus();
  if (wxDynamicCast(&control, wxAnyButton) != nullptr || wxDynamicCast(&control, wxCheckBox) != nullptr) {
    ::SendMessageW(static_cast<HWND>(control.GetHWND()), BM_CLICK, 0, 0);
  }
}

class MnemonicKeys : public wxEventFilter {
 public:
  MnemonicKeys() { wxEvtHandler::AddFilter(this); }
  MnemonicKeys(const MnemonicKeys&) = delete;
  MnemonicKeys& operator=(const MnemonicKeys&) = delete;
  ~MnemonicKeys() override { wxEvtHandler::RemoveFilter(this); }

  int FilterEvent(wxEvent& event) override {
    if (event.GetEventType() != wxEVT_CHAR_HOOK) return Event_Skip;
    const auto& key = static_cast<const wxKeyEvent&>(event);
    if (key.GetModifiers() != wxMOD_ALT || !wxIsalpha(key.GetUnicodeKey())) return Event_Skip;
    const wxWindow* top = wxGetTopLevelParent(wxWindow::FindFocus());
    wxControl* control = top == nullptr ? nullptr : with_mnemonic(*top, wxTolower(wxUniChar(key.GetUnicodeKey())));
    if (control == nullptr) return Event_Skip;
    // Later, for what a button does may take until its dialog is closed.
    wxTheApp->CallAfter([reached = wxWeakRef<wxControl>(control)] {
      if (reached) reach(*reached);
    });
    return Event_Processed;
  }
};

}  // namespace

void let_mnemonics_reach_the_window() { static const MnemonicKeys keys; }

}  // namespace smtpcfg::ui::platform
