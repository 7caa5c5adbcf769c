"""What Exchange Online must allow: the script for it, and the steps of setting it up."""
import accessible
import desktop
import harness
from desktop import press, screenshot, wait_for
from harness import Installation, peers
from program import DIALOG
from test_connection_settings import TestCase as DialogTest
from test_editor import TITLE, EditorTest

SCRIPT, SETUP = "Script for Exchange", "Set up Exchange Online"
OBJECT = "33333333-3333-4333-8333-333333333333"


class TheScript(EditorTest):
    def setUp(self):
        self.installation = Installation("SSELLER", "JDOE")
        self.save_good("system")
        self.save_good("user:SSELLER", sender_address="seller@contoso.com")

    def script(self, program):
        return accessible.text_of(program.wait("text", "Script"))

    def open_script(self, target):
        program = self.start()
        program.choose(target)
        press("alt+l", "x")
        desktop.focus_window(SCRIPT)
        wait_for("the focus", lambda: program.focus()[0] == "combo box")
        return program

    def test_for_the_chosen_layer_or_for_all_and_by_either_way(self):
        program = self.open_script("user:SSELLER")
        wait_for("her mailbox", lambda: "'seller@contoso.com'" in self.script(program))
        self.assertIn("Add-MailboxPermission", self.script(program))
        self.assertNotIn(peers()["mailbox"], self.script(program))
        screenshot("exchange-script")
        press("Down")
        wait_for("everybody's", lambda: f"'{peers()['mailbox']}'" in self.script(program) and "'seller@contoso.com'" in self.script(program))
        program.says("Mailboxes: 2, applications: 1.")
        press("alt+b", "Down")
        wait_for("the other way", lambda: "New-ManagementRoleAssignment" in self.script(program))
        self.assertNotIn("Add-MailboxPermission", self.script(program))
        press("alt+o")
        desktop.type_text("not an id")
        program.says("This is not an ID")
        self.assertEqual(self.script(program), "")
        self.assertFalse(program.enabled("Copy script"))
        screenshot("exchange-script-wrong-object-id")
        press("ctrl+a")
        desktop.type_text(OBJECT)
        wait_for("the Object ID", lambda: f"ObjectId  = '{OBJECT}'" in self.script(program))
        program.go_to("Copy script")
        press("space")
        wait_for("the script on the clipboard", lambda: desktop.clipboard() == self.script(program))
        press("Escape")
        desktop.focus_window(TITLE)

    def test_it_is_saved_as_a_file_that_windows_powershell_reads(self):
        program = self.open_script("system")
        wait_for("the script", lambda: self.script(program))
        file = harness.scratch("script") / "for exchange.ps1"
        press("alt+o")  # beyond the choices, which all look the same here
        program.go_to("Save as")
        press("space")
        program.choose_path("Save the script", file)
        self.assertIn(str(file), "".join(program.says("Saved /").split("\n")))
        self.assertEqual(file.read_bytes().decode().replace("\r\n", "\n"), self.script(program))
        screenshot("exchange-script-saved")
        press("Escape")

    def test_who_is_left_out_is_named_and_nothing_is_made_for_nobody(self):
        self.installation.save("user:JDOE", "E~canary/script+window", authentication="AUTH_PLAIN", sender_address="jdoe@contoso.com", host="localhost",
                               port=587, userName="jdoe")
        program = self.open_script("user:JDOE")
        program.says("It signs in with AUTH_PLAIN, not as an application.")
        self.assertEqual(self.script(program), "")
        self.assertFalse(program.enabled("Save as"))
        press("Down")
        wait_for("the others", lambda: "'seller@contoso.com'" in self.script(program))
        program.says("Left out: user:JDOE")
        screenshot("exchange-script-left-out")
        press("Escape")


class TheSteps(EditorTest):
    def test_they_have_the_values_of_the_chosen_layer_and_are_ticked_off(self):
        self.installation = Installation("SSELLER")
        self.save_good("system")
        program = self.start()
        program.choose("system")
        wait_for("its settings", lambda: program.settings())
        press("alt+h", "s")
        desktop.focus_window(SETUP)
        wait_for("the Client ID", lambda: program.value("Client ID in these settings") == peers()["client"])
        screenshot("exchange-setup")
        first = program.wait("check box", "1. Register the application")
        program.go_to("1. Register")
        press("space")
        wait_for("the tick", lambda: accessible.state(first, "CHECKED"))
        program.go_to("Copy Tenant ID in these settings")
        press("space")
        wait_for("the tenant on the clipboard", lambda: desktop.clipboard() == peers()["tenant"])
        program.go_to("Copy PowerShell of step 5")
        press("space")
        wait_for("the lines on the clipboard", lambda: f"Add-MailboxPermission -Identity '{peers()['mailbox']}'" in desktop.clipboard())
        screenshot("exchange-setup-end")
        program.go_to("Script for Exchange")
        press("space")
        desktop.focus_window(SCRIPT)
        press("Escape")
        desktop.focus_window(SETUP)
        press("Escape")

    def test_an_error_is_explained_with_the_values_of_the_chosen_layer(self):
        self.installation = Installation("SSELLER")
        self.save_good("system")
        program = self.start()
        program.choose("system")
        wait_for("its settings", lambda: program.settings())
        press("ctrl+shift+e")
        desktop.focus_window("Explain an Error")
        desktop.type_text("5.7.60")
        wait_for("the mailbox", lambda: peers()["mailbox"] in accessible.text_of(program.wait("text", "Explanation")))
        program.says("Filled in with the values of the system-wide smtp.cfg.")
        screenshot("explain-with-values")
        press("Escape")


class FromConnectionSettings(DialogTest):
    def test_help_leads_to_the_steps_with_what_is_in_the_form(self):
        dialog = self.open()
        dialog.enter("Client ID", "99999999-9999-4999-8999-999999999999")
        press("F1")
        desktop.focus_window("Help on Connection Settings")
        screenshot("help")
        press("alt+s")
        desktop.focus_window(SETUP)
        wait_for("the Client ID", lambda: dialog.value("Client ID in these settings").startswith("99999999"))
        self.assertEqual(dialog.value("Tenant ID in these settings"), "")
        screenshot("exchange-setup-of-a-form")
        press("Escape")
        desktop.focus_window("Help on Connection Settings")
        press("Escape")
        desktop.focus_window(DIALOG)
