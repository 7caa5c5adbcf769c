#!/usr/bin/python3
"""The Connection Settings dialog as a Windows program: opened, validated, saved and cancelled by keyboard under Wine.

    wine_dialog.py WINE.SH SMTPCFG-GUI.EXE SMTPCFG.EXE [SCREENSHOT.PNG]

Wine has no accessibility to read the dialog with; what it saved is read with the console program, and what it asked the servers in their logs.
"""
import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

from run_gui import start_x_server

PATIENCE = 180  # seconds until a program counts as hanging; nothing is measured
TITLE = "Connection Settings"
PEERS = pathlib.Path(__file__).resolve().parents[1] / "peers/peers.py"


def start_peers(state):
    """The test servers, which end with this process, and what peers.json says of them."""
    process = subprocess.Popen([sys.executable, PEERS, "--state", state, "--until-input-ends"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
    while not (state / "peers.json").exists():
        if process.poll() is not None:
            sys.exit("The test servers do not start.")
        time.sleep(0.05)
    return process, json.loads((state / "peers.json").read_text(encoding="utf-8"))


def fields_for(peers):
    return ["authentication=AUTH_OAUTH2", f"clientId={peers['client']}", f"tenant={peers['tenant']}", f"authority={peers['authority']}",
            f"scope={peers['scope']}", "host=localhost", f"port={peers['ports']['smtp']['submission']}", f"sender.address={peers['mailbox']}",
            "sender.name=Büro Köln"]


def entries_of(log):
    lines = pathlib.Path(log).read_text(encoding="utf-8").splitlines() if pathlib.Path(log).exists() else []
    return [json.loads(line) for line in lines]


def signed_in(peers):
    commands = [entry["command"].split()[0].upper() for entry in entries_of(peers["smtpLog"])]
    return "AUTH" in commands and commands[-1] == "QUIT"


def click_validate():
    """The button at the lower left; until the dialog has loaded it does nothing."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", TITLE], capture_output=True, text=True, check=False).stdout.split()
    if not found:
        return
    shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", found[0]], capture_output=True, text=True, check=False).stdout
    place = {name: int(value) for name, value in re.findall(r"(\w+)=(\d+)", shell)}
    subprocess.run(["xdotool", "mousemove", str(place["X"] + 60), str(place["Y"] + place["HEIGHT"] - 22), "click", "1"], check=False)


def validate(program, peers, screenshot=None):
    """Presses "Validate OAuth Configuration" until the mail server was asked to sign in and told goodbye."""
    end = time.monotonic() + PATIENCE
    while not signed_in(peers):
        if program.poll() is not None or time.monotonic() > end:
            program.kill()
            sys.exit("Validation in the dialog did not reach the sign-in.")
        click_validate()
        again = time.monotonic() + 15
        while not signed_in(peers) and time.monotonic() < again:
            time.sleep(0.5)
    token = [entry for entry in entries_of(peers["requests"]) if entry["request"] == "token"]
    assert token and token[-1]["client"] == peers["client"] and token[-1]["secret_right"], token
    if screenshot:
        time.sleep(3)
        subprocess.run(["import", "-window", "root", screenshot], check=False)


def press_until_closed(program, key, title=TITLE):
    """The window takes keys once it has loaded; until then they do nothing."""
    end = time.monotonic() + PATIENCE
    while program.poll() is None and time.monotonic() < end:
        time.sleep(1)
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], capture_output=True, text=True, check=False).stdout.split()
        if not found:
            continue
        subprocess.run(["xdotool", "windowfocus", found[0], "key", key], capture_output=True, check=False)
    if program.poll() is None:
        program.kill()
        sys.exit(f"“{title}” did not close on {key}.")
    return program.returncode


@contextlib.contextmanager
def storing_forbidden(wine):
    """The administrator's policy that nothing is stored on this machine."""
    key = r"HKLM\Software\Policies\smtpcfg"
    subprocess.run([wine, "reg", "add", key, "/v", "StoreCredentials", "/t", "REG_DWORD", "/d", "0", "/f"], check=True, stdout=subprocess.DEVNULL)
    try:
        yield
    finally:
        subprocess.run([wine, "reg", "delete", key, "/f"], check=True, stdout=subprocess.DEVNULL)


def main():
    wine, gui, console, *screenshot = sys.argv[1:]
    server, os.environ["DISPLAY"] = start_x_server("1280x1024")
    try:
        with tempfile.TemporaryDirectory(prefix="smtpcfg-wine-") as folder, tempfile.TemporaryDirectory(prefix="smtpcfg-peers-") as state:
            servers, peers = start_peers(pathlib.Path(state))
            for name in ("system", "SSELLER", "MÜLLER"):
                (pathlib.Path(folder) / "update.win" / name).mkdir(parents=True)
            place = ["--installation", folder]
            subprocess.run([wine, console, "set", "system", *fields_for(peers), "--secret-from", "-", *place], input=peers["secret"], text=True, check=True)

            def dialog(login):
                return subprocess.Popen([wine, gui, "--dialog", "--user", login, "--ca-file", peers["ca"], *place])

            opened = dialog("SSELLER")
            validate(opened, peers, *screenshot)
            press_until_closed(opened, "Escape")
            assert not (pathlib.Path(folder) / "update.win/SSELLER/smtp.cfg").exists(), "Validating wrote a file"
            saved = press_until_closed(dialog("SSELLER"), "Return")
            cancelled = press_until_closed(dialog("MÜLLER"), "Escape")
            with storing_forbidden(wine):
                not_stored = press_until_closed(dialog("MÜLLER"), "Return")
            shown = subprocess.run([wine, console, "show", "user:SSELLER", "--json", *place], capture_output=True, check=False).stdout
            assert saved == 0, f"OK ended with {saved}"
            assert cancelled == 1, f"Cancel ended with {cancelled}"
            assert json.loads(shown)["settings"]["sender.name"] == "Büro Köln", shown
            assert not_stored == 0, f"OK under the policy ended with {not_stored}"
            assert not (pathlib.Path(folder) / "update.win/MÜLLER/smtp.cfg").exists(), "Cancel, or OK under the policy, wrote a file"
            servers.stdin.close()
            servers.wait()
            print("The dialog validated what was in its form, saved on OK, wrote nothing on Cancel or against the policy, and ended with 0 and 1.")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
