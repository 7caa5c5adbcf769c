#!/usr/bin/python3
"""The Connection Settings dialog as a Windows program: opened, saved and cancelled by keyboard under Wine.

    wine_dialog.py WINE.SH SMTPCFG-GUI.EXE SMTPCFG.EXE [SCREENSHOT.PNG]

Wine has no accessibility to read the dialog with; what it saved is read with the console program.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from run_gui import start_x_server

PATIENCE = 180  # seconds until a program counts as hanging; nothing is measured
TITLE = "Connection Settings"
FIELDS = ["clientId=22222222-2222-4222-8222-222222222222", "tenant=contoso.com", "sender.address=crm@contoso.com", "sender.name=Büro Köln"]


def press_until_closed(program, key, screenshot=None):
    """The dialog takes keys once it has loaded; until then they do nothing."""
    end = time.monotonic() + PATIENCE
    while program.poll() is None and time.monotonic() < end:
        time.sleep(1)
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", TITLE], capture_output=True, text=True, check=False).stdout.split()
        if not found:
            continue
        if screenshot:
            time.sleep(10)
            subprocess.run(["import", "-window", "root", screenshot], check=False)
            screenshot = None
        subprocess.run(["xdotool", "windowfocus", found[0], "key", key], capture_output=True, check=False)
    if program.poll() is None:
        program.kill()
        sys.exit(f"The dialog did not close on {key}.")
    return program.returncode


def main():
    wine, gui, console, *screenshot = sys.argv[1:]
    server, os.environ["DISPLAY"] = start_x_server("1280x1024")
    try:
        with tempfile.TemporaryDirectory(prefix="smtpcfg-wine-") as folder:
            for name in ("system", "SSELLER", "MÜLLER"):
                (pathlib.Path(folder) / "update.win" / name).mkdir(parents=True)
            place = ["--installation", folder]
            subprocess.run([wine, console, "set", "system", *FIELDS, "--secret-from", "-", *place], input="a secret of the tests", text=True, check=True)

            def dialog(login):
                return subprocess.Popen([wine, gui, "--dialog", "--user", login, *place])

            saved = press_until_closed(dialog("SSELLER"), "Return", *screenshot)
            cancelled = press_until_closed(dialog("MÜLLER"), "Escape")
            shown = subprocess.run([wine, console, "show", "user:SSELLER", "--json", *place], capture_output=True, check=False).stdout
            assert saved == 0, f"OK ended with {saved}"
            assert cancelled == 1, f"Cancel ended with {cancelled}"
            assert json.loads(shown)["settings"]["sender.name"] == "Büro Köln", shown
            assert not (pathlib.Path(folder) / "update.win/MÜLLER/smtp.cfg").exists(), "Cancel wrote a file"
            print("The dialog saved on OK, wrote nothing on Cancel, and ended with 0 and 1.")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
