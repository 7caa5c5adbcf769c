#pragma once

#include <wx/timer.h>
#include <wx/toplevel.h>

#include <cstdint>
#include <functional>

#include "crypto/result.h"

namespace smtpcfg::ui {

/// The system's number for a window of any program: an HWND on Windows, the id of an X11 window elsewhere.
using WindowHandle = std::uint64_t;

/// The window that `handle` stands for; on Windows, if that is a part of a window, the whole one.
/// Errors: NotFound when there is no such window, or it is one of ours; Usage where windows have no numbers (Wayland).
Result<WindowHandle> find_owner(WindowHandle handle);

/// Makes one of our dialogs modal to another program's window: the dialog stands over it and has no taskbar button of its own,
/// and it takes no input until the dialog is hidden or this object ends. On X11 the window manager is asked for that, who may
/// do less. UI thread only.
///
/// Windows ties the input of the two together, and would let neither go on while the owner's program does not answer. So an
/// owner that does not answer within two seconds is neither owner nor disabled: the dialog only opens over it.
class ForeignOwner {
 public:
  /// `dialog` is not shown yet and lives longer than this; `owner` comes from find_owner(). `gone` is called once, within half a
  /// second, should the owner's window be gone before. Any dialog may be open then, so `gone` had better end the program.
  ForeignOwner(wxTopLevelWindow& dialog, WindowHandle owner, std::function<void()> gone);
  ~ForeignOwner();
  ForeignOwner(const ForeignOwner&) = delete;
  ForeignOwner& operator=(const ForeignOwner&) = delete;

 private:
  // foreign_owner.cpp
  void on_show(wxShowEvent& event);
  void watch();

  // foreign_owner_windows.cpp and foreign_owner_gtk.cpp
  void take();
  void give_back();
  [[nodiscard]] bool exists() const;

  wxTopLevelWindow& dialog_;
  WindowHandle owner_;
  std::function<void()> gone_;
  bool disabled_ = false;  ///< by us
  wxTimer timer_;
};

}  // namespace smtpcfg::ui
