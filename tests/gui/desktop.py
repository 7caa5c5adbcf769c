"""Keys, clipboard and pictures of the display, for any program on it: GTK or, under Wine, Win32."""
import subprocess
import time

import settings_of_tests

PATIENCE = 60  # seconds: far more than needed, so that a busy machine fails no test


def wait_for(what, condition):
    """The first true value of condition()."""
    end = time.monotonic() + PATIENCE
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            screenshot("timeout")
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.05)


def press(*keys):
    """Keys in xdotool's words: "Tab", "alt+v", "Return"."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "30", *keys], check=True)


def type_text(text):
    """Types it; what is on no key of the test's keyboard is pasted."""
    if not text.isascii():
        copy(text)
        press("ctrl+v")
        return
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "12", "--", text], check=True)


def windows(title):
    """Ids of the visible windows with this title."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True, text=True)
    return found.stdout.split()


def focus_window(title):
    """Waits for a window and gives it the keyboard."""
    window = wait_for(f"window {title}", lambda: windows(title))[-1]
    subprocess.run(["xdotool", "windowactivate", "--sync", window], check=True, stderr=subprocess.DEVNULL)
    return window


def icon(window):
    """What the window manager may draw for a window, as xprop tells it; "not found" for none."""
    return subprocess.run(["xprop", "-id", window, "_NET_WM_ICON"], capture_output=True, text=True, check=True).stdout


def copy(text):
    subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), check=True)


def clipboard():
    found = subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True)
    return found.stdout.decode()


def clipboard_formats():
    """The names under which a program may ask for what was copied last."""
    found = subprocess.run(["xclip", "-selection", "clipboard", "-o", "-target", "TARGETS"], capture_output=True)
    return found.stdout.decode().split()


def clipboard_as(name):
    """What was copied last, in one of these formats; bytes."""
    return subprocess.run(["xclip", "-selection", "clipboard", "-o", "-target", name], capture_output=True).stdout


def screenshot(name):
    if settings_of_tests.screenshots is None:
        return
    settings_of_tests.screenshots.mkdir(parents=True, exist_ok=True)
    subprocess.run(["import", "-window", "root", str(settings_of_tests.screenshots / f"{name}.png")], check=True)
