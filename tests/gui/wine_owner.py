#!/usr/bin/python3
"""Connection Settings as a dialog of another Windows program's window, under Wine.

    wine_owner.py WINE.SH SMTPCFG-GUI.EXE SMTPCFG.EXE OWNER.EXE
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from run_gui import start_x_server
from wine_dialog import PATIENCE, press_until_closed

SLACK = 2  # pixels, of halves that were rounded
GROWTH = 120  # the dialog's height may have grown meanwhile, for a message above the form


class Case:
    """One run of the owner: what it saw until the dialog was open, and in the end."""

    def __init__(self, folder, command, what, *arguments):
        self.what = what
        # Not pipes: Wine's background programs hold them open longer than the owner lives.
        self.output, self.errors = (pathlib.Path(folder) / f"{what}.{name}" for name in ("out", "err"))
        with self.output.open("wb") as output, self.errors.open("wb") as errors:
            self.process = subprocess.Popen([*command, what, *arguments], stdout=output, stderr=errors)

    @property
    def facts(self):
        pairs = (line.partition("=") for line in self.output.read_text(encoding="utf-8").splitlines())
        return {name: int(value) for name, equals, value in pairs if equals and value}

    def said(self):
        return self.errors.read_text(encoding="utf-8")

    def opened(self):
        end = time.monotonic() + PATIENCE
        while "open" not in self.output.read_text(encoding="utf-8").split():
            if self.process.poll() is not None or time.monotonic() > end:
                self.process.kill()
                sys.exit(f"{self.what}: the dialog did not open: {self.facts} {self.said()}")
            time.sleep(0.05)
        return self

    def ended(self):
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            sys.exit(f"{self.what}: the dialog did not end: {self.facts} {self.said()}")
        return self

    def press(self, key):
        press_until_closed(self.process, key)
        return self

    def expect(self, **facts):
        for name, value in facts.items():
            assert self.facts.get(name) == value, f"{self.what}: {name} is not {value}: {self.facts} {self.said()}"


def main():
    wine, gui, console, owner = sys.argv[1:]
    server, os.environ["DISPLAY"] = start_x_server("1280x1024")
    try:
        with tempfile.TemporaryDirectory(prefix="smtpcfg-wine-") as folder:
            update_win = pathlib.Path(folder) / "update.win"
            for name in ("system", "SSELLER"):
                (update_win / name).mkdir(parents=True)
            subprocess.run([wine, console, "set", "system", "authentication=AUTH_NONE", "host=localhost", "port=25", "enableSsl=false",
                            "sender.address=crm@contoso.com", "--installation", folder], check=True)

            def case(what):
                return Case(folder, [wine, owner], what, gui, "--dialog", "--user", "SSELLER", "--installation", folder)

            def modal(what):
                opened = case(what).opened()
                opened.expect(owned=1, taskbar_button=0, owner_enabled_while_open=0, on_screen=1)
                return opened

            opened = modal("open")
            assert abs(opened.facts["right_of_centre"]) <= SLACK and abs(opened.facts["below_centre"]) <= GROWTH, opened.facts
            opened.press("Escape").expect(exit=1, owner_enabled_after=1, enabled_before_the_dialog_went=1, owner_active_after=1)
            assert not (update_win / "SSELLER/smtp.cfg").exists(), "Cancel wrote a file"
            modal("part").press("Return").expect(exit=0, owner_enabled_after=1, enabled_before_the_dialog_went=1)
            assert (update_win / "SSELLER/smtp.cfg").exists(), "OK wrote no file"
            modal("corner").press("Escape").expect(exit=1, owner_enabled_after=1)
            modal("disabled").press("Escape").expect(exit=1, owner_enabled_after=0)
            modal("crash").ended().expect(owner_enabled_after=1)
            modal("killed").ended().expect(exit=9, owner_enabled_after=0)  # so the caller has to enable its window
            modal("destroyed").ended().expect(exit=1)
            modal("deafened").press("Escape").expect(exit=1)
            case("deaf").press("Escape").expect(exit=1, owner_enabled_after=1)
            vanished = case("vanished").ended()
            vanished.expect(exit=2)
            assert "--parent names no window" in vanished.said(), vanished.said()
            print("The dialog was modal to another program's window in every ending, and ended with 0, 1 and 2.")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
