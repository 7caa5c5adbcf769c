#!/usr/bin/python3
"""A secret copied in the Connection Settings dialog, as a Windows program under Wine: marked for the clipboard's history, and not copied from its dots.

    wine_clipboard.py WINE.SH SMTPCFG-GUI.EXE SMTPCFG.EXE

Wine gives X11 what is on the clipboard, with the names of its formats. Whether Windows' own history heeds them, only Windows shows.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import desktop
from run_gui import start_x_server
from wine_dialog import TITLE as DIALOG, press_until_closed
from wine_editor import press, until, windows

SECRET = "cAnArY~client.8Q~secret"
BEFORE = "was copied before"
NO = bytes(4)  # a DWORD
MARKS = ["ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"]
TO_SECRET = ["alt+a", "Tab", "Tab", "Tab"]  # Authentication, Client ID, Credential, Client Secret
SHOW_OR_HIDE = ["Tab", "space", "shift+Tab"]


def main():
    wine, gui, console = sys.argv[1:4]
    server, os.environ["DISPLAY"] = start_x_server("1280x1024")
    try:
        with tempfile.TemporaryDirectory(prefix="smtpcfg-wine-") as folder:
            for name in ("system", "SSELLER"):
                (pathlib.Path(folder) / "update.win" / name).mkdir(parents=True)
            place = ["--installation", folder]
            saved = subprocess.run([wine, console, "set", "user:SSELLER", "authentication=AUTH_OAUTH2", "--secret-from", "-", *place],
                                   input=SECRET, text=True, check=False)
            assert saved.returncode == 1, "saved, though not complete"
            dialog = subprocess.Popen([wine, gui, "--dialog", "--user", "SSELLER", *place])
            until("the dialog", lambda: windows(DIALOG), lambda: None, dialog)
            desktop.copy(BEFORE)

            until("the copied secret", lambda: desktop.clipboard() == SECRET,
                  lambda: press(DIALOG, *TO_SECRET, *SHOW_OR_HIDE, "ctrl+a", "ctrl+c"), dialog)
            formats = desktop.clipboard_formats()
            values = [desktop.clipboard_as(mark) for mark in MARKS]
            assert all(mark in formats for mark in MARKS), formats
            assert values == [NO, NO, NO], values

            desktop.copy(BEFORE)
            press(DIALOG, *TO_SECRET, *SHOW_OR_HIDE, "ctrl+a", "ctrl+c", "ctrl+x", "ctrl+Insert", "shift+Delete")
            time.sleep(2)
            assert desktop.clipboard() == BEFORE, "dots were copied"
            ended = press_until_closed(dialog, "Escape")
            assert ended == 1, f"Cancel ended with {ended}"
            print("A shown secret was copied, marked so that the history leaves it out; its dots were not.")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
