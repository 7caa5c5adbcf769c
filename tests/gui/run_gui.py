#!/usr/bin/python3
"""Runs the tests of the windows on a display of their own.

    run_gui.py --program smtpcfg-gui --console smtpcfg [--screenshots DIR] [TEST…]

Needs no display and works as root. Xvfb, a window manager and a D-Bus with accessibility are started for the tests and end with them; the caller's desktop, home and
clipboard are not touched. Screenshots go to --screenshots, else to SMTPCFG_SCREENSHOTS, else nowhere.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
INSIDE = "SMTPCFG_GUI_TESTS_INSIDE"


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, type=pathlib.Path)
    parser.add_argument("--console", required=True, type=pathlib.Path)
    parser.add_argument("--screenshots", type=pathlib.Path)
    parser.add_argument("--screen", default="1280x1024", help="size of the display in pixels")
    parser.add_argument("tests", nargs="*", help="unittest names; all without")
    return parser.parse_args()


def start_x_server(screen):
    """Xvfb on a free display; returns the process and the display's name."""
    receiver, sender = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(sender), "-screen", "0", screen + "x24", "-nolisten", "tcp", "-dpi", "96"],
                              pass_fds=[sender], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(sender)
    with os.fdopen(receiver) as stream:
        number = stream.readline().strip()
    if not number:
        sys.exit("Xvfb did not start.")
    return server, ":" + number


def outside(options):
    """Starts the display, then this program again inside a D-Bus session on it."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="smtpcfg-gui-home-"))
    server, display = start_x_server(options.screen)
    try:
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("DBUS_", "WAYLAND_", "XDG_", "GTK_", "GDK_"))}
        environment |= {"DISPLAY": display, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "GSETTINGS_BACKEND": "memory", "LC_ALL": "C.UTF-8",
                        "NO_AT_BRIDGE": "0", INSIDE: "1"}
        return subprocess.call(["dbus-run-session", "--", sys.executable, *sys.argv], env=environment)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)


def inside(options):
    import settings_of_tests
    settings_of_tests.program = options.program.resolve()
    folder = options.screenshots or os.environ.get("SMTPCFG_SCREENSHOTS")
    settings_of_tests.screenshots = pathlib.Path(folder).resolve() if folder else None
    manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        loader = unittest.defaultTestLoader
        suite = loader.loadTestsFromNames(options.tests) if options.tests else loader.discover(str(HERE), "test_*.py", str(HERE))
        return not unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful()
    finally:
        manager.terminate()
        manager.wait()


if __name__ == "__main__":
    parsed = parse()
    os.environ["SMTPCFG_PROGRAM"] = str(parsed.console.resolve())  # for the harness of the end-to-end tests
    sys.path[:0] = [str(HERE), str(HERE.parent / "e2e")]
    sys.exit(inside(parsed) if os.environ.get(INSIDE) else outside(parsed))
