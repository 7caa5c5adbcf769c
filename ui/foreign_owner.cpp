#include "ui/foreign_owner.h"

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

}  // namespace smtpcfg::ui
