"""The editor: the layers of an installation, and all that can be done with them, by keyboard alone."""
import subprocess

import pyatspi
from gi.repository import GLib

import accessible
import desktop
from desktop import press, screenshot, wait_for
from harness import Installation, peers
from program import DIALOG, Program
from test_connection_settings import TestCase as DialogTest

TITLE = "SMTP settings.*"
LAYERS = "Layers of the installation"


class Editor(Program):
    """smtpcfg-gui on an installation, with what the tests read of it."""

    def __init__(self, installation, *arguments, **environment):
        super().__init__("--installation", installation, "--ca-file", peers()["ca"], *arguments, **environment)
        desktop.focus_window(TITLE)

    def rows(self):
        """Target, name, state, whose settings are used, sender, host, time."""
        try:
            return accessible.table_rows(self.wait("table", LAYERS))
        except GLib.GError:  # it changed while we looked
            return []

    def targets(self):
        return [row[0] for row in self.rows()]

    def row(self, target):
        return next((row for row in self.rows() if row[0] == target), None)

    def shows(self, target, state):
        wait_for(f"{target}: {state}", lambda: (self.row(target) or [""] * 3)[2] == state)

    def settings(self):
        """The right half's fields and values."""
        found = self.find("table", "Settings of the layer")
        try:
            return dict(row[:2] for row in accessible.table_rows(found)) if found else {}
        except GLib.GError:
            return {}

    def enabled(self, button):
        return accessible.state(self.wait("push button", button), "SENSITIVE")

    def choose(self, target):
        """Filters for a layer and selects it."""
        press("ctrl+f")
        wait_for("the filter", lambda: self.focus()[1] == "Filter")
        desktop.type_text(target)
        wait_for(f"only {target}", lambda: target in self.targets() and len(self.rows()) < 4)
        press("Down", "Home")
        for _ in range(self.targets().index(target)):
            press("Down")
        wait_for(f"{target} on the right", lambda: any(target.split(":")[-1] in text for text in self.texts()))

    def do(self, target, button, *keys):
        """Chooses a layer and presses keys once what they stand for can be done with it."""
        self.choose(target)
        wait_for(f"{button} to be enabled", lambda: self.enabled(button))
        press(*keys)


class EditorTest(DialogTest):
    def start(self, *arguments, **environment):
        program = Editor(self.installation.root, *arguments, **environment)
        self.addCleanup(program.stop)
        return program

    def organisation(self, text):
        folder = self.installation.file().parent / "smtp"
        folder.mkdir(exist_ok=True)
        (folder / "organisation.xml").write_text(f'<organisation version="1">{text}</organisation>', encoding="utf-8")


class Layers(EditorTest):
    def test_every_layer_is_listed_and_opened_with_enter(self):
        self.installation = Installation("SSELLER", "MÜLLER")
        self.save_good("system")
        self.save_good("user:SSELLER", sender_name="Seller")
        program = self.start()
        wait_for("the layers", lambda: program.targets() == ["system", "user:MÜLLER", "user:SSELLER", "global"])
        self.assertEqual([row[2] for row in program.rows()], ["has settings", "no settings", "has settings", "no settings"])
        self.assertEqual(program.row("user:MÜLLER")[3], "system")
        press("Down", "Down")
        wait_for("the settings on the right", lambda: program.settings().get("Sender name") == "Seller")
        program.says("They shadow the system-wide smtp.cfg.")
        self.assertNotIn(peers()["secret"], str(program.settings()))
        screenshot("editor")
        press("Return")
        desktop.focus_window(DIALOG)
        wait_for("the settings", lambda: "Seller" in accessible.text_of(program.wait("text", "Sender name")))
        press("Escape")

    def test_its_windows_have_the_programs_icon(self):
        self.installation = Installation("SSELLER")
        program = self.start()
        program.choose("user:SSELLER")
        press("Return")
        for title in (TITLE, DIALOG):
            self.assertIn("Icon (16 x 16)", desktop.icon(desktop.focus_window(title)))
        press("Escape")

    def test_the_organisation_names_layers_and_who_gets_what(self):
        self.installation = Installation("SSELLER", "MÜLLER")
        self.save_good("system")
        self.save_good("rep:100017")
        self.organisation('<groups><group id="5" name="COM2 #1 Straße"/></groups><reps><rep id="100017" name="Sabine Seller" login="SSELLER" rightsGroup="5"/>'
                          '</reps><stations><station number="12" name="Büro Köln"/></stations>')
        program = self.start()
        program.shows("rep:100017", "has settings")
        self.assertEqual(program.targets(), ["system", "user:MÜLLER", "user:SSELLER", "global", "group:5", "rep:100017", "station:12"])
        self.assertEqual(program.row("user:SSELLER")[1:4], ["Sabine Seller", "no settings", "rep:100017"])
        self.assertEqual(program.row("station:12")[1], "Büro Köln")
        self.assertEqual(program.row("group:5")[1], "COM2 #1 Straße")
        program.choose("rep:100017")
        program.says("1 of 2 users get these settings: SSELLER.")
        program.says("is our assumption")
        screenshot("editor-rep")
        program.choose("user:MÜLLER")
        program.says("MÜLLER gets the settings of the system-wide smtp.cfg.")

    def test_typing_filters_and_escape_takes_it_back(self):
        self.installation = Installation("SSELLER", "MÜLLER", "BMEIER")
        self.save_good("user:BMEIER")
        program = self.start()
        wait_for("all layers", lambda: len(program.rows()) == 5)
        press("ctrl+f")
        desktop.type_text("müll")
        wait_for("one layer", lambda: program.targets() == ["user:MÜLLER"])
        press("Escape")
        wait_for("all layers", lambda: len(program.rows()) == 5)
        desktop.type_text("nobody at all")
        program.says("No layer matches the filter.")
        screenshot("editor-no-match")
        press("Escape")
        press("Down")
        desktop.type_text("mei")
        wait_for("what was typed into the list", lambda: program.targets() == ["user:BMEIER"])
        press("Escape", "alt+o")
        wait_for("what has settings", lambda: program.targets() == ["user:BMEIER"])

    def test_a_damaged_file_is_shown_with_the_reason(self):
        self.save_good("system")
        self.installation.file("SSELLER").write_text("no settings file")
        program = self.start()
        program.shows("user:SSELLER", "unreadable")
        self.assertEqual(program.row("user:SSELLER")[3], "stopped")
        program.choose("user:SSELLER")
        program.says("SSELLER cannot send")
        screenshot("editor-unreadable")
        self.assertFalse(program.enabled("Copy to"))
        self.assertTrue(program.enabled("Edit"))

    def test_columns_sort(self):
        self.installation = Installation("AAA", "BBB")
        self.save_good("user:AAA", sender_address="z@contoso.com")
        self.save_good("user:BBB", sender_address="a@contoso.com")
        program = self.start()
        wait_for("the layers", lambda: program.targets() == ["system", "user:AAA", "user:BBB", "global"])
        header = next(each for each in accessible.descendants(program.wait("table", LAYERS)) if each.getRoleName() == "table column header" and each.name == "State")
        place = header.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        subprocess.run(["xdotool", "mousemove", str(place.x + 20), str(place.y + 8), "click", "1"], check=True)
        wait_for("the order by state", lambda: program.targets() == ["user:AAA", "user:BBB", "system", "global"])
        for order in (["user:BBB", "user:AAA", "system", "global"], ["user:AAA", "user:BBB", "system", "global"]):
            press("alt+l", "s")
            press("d")
            wait_for("the order by sender", lambda: program.targets() == order)


class Changing(EditorTest):
    def test_an_entry_is_added_and_a_wrong_one_explained(self):
        self.save_good("system", sender_name="Everybody")
        program = self.start()
        wait_for("the layers", lambda: len(program.rows()) == 3)
        press("ctrl+e")
        program.wait("table", "Layers to choose from")
        desktop.type_text("rep:../x")
        press("Return")
        program.says("is not the ID of a rep")
        screenshot("editor-add-entry")
        press("ctrl+a")
        desktop.type_text("rep:100017")
        press("Return")
        desktop.focus_window(DIALOG)
        program.says("New: the entry for rep 100017. The form shows the values of the system-wide smtp.cfg.")
        program.says("it is our assumption")
        press("Return")
        program.shows("rep:100017", "has settings")
        self.assertEqual(self.saved("rep:100017")["sender.name"], "Everybody")

    def test_a_users_settings_are_applied_to_all(self):
        self.save_good("user:SSELLER", sender_name="Seller")
        program = self.start()
        program.do("user:SSELLER", "Apply to all users", "alt+l", "l")
        program.says("to all users?")
        program.says("users with their own smtp.cfg: 1")
        screenshot("editor-apply-to-all")
        press("alt+a")
        wait_for("the system file", self.installation.file().exists)
        program.shows("system", "has settings")
        self.assertEqual(self.saved("system")["clientSecret"], peers()["secret"])

    def test_settings_are_copied_to_a_layer_that_is_typed(self):
        self.save_good("system", sender_name="Everybody")
        program = self.start()
        program.do("system", "Copy to", "alt+l", "c")
        program.wait("table", "Layers to choose from")
        desktop.type_text("station:12")
        screenshot("editor-copy-to")
        press("Return")
        program.shows("station:12", "has settings")
        self.assertEqual(self.saved("station:12")["sender.name"], "Everybody")
        program.says("It shadows the system-wide smtp.cfg.")

    def test_what_was_removed_comes_back(self):
        self.save_good("user:SSELLER", sender_name="Seller")
        before = self.installation.file("SSELLER").read_bytes()
        program = self.start()
        program.do("user:SSELLER", "Remove", "Delete")
        program.says("Remove SSELLER's smtp.cfg?")
        press("alt+r")
        program.shows("user:SSELLER", "no settings")
        self.assertFalse(self.installation.file("SSELLER").exists())
        press("ctrl+z")
        program.shows("user:SSELLER", "has settings")
        self.assertEqual(self.installation.file("SSELLER").read_bytes(), before)

    def test_delete_in_the_filter_removes_no_layer(self):
        self.save_good("system")
        program = self.start()
        program.choose("system")
        press("ctrl+f", "Home", "Delete")
        wait_for("the filter", lambda: accessible.text_of(program.wait("text", "Filter")) == "ystem")
        self.assertTrue(self.installation.file().exists())

    def test_settings_are_validated_from_the_list(self):
        self.save_good("system")
        program = self.start()
        program.do("system", "Validate", "alt+l", "v")
        program.says("not proven")
        screenshot("editor-validate")
        press("Escape")

    def test_two_layers_are_compared_and_no_secret_is_shown(self):
        self.save_good("system", sender_name="Everybody")
        self.save_good("user:SSELLER", sender_name="Seller")
        program = self.start()
        program.do("system", "Compare", "alt+l", "m")
        program.wait("table", "Layers to choose from")
        desktop.type_text("user:SSELLER")
        press("Return")
        program.says("One field differs.")
        rows = {row[0]: row[1:] for row in accessible.table_rows(program.wait("table", "Comparison"))}
        self.assertEqual(rows["Sender name"], ["≠ different", "Everybody", "Seller"])
        self.assertEqual(rows["Client Secret"][0], "the same")
        self.assertNotIn(peers()["secret"], str(rows))
        screenshot("editor-compare")
        press("Escape")


class WhoGetsWhat(EditorTest):
    def ladder(self, program):
        return [row[:2] for row in accessible.table_rows(program.wait("table", "Layers in the order in which they count"))]

    def test_the_answer_follows_what_is_typed(self):
        self.save_good("system")
        self.save_good("station:12")
        program = self.start()
        wait_for("the layers", lambda: len(program.rows()) == 4)
        press("ctrl+i")
        program.says("Enter the login of a user.")
        desktop.type_text("SSELLER")
        program.says("SSELLER uses the system-wide smtp.cfg.")
        press("Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
        wait_for("the station", lambda: program.focus()[1] == "Station")
        desktop.type_text("12")
        program.says("SSELLER uses the entry for station 12.")
        self.assertEqual(self.ladder(program), [["absent", "user:SSELLER"], ["used", "station:12"], ["absent", "global"], ["shadowed", "system"]])
        self.assertIn("our assumption", accessible.text_of(program.wait("text", "Explanation")))
        screenshot("editor-effective")
        press("alt+t")
        wait_for("the layer in the list", lambda: any("station 12" in text for text in program.texts()))
        program.says("The entry for station 12")

    def test_a_rep_is_chosen_by_its_name(self):
        self.save_good("system")
        self.save_good("rep:100017")
        self.organisation('<reps><rep id="100017" name="Sabine Seller"/><rep id="100018" name="Bernd Müller"/></reps>')
        program = self.start()
        program.shows("rep:100017", "has settings")
        press("ctrl+i")
        program.says("Enter the login of a user.")
        desktop.type_text("SSELLER")
        press("Tab", "Tab", "Tab", "space")
        program.wait("table", "Choices")
        desktop.type_text("sabine")
        screenshot("editor-choose-rep")
        press("Return")
        program.says("SSELLER uses the entry for rep 100017.")

    def test_these_settings_are_validated(self):
        self.save_good("system")
        program = self.start()
        program.choose("user:SSELLER")
        press("ctrl+i")
        program.says("SSELLER uses the system-wide smtp.cfg.")
        press("alt+v")
        program.says("not proven")
        press("Escape")


class Mail(EditorTest):
    def test_email_composes_and_with_shift_opens_the_settings(self):
        self.save_good("user:SSELLER")
        program = self.start()
        program.choose("user:SSELLER")
        press("ctrl+m")
        desktop.focus_window("Test Mail")
        press("Escape")
        desktop.focus_window(TITLE)
        press("ctrl+shift+m")
        desktop.focus_window(DIALOG)
        press("Escape")
        desktop.focus_window(TITLE)
        press("alt+f")
        item = wait_for("the menu", lambda: next((each for each in accessible.descendants(program.root) if each.name == "E-mail…" and accessible.shown(each)), None))
        place = item.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        subprocess.run(["xdotool", "keydown", "shift", "mousemove", str(place.x + 20), str(place.y + 8), "click", "1"], check=True)
        try:
            desktop.focus_window(DIALOG)
        finally:
            subprocess.run(["xdotool", "keyup", "shift"], check=True)
        press("Escape")


class Explaining(EditorTest):
    def explanation(self, program):
        return accessible.text_of(program.wait("text", "Explanation"))

    def test_a_pasted_error_is_explained_without_its_secrets(self):
        program = self.start()
        press("ctrl+shift+e")
        desktop.focus_window("Explain an Error")
        desktop.copy("Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL291dGxvb2sub2ZmaWNlMzY1LmNvbSJ9.c2lnbmF0dXJl\n"
                     "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.")
        press("ctrl+v")
        wait_for("the remedy", lambda: "Set-CASMailbox" in self.explanation(program))
        screenshot("editor-explain")
        self.assertNotIn("eyJhdWQi", self.explanation(program))
        press("ctrl+a")
        desktop.type_text("it is broken")
        wait_for("that nothing is known", lambda: "Nothing in this text is known" in self.explanation(program))
        press("Escape")


class Opening(EditorTest):
    def test_a_folder_without_update_win_is_explained(self):
        (self.installation.root / "update.win").rename(self.installation.root / "elsewhere")
        program = self.start()
        program.wait("push button", "Choose another folder")
        screenshot("editor-nothing")

    def test_the_title_says_which_installation_is_open_and_it_is_offered_next_time(self):
        self.save_good("system")
        program = self.start()
        program.shows("system", "has settings")
        desktop.focus_window("SMTP settings - " + str(self.installation.root))
        press("ctrl+q")
        self.assertEqual(program.exit_code(), 0)
        elsewhere = Installation()
        (elsewhere.root / "update.win").rename(elsewhere.root / "nothing")
        again = Editor(elsewhere.root)
        self.addCleanup(again.stop)
        again.wait("push button", "Open " + str(self.installation.root))
        screenshot("editor-recent")
        again.go_to("Open " + str(self.installation.root))
        press("space")
        again.shows("system", "has settings")

    def test_the_windows_size_is_remembered(self):
        program = self.start()
        wait_for("the layers", lambda: len(program.rows()) == 3)
        window = desktop.windows(TITLE)[-1]
        subprocess.run(["xdotool", "windowsize", "--sync", window, "900", "700"], check=True)
        press("ctrl+q")
        self.assertEqual(program.exit_code(), 0)
        self.start()
        wait_for("the size", lambda: "900x700" in subprocess.run(["xdotool", "getwindowgeometry", desktop.windows(TITLE)[-1]], capture_output=True, text=True).stdout)


class Watching(EditorTest):
    def test_an_installation_that_goes_while_a_dialog_is_open_is_explained(self):
        self.save_good("system")
        self.save_good("user:SSELLER")
        program = self.start()
        program.do("system", "Compare", "alt+l", "m")
        program.wait("table", "Layers to choose from")
        update_win = self.installation.root / "update.win"
        (update_win / "NEWUSER").mkdir()
        update_win.rename(self.installation.root / "elsewhere")
        program.wait("push button", "Choose another folder")
        desktop.type_text("user:SSELLER")
        press("Return")
        desktop.focus_window("Compare system and user:SSELLER")
        program.wait("push button", "Try again")
        press("Escape")
        self.assertIsNone(program.process.poll())

    def test_what_others_change_shows_by_itself(self):
        self.save_good("system")
        program = self.start()
        program.choose("user:SSELLER")
        self.save_good("user:SSELLER", sender_name="Somebody else")
        program.shows("user:SSELLER", "has settings")
        wait_for("the settings on the right", lambda: program.settings().get("Sender name") == "Somebody else")
        self.save_good("rep:100017")
        press("ctrl+f", "Escape")
        program.shows("rep:100017", "has settings")
        (self.installation.root / "update.win/NEWUSER").mkdir()
        program.shows("user:NEWUSER", "no settings")
        self.save_good("user:NEWUSER")
        program.shows("user:NEWUSER", "has settings")

    def test_it_is_never_over_unsaved_input(self):
        self.save_good("user:SSELLER", sender_name="Seller")
        program = self.start()
        program.choose("user:SSELLER")
        press("Return")
        desktop.focus_window(DIALOG)
        wait_for("the settings", lambda: program.find("text", "Sender name") and "Seller" in accessible.text_of(program.find("text", "Sender name")))
        program.go_to("Sender name")
        press("ctrl+a")
        desktop.type_text("Mine")
        self.save_good("user:SSELLER", sender_name="Theirs")
        wait_for("the list behind", lambda: program.settings().get("Sender name") == "Theirs")
        self.assertEqual(accessible.text_of(program.find("text", "Sender name")), "Mine")
        press("Return")
        program.says("changed")
        screenshot("editor-conflict")
