"""The main window: the layers of an installation."""
import accessible
import desktop
from desktop import press, screenshot, wait_for
from harness import Installation, peers
from program import DIALOG, Program
from test_connection_settings import TestCase as DialogTest

TITLE = "SMTP settings"


class Layers(DialogTest):
    def start(self):
        program = Program("--installation", self.installation.root)
        self.addCleanup(program.stop)
        desktop.focus_window(TITLE)
        return program

    def rows(self, program):
        return accessible.table_rows(program.wait("table", "Layers of the installation"))

    def test_every_layer_is_listed_and_opened_with_enter(self):
        self.installation = Installation("SSELLER", "MÜLLER")
        self.save_good("system")
        self.save_good("user:SSELLER", sender_name="Seller")
        program = self.start()
        wait_for("three layers", lambda: [row[0] for row in self.rows(program)] == ["system", "user:MÜLLER", "user:SSELLER"])
        screenshot("main-window")
        press("End", "Return")
        desktop.focus_window(DIALOG)
        program.wait("text", "Sender name")
        wait_for("the settings", lambda: "Seller" in accessible.text_of(program.find("text", "Sender name")))
        press("Escape")

    def test_an_entry_is_added_and_a_wrong_one_explained(self):
        self.save_good("system", sender_name="Everybody")
        program = self.start()
        wait_for("the layers", lambda: len(self.rows(program)) == 2)
        press("ctrl+e")
        program.wait("text", "")
        desktop.type_text("rep:../x")
        press("Return")
        program.says("is not the ID of a rep")
        press("Return")
        desktop.type_text("rep:100017")
        press("Return")
        desktop.focus_window(DIALOG)
        program.says("New: the entry for rep 100017. The form shows the values of the system-wide smtp.cfg.")
        program.says("it is our assumption")
        press("Return")
        wait_for("the entry", lambda: any(row[:2] == ["rep:100017", "has settings"] for row in self.rows(program)))
        self.assertEqual(self.saved("rep:100017")["sender.name"], "Everybody")

    def test_who_has_no_file_is_shown_whose_settings_count(self):
        self.save_good("system")
        self.save_good("rep:100017")
        folder = self.installation.file().parent / "smtp"
        (folder / "organisation.xml").write_text('<organisation version="1"><reps><rep id="100017" login="SSELLER"/></reps></organisation>')
        program = self.start()
        wait_for("the note", lambda: any(row[0] == "user:SSELLER" and row[6] == "Uses the entry for rep 100017." for row in self.rows(program)))

    def test_a_users_settings_are_applied_to_all(self):
        self.save_good("user:SSELLER", sender_name="Seller")
        program = self.start()
        wait_for("two layers", lambda: len(self.rows(program)) == 2)
        press("End")
        press("alt+s", "c")
        program.says("to all users?")
        screenshot("main-window-apply")
        press("alt+a")
        wait_for("the system file", self.installation.file().exists)
        wait_for("the list", lambda: self.rows(program)[0][1] == "has settings")
        self.assertEqual(self.saved("system")["clientSecret"], peers()["secret"])

    def test_a_damaged_file_is_listed_with_the_reason(self):
        self.save_good("system")
        self.installation.file("SSELLER").write_text("no settings file")
        program = self.start()
        wait_for("the reason", lambda: any(row[1] == "unreadable" and row[6] for row in self.rows(program)))
        screenshot("main-window-unreadable")

    def test_a_folder_without_update_win_is_explained(self):
        (self.installation.root / "update.win").rename(self.installation.root / "elsewhere")
        program = self.start()
        program.wait("push button", "Choose another folder")
        screenshot("main-window-nothing")
