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
#include <set>
#include <unordered_set>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{60};
constexpr int smallest_window = 50;          // pixels; below are helpers that nobody sees
constexpr std::size_t colours_of_text = 12;  // a background alone has one, a gradient or a frame few; smoothed letters have many

int ignore_error(Display* /*display*/, XErrorEvent* /*event*/) { return 0; }  // a window may be gone before it is looked at

/// Watches a display of our own for the first window of a program and for the first time that something can be read in it.
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
  [[nodiscard]] std::optional<Clock::time_point> mapped() const { return mapped_; }
  [[nodiscard]] std::optional<Clock::time_point> painted() const { return painted_; }

  /// Returns when something was painted that can be read, or at the deadline.
  void run(Clock::time_point deadline) {
    while (!painted_) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
      if (left <= 0) return;
      if (XPending(display_) == 0) {
        pollfd connection{.fd = ConnectionNumber(display_), .events = POLLIN, .revents = 0};
        poll(&connection, 1, static_cast<int>(left));
        continue;
      }
      XEvent event;
      XNextEvent(display_, &event);
      handle(event, Clock::now());
    }
  }

 private:
  void handle(const XEvent& event, Clock::time_point now) {
    if (event.type == CreateNotify) {
      // From here on, so that no painting is missed. Every rectangle is reported.
      XDamageCreate(display_, event.xcreatewindow.window, XDamageReportRawRectangles);
      XSync(display_, False);
    } else if (event.type == MapNotify && event.xmap.event == root_) {
      if (!is_visible_window(event.xmap.window)) return;
      shown_.insert(event.xmap.window);
      if (!mapped_) mapped_ = now;
    } else if (event.type == first_damage_event_ + XDamageNotify) {
      const auto& damage = reinterpret_cast<const XDamageNotifyEvent&>(event);
      if (shown_.contains(damage.drawable) && can_be_read(damage.drawable)) painted_ = now;
    }
  }

  bool is_visible_window(Window window) {
    XWindowAttributes facts;
    return XGetWindowAttributes(display_, window, &facts) != 0 && facts.width >= smallest_window &&
           facts.height >= smallest_window;
  }

  /// Looks at the screen where the window is.
  bool can_be_read(Window window) {
    XWindowAttributes facts;
    if (XGetWindowAttributes(display_, window, &facts) == 0) return false;
    const int left = std::max(facts.x, 0);
    const int top = std::max(facts.y, 0);
    const int right = std::min(facts.x + facts.width, DisplayWidth(display_, DefaultScreen(display_)));
    const int bottom = std::min(facts.y + facts.height, DisplayHeight(display_, DefaultScreen(display_)));
    if (right <= left || bottom <= top) return false;
    XImage* const image = XGetImage(display_, root_, left, top, static_cast<unsigned>(right - left),
                                    static_cast<unsigned>(bottom - top), AllPlanes, ZPixmap);
    if (image == nullptr) return false;
    std::unordered_set<unsigned long> colours;
    for (int y = 0; y < image->height && colours.size() < colours_of_text; ++y) {
      for (int x = 0; x < image->width; ++x) colours.insert(XGetPixel(image, x, y));
    }
    XDestroyImage(image);
    return colours.size() >= colours_of_text;
  }

  Display* display_;
  Window root_;
  int first_damage_event_ = 0;
  bool ready_ = false;
  std::set<Window> shown_;
  std::optional<Clock::time_point> mapped_;
  std::optional<Clock::time_point> painted_;
};

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

}  // namespace

/// Starts a program on the display and prints how many milliseconds passed, from just before its process was made, until its
/// window was mapped and until that window first showed something to read. Then ends the program.
///
///     window_start PROGRAM [ARGUMENT…]
int main(int argc, char** argv) {
  if (argc < 2) return 2;
  Display* const display = XOpenDisplay(nullptr);
  if (display == nullptr) {
    std::cerr << "no display\n";
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
  watch.run(start + patience);
  kill(process, SIGKILL);
  waitpid(process, nullptr, 0);
  XCloseDisplay(display);
  if (!watch.painted()) {
    std::cerr << argv[1] << " showed no window\n";
    return 1;
  }
  std::cout << milliseconds(*watch.mapped() - start) << ' ' << milliseconds(*watch.painted() - start) << '\n';
  return 0;
}
