#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <optional>
#include <thread>
#include <unordered_set>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{60};
constexpr int smallest_window = 50;          // pixels; below are helpers that nobody sees
constexpr std::size_t colours_of_text = 12;  // a background alone has one, a gradient or a frame few; smoothed letters have many

int ignore_error(Display* /*display*/, XErrorEvent* /*event*/) { return 0; }  // a window may be gone before it is looked at

/// Watches a display of our own for the first time that something can be read in a program's window.
class Watch {
 public:
  explicit Watch(Display* display) : display_(display), root_(DefaultRootWindow(display)) {
    int first_error = 0;
    if (XDamageQueryExtension(display_, &first_damage_event_, &first_error) == 0) return;
    XSelectInput(display_, root_, SubstructureNotifyMask);
    XSync(display_, False);
    ready_ = true;
  }

  [[nodiscard]] bool ready() const { return ready_; }

  /// When it was painted; nothing at the deadline.
  std::optional<Clock::time_point> first_paint(Clock::time_point deadline) {
    while (true) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0) return std::nullopt;
      if (XPending(display_) == 0) {
        pollfd connection{.fd = ConnectionNumber(display_), .events = POLLIN, .revents = 0};
        poll(&connection, 1, static_cast<int>(left));
        continue;
      }
      XEvent event;
      XNextEvent(display_, &event);
      const Clock::time_point now = Clock::now();
      if (is_readable_painting(event)) return now;
    }
  }

 private:
  bool is_readable_painting(const XEvent& event) {
    if (event.type == CreateNotify && event.xcreatewindow.override_redirect == 0) {
      // Frames of the window manager and menus are override-redirect. What was painted before we asked is not reported.
      XDamageCreate(display_, event.xcreatewindow.window, XDamageReportRawRectangles);
      return can_be_read(event.xcreatewindow.window);
    }
    if (event.type != first_damage_event_ + XDamageNotify) return false;
    return can_be_read(reinterpret_cast<const XDamageNotifyEvent&>(event).drawable);
  }

  /// Looks at the screen where the window is.
  bool can_be_read(Window window) {
    XWindowAttributes facts;
    if (XGetWindowAttributes(display_, window, &facts) == 0 || facts.map_state != IsViewable) return false;
    if (facts.width < smallest_window || facts.height < smallest_window) return false;
    Window child = None;
    int x = 0;
    int y = 0;
    XTranslateCoordinates(display_, window, root_, 0, 0, &x, &y, &child);
    const int left = std::max(x, 0);
    const int top = std::max(y, 0);
    const int right = std::min(x + facts.width, DisplayWidth(display_, DefaultScreen(display_)));
    const int bottom = std::min(y + facts.height, DisplayHeight(display_, DefaultScreen(display_)));
    if (right <= left || bottom <= top) return false;
    XImage* const image = XGetImage(display_, root_, left, top, static_cast<unsigned>(right - left),
                                    static_cast<unsigned>(bottom - top), AllPlanes, ZPixmap);
    if (image == nullptr) return false;
    std::unordered_set<unsigned long> colours;
    for (int row = 0; row < image->height && colours.size() < colours_of_text; ++row) {
      for (int column = 0; column < image->width; ++column) colours.insert(XGetPixel(image, column, row));
    }
    XDestroyImage(image);
    return colours.size() >= colours_of_text;
  }

  Display* display_;
  Window root_;
  int first_damage_event_ = 0;
  bool ready_ = false;
};

/// A window manager has this property set when it is ready (Extended Window Manager Hints, "_NET_SUPPORTING_WM_CHECK").
bool has_window_manager(Display* display) {
  Atom type = None;
  int format = 0;
  unsigned long items = 0;
  unsigned long left = 0;
  unsigned char* value = nullptr;
  XGetWindowProperty(display, DefaultRootWindow(display), XInternAtom(display, "_NET_SUPPORTING_WM_CHECK", False), 0, 1, False,
                     XA_WINDOW, &type, &format, &items, &left, &value);
  if (value != nullptr) XFree(value);
  return items == 1;
}

bool wait_for_window_manager(Display* display) {
  const Clock::time_point deadline = Clock::now() + patience;
  while (!has_window_manager(display)) {
    if (Clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return true;
}

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

}  // namespace

/// Starts a program on the display and prints how many milliseconds passed, from just before its process was made, until its
/// window first showed something to read. Then ends the program.
///
///     window_start PROGRAM [ARGUMENT…]
int main(int argc, char** argv) {
  if (argc < 2) return 2;
  Display* const display = XOpenDisplay(nullptr);
  if (display == nullptr || !wait_for_window_manager(display)) {
    std::cerr << "no display, or no window manager on it\n";
    return 1;
  }
  XSetErrorHandler(&ignore_error);
  Watch watch(display);
  if (!watch.ready()) {
    std::cerr << "the display has no DAMAGE extension\n";
    return 1;
  }
  const Clock::time_point start = Clock::now();
  pid_t process = -1;
  if (posix_spawn(&process, argv[1], nullptr, nullptr, argv + 1, environ) != 0) {
    std::cerr << "cannot start " << argv[1] << '\n';
    return 1;
  }
  const std::optional<Clock::time_point> painted = watch.first_paint(start + patience);
  kill(process, SIGKILL);
  waitpid(process, nullptr, 0);
  XCloseDisplay(display);
  if (!painted) {
    std::cerr << argv[1] << " showed no window\n";
    return 1;
  }
  std::cout << milliseconds(*painted - start) << '\n';
  return 0;
}
