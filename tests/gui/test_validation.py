"""Validation in the dialog, against the scripted servers."""
import accessible
import desktop
import harness
from desktop import press, screenshot, wait_for
from harness import peers
from test_connection_settings import TestCase as DialogTest

VALIDATE = "alt+v"


class Validating(DialogTest):
    def validate(self, dialog):
        press(VALIDATE)
        dialog.wait("table", "Checks")

    def ended(self, dialog):
        wait_for("the end of the validation", lambda: dialog.find("push button", "Stop") is None)

    def test_good_settings_pass(self):
        self.save_good()
        dialog = self.open()
        self.validate(dialog)
        self.ended(dialog)
        screenshot("validation-passed")
        statuses = {row[0] for row in dialog.checks()}
        self.assertIn("passed", statuses, dialog.checks())
        self.assertLessEqual(statuses, {"passed", "warning"}, dialog.checks())
        dialog.says("not proven")

    def test_unsaved_values_are_what_is_tested_and_the_cause_is_opened(self):
        self.save_good()
        dialog = self.open()
        dialog.enter("Client ID", peers()["refusedClientPrefix"] + "000007000222")
        self.validate(dialog)
        self.ended(dialog)
        screenshot("validation-failed")
        detail = dialog.wait("text", "Details of the selected check")
        self.assertIn("AADSTS7000222", accessible.text_of(detail))
        dialog.go_to("Copy report")
        press("space")
        report = wait_for("the report", desktop.clipboard)
        self.assertIn("AADSTS7000222", report)
        self.assertNotIn(peers()["secret"], report)

    def test_a_later_change_makes_the_verdict_outdated(self):
        self.save_good()
        dialog = self.open()
        self.validate(dialog)
        self.ended(dialog)
        dialog.enter("Sender name", "Changed")
        dialog.says("Outdated")
        screenshot("validation-outdated")

    def test_stop_ends_it(self):
        self.save_good(tenant=peers()["tenants"]["silent"])
        dialog = self.open("--timeout", "600")
        self.validate(dialog)
        wait_for("the focus on Stop", lambda: dialog.focus()[1] == "Stop")
        screenshot("validation-running")
        press("space")
        self.ended(dialog)
        screenshot("validation-stopped")

    def test_the_dialog_closes_while_a_server_keeps_silent(self):
        self.save_good(tenant=peers()["tenants"]["silent"])
        dialog = self.open("--timeout", "600")
        self.validate(dialog)
        press("Escape")
        self.assertEqual(dialog.exit_code(), 1)

    def test_a_test_mail_proves_that_sending_works(self):
        self.save_good()
        dialog = self.open()
        self.validate(dialog)
        self.ended(dialog)
        dialog.go_to("Send test mail…")
        press("space")
        desktop.focus_window("Send Test Mail")
        dialog.enter("Send to", "nobody-knows")
        press("Return")
        dialog.says("nobody-knows")
        screenshot("validation-test-mail-address")
        dialog.enter("Send to", "someone@contoso.com")
        press("Return")
        dialog.says("Sending works")
        screenshot("validation-test-mail")

    def test_a_failed_validation_greys_what_was_not_reached(self):
        self.save_good(clientId=peers()["unknownClient"])
        dialog = self.open()
        self.validate(dialog)
        self.ended(dialog)
        self.assertIn("not reached", {row[0] for row in dialog.checks()})

    def test_a_report_is_saved_under_the_name_that_was_chosen(self):
        self.save_good()
        dialog = self.open()
        self.validate(dialog)
        self.ended(dialog)
        file = harness.scratch("reports") / "ticket.html"
        dialog.go_to("Save report…")
        press("space")
        dialog.choose_path("Save Report", file)
        wait_for("the report", file.exists)
        text = file.read_text(encoding="utf-8")
        self.assertIn("SMTP dialogue", text)
        self.assertNotIn(peers()["secret"], text)
