#include <gdk/gdkx.h>
#include <gtk/gtk.h>

#include <limits>

#include "ui/foreign_owner.h"
#include "ui/placing.h"

namespace smtpcfg::ui {

namespace {

/// Errors of the X server inside are not the end of the program, as they else are: the window may go at any moment.
class ErrorTrap {
 public:
  ErrorTrap() { gdk_x11_display_error_trap_push(display_); }
  ~ErrorTrap() { gdk_x11_display_error_trap_pop_ignored(display_); }
  ErrorTrap(const ErrorTrap&) = delete;
  ErrorTrap& operator=(const ErrorTrap&) = delete;

 private:
  GdkDisplay* display_ = gdk_display_get_default();
};

Display* x_display() { return gdk_x11_display_get_xdisplay(gdk_display_get_default()); }

bool is_there(WindowHandle window) {
  const ErrorTrap trap;
  XWindowAttributes ignored;
  return window <= std::numeric_limits<std::uint32_t>::max() && XGetWindowAttributes(x_display(), window, &ignored) != 0;
}

/// The server gives the numbers of a program that has ended to the next one, which may be this one.
bool is_ours(WindowHandle window) { return gdk_x11_window_lookup_for_display(gdk_display_get_default(), window) != nullptr; }

}  // namespace

Result<WindowHandle> find_owner(WindowHandle handle) {
  if (!GDK_IS_X11_DISPLAY(gdk_display_get_default())) {
    return failure(ErrorKind::Usage, "--parent needs X11: under Wayland no program knows another one's windows.",
                   "Leave it out; the dialog then opens by itself.");
  }
  if (!is_there(handle) || is_ours(handle)) {
    return failure(ErrorKind::NotFound, "--parent names no window, or one that was closed meanwhile.",
                   "Give the id of an X11 window that is open; xwininfo tells it.");
  }
  return handle;
}

void ForeignOwner::take() {
  GtkWidget* widget = dialog_.GetHandle();
  gtk_widget_realize(widget);
  const ErrorTrap trap;
  XSetTransientForHint(x_display(), gdk_x11_window_get_xid(gtk_widget_get_window(widget)), owner_);
  if (GdkWindow* owner = gdk_x11_window_foreign_new_for_display(gdk_display_get_default(), owner_)) {
    GdkRectangle place;
    gdk_window_get_frame_extents(owner, &place);
    g_object_unref(owner);
    place_over(dialog_, wxRect(place.x, place.y, place.width, place.height));
  }
}

void ForeignOwner::give_back() {}  // the window manager does, when the dialog is gone

bool ForeignOwner::exists() const { return is_there(owner_); }

}  // namespace smtpcfg::ui
