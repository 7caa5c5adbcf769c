"""A running smtpcfg-gui and its Connection Settings dialog, driven by the keyboard and read as a screen reader does."""
import os
import subprocess
import time

import accessible
import desktop
import settings_of_tests
from desktop import press, wait_for

DIALOG = "Connection Settings"


class Program:
    """Started with the given arguments; ended with stop(), however the test went."""

    def __init__(self, *arguments, **environment):
        self.process = subprocess.Popen([settings_of_tests.program, *map(str, arguments)], env={**os.environ, **environment})
        self.root = accessible.application(self.process.pid)

    def stop(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def exit_code(self):
        wait_for("the program's end", lambda: self.process.poll() is not None)
        return self.process.returncode

    def find(self, role, name, showing=True):
        """The first accessible of this role whose name, without mnemonic, begins so; None if there is none."""
        for each in accessible.everything(self.root):
            try:
                if each.getRoleName() == role and accessible.name_of(each).startswith(name) and (accessible.shown(each) or not showing):
                    return each
            except Exception:  # it went while we looked
                continue
        return None

    def wait(self, role, name):
        return wait_for(f"{role} “{name}”", lambda: self.find(role, name))

    def texts(self):
        """Every static text that is shown."""
        return [each.name for each in accessible.everything(self.root) if each.getRoleName() == "label" and accessible.shown(each) and each.name]

    def says(self, words):
        """Waits until some text holds these words, wherever its lines break."""
        def find():
            return next((text for text in self.texts() if words in " ".join(text.split())), None)
        return wait_for(f"the words “{words}”", find)

    def focus(self):
        """Role and name of what has the keyboard. GTK keeps it to itself that a choice has it: nothing else has it then."""
        found = accessible.focused(self.root)
        if found is None:  # or it is just on its way from one control to the next
            time.sleep(0.1)
            found = accessible.focused(self.root)
        return (found.getRoleName(), accessible.name_of(found)) if found else ("combo box", "Authentication")

    def go_to(self, name):
        """Tabs to a control."""
        for _ in range(60):
            if self.focus()[1].startswith(name):
                return
            before = self.focus()
            press("Tab")
            wait_for("the focus to move", lambda: self.focus() != before)
        raise AssertionError(f"Tab does not lead to “{name}”")

    def enter(self, name, text):
        """Tabs to a field and types over what it holds."""
        self.go_to(name)
        press("ctrl+a", "Delete") if not text else press("ctrl+a")
        desktop.type_text(text)

    def choose_path(self, title, path, *keys):
        """Types a path into a file dialog, once it listens, and takes it; `keys` come first. What is typed too early goes astray,
        and a Return is not heard while the dialog still reads its folder."""
        desktop.focus_window(title)
        if keys:
            press(*keys)
        wait_for("the field for a path", lambda: self.focus()[0] == "text")
        press("ctrl+a")
        desktop.type_text(str(path))
        wait_for("the typed path", lambda: accessible.text_of(accessible.focused(self.root)) == str(path))
        for _ in range(20):
            press("Return")
            for _ in range(10):
                time.sleep(0.2)
                if not desktop.windows(title):
                    return
        raise AssertionError(f"“{title}” does not take {path}")

    def value(self, name):
        for role in ("text", "password text"):
            found = self.find(role, name)
            if found:
                return accessible.text_of(found)
        raise AssertionError(f"no field “{name}”")


class Dialog(Program):
    """smtpcfg-gui --dialog, ready to be typed into."""

    def __init__(self, installation, *arguments, user="SSELLER", **environment):
        super().__init__("--dialog", "--user", user, "--installation", installation.root, *arguments, **environment)
        desktop.focus_window(DIALOG)

    def ready(self):
        """Waits until the settings are loaded."""
        self.wait("combo box", "Authentication")
        wait_for("the form to be enabled", lambda: accessible.state(self.wait("combo box", "Authentication"), "SENSITIVE"))
        wait_for("the focus", lambda: self.focus()[1] == "Authentication")
        return self

    def fill_in(self, settings, secret):
        for name, label in LABELS.items():
            if name in settings:
                self.enter(label, str(settings[name]))
            elif name == "clientSecret":
                self.enter(label, secret)

    def checks(self):
        """The rows of the validation: status, title, time."""
        return accessible.table_rows(self.wait("table", "Checks"))


# In the order of Tab.
LABELS = {"clientId": "Client ID", "clientSecret": "Client Secret", "tenant": "Tenant ID", "scope": "Scope", "authority": "Authority",
          "host": "SMTP Host", "port": "Port", "sender_address": "Sender address", "sender_name": "Sender name"}
