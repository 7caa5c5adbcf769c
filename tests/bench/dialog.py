"""From the start of a process to the first paint of its window, on an X server of our own."""
import os
import pathlib
import subprocess
import tempfile

from measure import Row, take_turns


def start_x_server():
    receiver, sender = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(sender), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-dpi", "96"],
                              pass_fds=[sender], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(sender)
    with os.fdopen(receiver) as stream:
        number = stream.readline().strip()
    if not number:
        raise SystemExit("Xvfb did not start.")
    return server, ":" + number


def environment(display, home):
    """The same for all contestants: no settings of whoever runs this, and no D-Bus, whose start would be measured instead."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "WAYLAND_", "XDG_", "GTK_", "GDK_", "SMTPCFG_"))}
    return kept | {"DISPLAY": display, "HOME": home, "XDG_RUNTIME_DIR": home, "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1", "LC_ALL": "C.UTF-8"}


def make_installation(build, root):
    (root / "update.win/system").mkdir(parents=True)
    (root / "update.win/SSELLER").mkdir()
    subprocess.run([build / "bin/smtpcfg", "set", "user:SSELLER", "host=smtp.office365.com", "port=587", "authentication=AUTH_OAUTH2",
                    "sender.address=crm@contoso.com", "tenant=contoso.com", "clientId=22222222-2222-4222-8222-222222222222",
                    "--secret-from", "-", "--installation", root], input="abC8Q~0123456789abcdefghijklmnopqrstuvwx", text=True, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def measure(build, rounds):
    server, display = start_x_server()
    try:
        with tempfile.TemporaryDirectory(prefix="smtpcfg-bench-") as folder:
            installation = pathlib.Path(folder) / "installation"
            make_installation(build, installation)
            home = pathlib.Path(folder) / "home"
            home.mkdir(mode=0o700)
            surroundings = environment(display, str(home))
            manager = subprocess.Popen(["openbox"], env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

            def starting(*command):
                def run():
                    done = subprocess.run([build / "bin/window_start", *command], env=surroundings, stdout=subprocess.PIPE,
                                          stderr=subprocess.PIPE, text=True)
                    if done.returncode:
                        raise SystemExit(done.stderr)
                    return float(done.stdout)
                return run

            minimal = str(build / "bin/minimal_window")
            samples = take_turns({
                "minimal": starting(minimal),
                "button": starting(minimal, "--dialog"),
                "dialog": starting(str(build / "bin/smtpcfg-gui"), "--dialog", "--user", "SSELLER", "--installation", str(installation)),
            }, rounds)
    finally:
        server.terminate()
        server.wait()
    minimal = Row("start: minimal window", samples["minimal"])
    return [minimal, Row("start: dialog of one button", samples["button"], base=minimal),
            Row("start: Connection Settings", samples["dialog"], base=minimal, aim=1.15)]
