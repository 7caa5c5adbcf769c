"""The Connection Settings dialog, by keyboard alone."""
import unittest

import desktop
from desktop import press, screenshot, wait_for
from harness import Installation, good_settings, peers
from program import DIALOG, Dialog

SENDER_NAME = "Müller & Söhne"


class TestCase(unittest.TestCase):
    def setUp(self):
        self.installation = Installation("SSELLER")

    def open(self, *arguments, user="SSELLER", **environment):
        dialog = Dialog(self.installation, "--ca-file", peers()["ca"], *arguments, user=user, **environment)
        self.addCleanup(dialog.stop)
        return dialog.ready()

    def saved(self, target="user:SSELLER"):
        outcome = self.installation.run("show", target, "--reveal", "--json", revealing=True)
        self.assertEqual(outcome.code, 0, outcome)
        return outcome.json["settings"]

    def save_good(self, target="user:SSELLER", **changed):
        self.installation.save(target, peers()["secret"], **good_settings(**changed))

    def assertNothingWritten(self):
        self.assertEqual(list(self.installation.file("SSELLER").parent.iterdir()), [])


class Saving(TestCase):
    def test_what_is_typed_is_saved_and_there_again(self):
        dialog = self.open()
        screenshot("dialog-empty")
        dialog.fill_in(good_settings(sender_name=SENDER_NAME), peers()["secret"])
        screenshot("dialog-filled")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        saved = self.saved()
        for name, value in good_settings(sender_name=SENDER_NAME).items():
            self.assertEqual(saved[name.replace("_", ".")], value)
        self.assertEqual(saved["clientSecret"], peers()["secret"])

        again = self.open()
        self.assertEqual(again.value("Sender name"), SENDER_NAME)
        self.assertEqual(again.value("Client ID"), peers()["client"])
        self.assertNotIn(peers()["secret"][:4], again.value("Client Secret"))
        screenshot("dialog-reopened")
        again.go_to("Show Client Secret")
        press("space")
        wait_for("the secret to show", lambda: again.find("text", "Client Secret"))
        self.assertEqual(again.value("Client Secret"), peers()["secret"])
        press("Escape")
        self.assertEqual(again.exit_code(), 1)

    def test_an_untouched_secret_stays(self):
        self.save_good()
        dialog = self.open()
        dialog.enter("Sender name", "Contoso")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        self.assertEqual(self.saved()["clientSecret"], peers()["secret"])
        self.assertEqual(self.saved()["sender.name"], "Contoso")

    def test_the_first_key_in_a_masked_secret_begins_a_new_one(self):
        self.save_good()
        dialog = self.open()
        dialog.go_to("Client Secret")
        press("End")
        desktop.type_text("new~secret1")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        self.assertEqual(self.saved()["clientSecret"], "new~secret1")

    def test_the_system_files_values_are_the_defaults(self):
        self.save_good("system", sender_name="Everybody")
        dialog = self.open()
        self.assertEqual(dialog.value("Sender name"), "Everybody")
        dialog.says("New: SSELLER's smtp.cfg. The form shows the values of the system-wide smtp.cfg.")
        screenshot("dialog-defaults")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        self.assertEqual(self.saved()["clientSecret"], peers()["secret"])

    def test_without_store_credentials_nothing_is_saved(self):
        dialog = self.open()
        dialog.fill_in(good_settings(), peers()["secret"])
        dialog.go_to("Store credentials")
        press("space")
        press("Return")
        dialog.says("Nothing was saved")
        screenshot("dialog-not-stored")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        self.assertNothingWritten()

    def test_somebody_elses_change_is_not_overwritten_unasked(self):
        self.save_good()
        dialog = self.open()
        self.save_good(sender_name="Somebody else")
        dialog.enter("Sender name", "Mine")
        press("Return")
        dialog.wait("push button", "Overwrite")
        screenshot("dialog-conflict")
        self.assertEqual(self.saved()["sender.name"], "Somebody else")
        dialog.go_to("Overwrite")
        press("space")
        desktop.focus_window(DIALOG)
        dialog.says("Replace what somebody else saved")
        press("alt+o")
        self.assertEqual(dialog.exit_code(), 0)
        self.assertEqual(self.saved()["sender.name"], "Mine")


class Leaving(TestCase):
    def test_cancel_with_changes_asks_and_writes_nothing(self):
        dialog = self.open()
        dialog.enter("Client ID", peers()["client"])
        press("Escape")
        dialog.says("Discard the changes")
        screenshot("dialog-discard")
        press("alt+k")
        wait_for("the question to go", lambda: dialog.find("push button", "Discard") is None)
        self.assertEqual(dialog.value("Client ID"), peers()["client"])
        press("Escape")
        dialog.says("Discard the changes")
        press("alt+d")
        self.assertEqual(dialog.exit_code(), 1)
        self.assertNothingWritten()

    def test_cancel_without_changes_does_not_ask(self):
        dialog = self.open()
        press("Escape")
        self.assertEqual(dialog.exit_code(), 1)


class Entering(TestCase):
    def test_ok_goes_to_the_first_error_and_says_it_there(self):
        dialog = self.open()
        dialog.enter("Client ID", "not-a-guid")
        dialog.enter("Port", "abc")
        dialog.go_to("Sender address")
        dialog.says("abc")
        press("Return")
        wait_for("the focus on the first error", lambda: dialog.focus()[1].startswith("Client ID"))
        screenshot("dialog-errors")
        self.assertNothingWritten()

    def test_pasted_blanks_are_left_out_and_named(self):
        dialog = self.open()
        dialog.go_to("Tenant ID")
        desktop.copy(f"\u200b {peers()['tenant']}\u00a0\n")
        press("ctrl+v")
        dialog.says("Left out")
        screenshot("dialog-pasted")
        self.assertEqual(dialog.value("Tenant ID"), peers()["tenant"])

    def test_the_fields_follow_the_method(self):
        dialog = self.open()
        press("Down")
        wait_for("the account fields", lambda: dialog.find("text", "User name"))
        self.assertIsNone(dialog.find("text", "Client ID"))
        dialog.wait("push button", "Validate SMTP Configuration")
        screenshot("dialog-account")


class CopyingASecret(TestCase):
    BEFORE = "was copied before"
    MARK = "x-kde-passwordManagerHint"

    def setUp(self):
        super().setUp()
        self.save_good()
        desktop.copy(self.BEFORE)

    def show_secret(self, dialog):
        dialog.go_to("Show Client Secret")
        press("space")
        wait_for("the secret to show", lambda: dialog.find("text", "Client Secret"))
        press("shift+Tab")
        wait_for("the focus", lambda: dialog.focus()[1].startswith("Client Secret"))
        press("ctrl+a")

    def assertMarked(self, secret):
        wait_for("the secret on the clipboard", lambda: desktop.clipboard() == secret)
        self.assertIn(self.MARK, desktop.clipboard_formats())
        self.assertEqual(desktop.clipboard_as(self.MARK), b"secret")

    def test_keeps_it_out_of_the_clipboards_history(self):
        dialog = self.open()
        self.show_secret(dialog)
        press("ctrl+c")
        self.assertMarked(peers()["secret"])
        self.assertEqual(dialog.value("Client Secret"), peers()["secret"])
        press("Escape")
        self.assertEqual(dialog.exit_code(), 1)

    def test_cutting_does_too_and_takes_it_away(self):
        dialog = self.open()
        self.show_secret(dialog)
        press("ctrl+x")
        self.assertMarked(peers()["secret"])
        wait_for("the empty field", lambda: not dialog.value("Client Secret"))
        desktop.type_text("new~secret1")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        self.assertEqual(self.saved()["clientSecret"], "new~secret1")

    def test_dots_are_not_copied_nor_what_they_hide(self):
        dialog = self.open()
        dialog.go_to("Client Secret")
        press("ctrl+a", "ctrl+c", "ctrl+x", "ctrl+Insert", "shift+Delete")
        desktop.type_text("new~secret1")
        press("ctrl+a", "ctrl+c", "ctrl+x", "ctrl+Insert", "shift+Delete")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        self.assertEqual(desktop.clipboard(), self.BEFORE)
        self.assertEqual(self.saved()["clientSecret"], "new~secret1")

    def test_other_fields_are_copied_as_ever(self):
        dialog = self.open()
        dialog.go_to("Client ID")
        press("ctrl+a", "ctrl+c")
        wait_for("the id on the clipboard", lambda: desktop.clipboard() == peers()["client"])
        self.assertNotIn(self.MARK, desktop.clipboard_formats())


class Certificate(TestCase):
    """A client certificate in the place of the Client Secret."""

    @staticmethod
    def file(name):
        return f"{peers()['clientCertificates']}/{name}"

    def choose(self, dialog, key="Down"):
        """The choice comes after Client ID; GTK does not tell that it has the focus."""
        dialog.go_to("Client ID")
        press("Tab")
        wait_for("the focus to move", lambda: not dialog.focus()[1].startswith("Client ID"))
        press(key)

    def fill_in(self, dialog, name, passphrase):
        dialog.enter("Client certificate", self.file(name))
        dialog.enter("Passphrase", passphrase)

    def test_it_is_chosen_entered_validated_saved_and_there_again(self):
        self.save_good(secretExpires="2020-01-01")
        dialog = self.open()
        self.choose(dialog)
        dialog.wait("text", "Client certificate")
        for hidden in ("Client Secret", "Secret expires"):
            self.assertIsNone(dialog.find("text", hidden) or dialog.find("password text", hidden))
        screenshot("dialog-certificate-empty")
        self.fill_in(dialog, "registered.pfx", peers()["passphrase"])
        screenshot("dialog-certificate")
        press("alt+v")
        dialog.says("Signed in at localhost")
        self.assertEqual([row[0] for row in dialog.checks() if "certificate can sign" in row[2]], ["passed"])
        screenshot("dialog-certificate-validated")
        dialog.go_to("Sender name")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        saved = self.saved()
        self.assertEqual((saved["clientCertificate"], saved["certificatePassphrase"]), (self.file("registered.pfx"), peers()["passphrase"]))
        self.assertEqual((saved["clientSecret"], saved["secretExpires"], saved["assertionAlgorithm"]), ("", "", ""))

        again = self.open()
        self.assertEqual(again.value("Client certificate"), self.file("registered.pfx"))
        self.assertNotIn(peers()["passphrase"][:4], again.value("Passphrase"))
        press("Escape")
        self.assertEqual(again.exit_code(), 1)

    def test_back_to_the_secret_it_is_as_it_was(self):
        self.save_good()
        dialog = self.open()
        self.choose(dialog)
        dialog.wait("text", "Client certificate")
        self.choose(dialog, "Up")
        dialog.wait("password text", "Client Secret")
        press("Escape")
        self.assertEqual(dialog.exit_code(), 1)  # without asking: nothing has changed

    def test_without_a_file_neither_ok_nor_validate_goes_on(self):
        self.save_good()
        before = self.installation.file("SSELLER").read_bytes()
        dialog = self.open()
        self.choose(dialog)
        press("alt+v")
        wait_for("the focus on the certificate", lambda: dialog.focus()[1].startswith("Client certificate"))
        dialog.says("The Client certificate is missing")
        screenshot("dialog-certificate-missing")
        dialog.go_to("Sender name")
        press("Return")
        wait_for("the focus on the certificate", lambda: dialog.focus()[1].startswith("Client certificate"))
        self.assertEqual(self.installation.file("SSELLER").read_bytes(), before)

    def test_a_wrong_passphrase_is_the_cause_that_validation_names(self):
        self.save_good()
        dialog = self.open()
        self.choose(dialog)
        self.fill_in(dialog, "registered.pem", "wrong passphrase")
        press("alt+v")
        dialog.says("The client certificate's passphrase is wrong")
        screenshot("dialog-certificate-wrong-passphrase")

    def test_the_file_is_found_by_browsing(self):
        dialog = self.open()
        self.choose(dialog)
        dialog.go_to("Browse for Client certificate")
        press("space")
        dialog.choose_path("Client certificate", self.file("registered.pfx"), "ctrl+l")
        wait_for("the path", lambda: dialog.value("Client certificate") == self.file("registered.pfx"))


class Unreadable(TestCase):
    def test_it_is_explained_and_new_settings_may_take_its_place(self):
        self.save_good()
        self.installation.file("SSELLER").write_text("no settings file")
        dialog = Dialog(self.installation)
        self.addCleanup(dialog.stop)
        dialog.wait("push button", "Enter the settings anew")
        screenshot("dialog-unreadable")
        dialog.go_to("Enter the settings anew")
        press("space")
        wait_for("the focus in the form", lambda: dialog.focus()[1] == "Authentication")
        dialog.fill_in(good_settings(), peers()["secret"])
        press("Return")
        dialog.says("Saved. The file that could not be read was kept as")
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)
        self.assertEqual(self.saved()["clientSecret"], peers()["secret"])
        kept = list(self.installation.file("SSELLER").parent.glob("smtp.cfg.unreadable-*"))
        self.assertEqual([file.read_text() for file in kept], ["no settings file"])


class Scaled(TestCase):
    def test_at_twice_the_size_on_a_small_screen_everything_is_reached(self):
        self.save_good()
        dialog = self.open(GDK_SCALE="2")
        screenshot("dialog-scaled")
        dialog.go_to("Sender name")
        screenshot("dialog-scaled-end")
        press("Escape")
        self.assertEqual(dialog.exit_code(), 1)


