#!/usr/bin/python3
"""The editor as a Windows program: opened, filtered and edited by keyboard under Wine.

    wine_editor.py WINE.SH SMTPCFG-GUI.EXE SMTPCFG.EXE [SCREENSHOT.PNG]
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from run_gui import start_x_server
from wine_dialog import PATIENCE, press_until_closed

EDITOR = "SMTP settings .*"
DIALOG = "Connection Settings"


def windows(title):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True, text=True, check=False)
    return found.stdout.split()


def press(title, *keys):
    """Nothing when there is no such window. A search finds nothing, too, when another window vanishes under it; so it is made again."""
    end = time.monotonic() + 5
    while not (found := windows(title)) and time.monotonic() < end:
        time.sleep(0.1)
    if found:
        subprocess.run(["xdotool", "windowfocus", "--sync", found[0], "key", "--delay", "60", *keys], capture_output=True, check=False)


def until(what, condition, again, program):
    """Does `again` every few seconds until `condition` holds: a key that comes before a program listens is lost."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if program.poll() is not None or time.monotonic() > end:
            program.kill()
            sys.exit(f"Waited in vain for {what}.")
        again()
        pause = time.monotonic() + 5
        while not condition() and time.monotonic() < pause:
            time.sleep(0.2)


def main():
    wine, gui, console, *screenshot = sys.argv[1:]
    server, os.environ["DISPLAY"] = start_x_server("1280x1024")
    try:
        with tempfile.TemporaryDirectory(prefix="smtpcfg-wine-") as folder:
            update_win = pathlib.Path(folder) / "update.win"
            for name in ("system", "AAA", "MÜLLER", "SSELLER"):
                (update_win / name).mkdir(parents=True)
            place = ["--installation", folder]
            subprocess.run([wine, console, "set", "system", "authentication=AUTH_NONE", "host=localhost", "port=25", "enableSsl=false",
                            "sender.address=crm@contoso.com", "sender.name=Büro Köln", *place], check=True)
            editor = subprocess.Popen([wine, gui, *place])

            def open_from_filter():
                press(EDITOR, "ctrl+f", "ctrl+a", "s", "s", "e", "l", "l")
                time.sleep(2)
                if screenshot and windows(EDITOR):
                    subprocess.run(["import", "-window", "root", screenshot[0]], check=False)
                press(EDITOR, "Return", "Return")

            until("the editor's window", lambda: windows(EDITOR), lambda: None, editor)
            until("Connection Settings", lambda: windows(DIALOG), open_from_filter, editor)
            until("the saved file", (update_win / "SSELLER/smtp.cfg").exists, lambda: windows(DIALOG) and press(DIALOG, "Return"), editor)
            until("the dialog's end", lambda: not windows(DIALOG), lambda: None, editor)
            shown = subprocess.run([wine, console, "show", "user:SSELLER", "--json", *place], capture_output=True, check=False).stdout
            ended = press_until_closed(editor, "ctrl+q", EDITOR)
            assert json.loads(shown)["settings"]["sender.name"] == "Büro Köln", shown
            assert not (update_win / "AAA/smtp.cfg").exists() and not (update_win / "MÜLLER/smtp.cfg").exists(), "another user's file was written"
            assert ended == 0, f"the editor ended with {ended}"
            print("The editor was opened, filtered and edited by keyboard, saved for the user it was filtered for, and ended with 0.")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
