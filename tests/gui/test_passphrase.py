"""A key with a passphrase: the dialog asks for it while the settings are being read."""
import desktop
from desktop import press, screenshot, wait_for
from harness import peers
from program import DIALOG, Dialog
from test_connection_settings import TestCase as DialogTest

PASSPHRASE = "open sesame"


class Passphrase(DialogTest):
    def setUp(self):
        super().setUp()
        self.save_good()
        done = self.installation.run("key", "protect", "--secret-from", "-", stdin=PASSPHRASE)
        self.assertEqual(done.code, 0, done)

    def open_asking(self):
        dialog = Dialog(self.installation)
        self.addCleanup(dialog.stop)
        desktop.focus_window("Passphrase")
        return dialog

    def test_the_settings_open_with_it(self):
        dialog = self.open_asking()
        screenshot("passphrase")
        desktop.type_text(PASSPHRASE)
        press("Return")
        wait_for("the settings", lambda: dialog.value("Client ID") == peers()["client"])

    def test_without_it_nothing_is_shown_and_it_may_be_tried_again(self):
        dialog = self.open_asking()
        press("Escape")
        desktop.focus_window(DIALOG)
        dialog.wait("push button", "Try again")
        screenshot("passphrase-cancelled")
        press("Escape")
        self.assertEqual(dialog.exit_code(), 1)
