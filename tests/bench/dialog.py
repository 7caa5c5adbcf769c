"""From the start of a process to the first paint of its window, on an X server of our own."""
import contextlib
import os
import pathlib
import subprocess
import tempfile

from measure import Row, take_turns


@contextlib.contextmanager
def ending(process):
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def silent(*command, **more):
    return ending(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more))


@contextlib.contextmanager
def desktop(home):
    """An X server with a window manager. Yields the environment for programs on it, the same for all: no settings of whoever runs this,
    and no D-Bus, whose start would be measured instead."""
    receiver, sender = os.pipe()
    with silent("Xvfb", "-displayfd", str(sender), "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-dpi", "96", pass_fds=[sender]):
        os.close(sender)
        with os.fdopen(receiver) as stream:
            number = stream.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start.")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "WAYLAND_", "XDG_", "GTK_", "GDK_", "SMTPCFG_"))}
        environment = kept | {"DISPLAY": ":" + number, "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "GSETTINGS_BACKEND": "memory",
                              "NO_AT_BRIDGE": "1", "LC_ALL": "C.UTF-8"}
        with silent("openbox", env=environment):
            yield environment


def make_installation(build, root):
    (root / "update.win/system").mkdir(parents=True)
    (root / "update.win/SSELLER").mkdir()
    subprocess.run([build / "bin/smtpcfg", "set", "user:SSELLER", "host=smtp.office365.com", "port=587", "authentication=AUTH_OAUTH2",
                    "sender.address=crm@contoso.com", "tenant=contoso.com", "clientId=22222222-2222-4222-8222-222222222222",
                    "--secret-from", "-", "--installation", root], input="abC8Q~0123456789abcdefghijklmnopqrstuvwx", text=True, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def start_times(build, programs, environment, rounds, installation, wrapper=()):
    """Samples of the three windows. `programs`: where minimal_window and smtpcfg-gui are, by name."""
    def start(*command):
        def milliseconds():
            done = subprocess.run([build / "bin/window_start", *wrapper, *command], env=environment, capture_output=True, text=True)
            if done.returncode:
                raise SystemExit(done.stderr)
            return float(done.stdout)
        return milliseconds

    return take_turns({
        "minimal": start(programs["minimal_window"]),
        "button": start(programs["minimal_window"], "--dialog"),
        "dialog": start(programs["smtpcfg-gui"], "--dialog", "--user", "SSELLER", "--installation", str(installation)),
    }, rounds)


def rows_of(samples, where):
    minimal = Row(f"start{where}: minimal window", samples["minimal"])
    return [minimal, Row(f"start{where}: dialog of one button", samples["button"], base=minimal),
            Row(f"start{where}: Connection Settings", samples["dialog"], base=minimal, aim=1.15)]


@contextlib.contextmanager
def scene(build):
    """An installation, a home folder, and the environment of a desktop."""
    with tempfile.TemporaryDirectory(prefix="smtpcfg-bench-") as folder:
        installation, home = pathlib.Path(folder) / "installation", pathlib.Path(folder) / "home"
        make_installation(build, installation)
        home.mkdir(mode=0o700)
        with desktop(home) as environment:
            yield installation, environment


def measure(build, rounds):
    with scene(build) as (installation, environment):
        programs = {name: str(build / "bin" / name) for name in ("minimal_window", "smtpcfg-gui")}
        return rows_of(start_times(build, programs, environment, rounds, installation), "")
