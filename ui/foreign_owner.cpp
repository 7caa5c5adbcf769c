#include "ui/foreign_owner.h"

#include <wx/display.h>

#include <algorithm>

namespace smtpcfg::ui {

namespace {
constexpr int look_after = 500;  // milliseconds
}

ForeignOwner::ForeignOwner(wxTopLevelWindow& dialog, WindowHandle owner, std::function<void()> gone)
    : dialog_(dialog), owner_(owner), gone_(std::move(gone)) {
  take();
  dialog_.Bind(wxEVT_SHOW, &ForeignOwner::on_show, this);
  timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { watch(); });
  timer_.Start(look_after);
}

ForeignOwner::~ForeignOwner() {
  dialog_.Unbind(wxEVT_SHOW, &ForeignOwner::on_show, this);
  give_back();
}

/// The owner is enabled before the dialog goes, for only then is it the next window that the system activates. A dialog that is
/// hidden only because its owner was minimised still counts as shown.
void ForeignOwner::on_show(wxShowEvent& event) {
  event.Skip();
  if (!event.IsShown() && !dialog_.IsShown()) give_back();
}

void ForeignOwner::watch() {
  if (exists()) return;
  timer_.Stop();
  gone_();
}

void ForeignOwner::place_over(const wxRect& owner) {
  const int display = wxDisplay::GetFromPoint(owner.GetPosition() + owner.GetSize() / 2);
  if (display == wxNOT_FOUND) return;  // minimised, or out of sight: the dialog stays in the middle of the screen
  dialog_.Move(centred_over(owner, dialog_.GetSize(), wxDisplay(static_cast<unsigned>(display)).GetClientArea()));
}

wxPoint centred_over(const wxRect& owner, const wxSize& size, const wxRect& screen) {
  const auto along = [](int begin, int length, int own, int first, int room) {
    return std::max(first, std::min(begin + ((length - own) / 2), first + room - own));
  };
  return {along(owner.x, owner.width, size.x, screen.x, screen.width),
          along(owner.y, owner.height, size.y, screen.y, screen.height)};
}

}  // namespace smtpcfg::ui
