"""Connection Settings as a dialog of another program's X11 window."""
import re
import subprocess
import unittest

import desktop
import settings_of_tests
from desktop import press, screenshot, wait_for
from harness import PATIENCE, Installation
from program import DIALOG, Dialog

OWNER = "CRM"


def property_of(window, name):
    return subprocess.run(["xprop", "-id", window, name], capture_output=True, text=True, check=True).stdout


def rectangle(window):
    shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True, check=True).stdout
    place = {name: int(value) for name, value in re.findall(r"(\w+)=(-?\d+)", shell)}
    return place["X"], place["Y"], place["WIDTH"], place["HEIGHT"]


class Owner(unittest.TestCase):
    def setUp(self):
        self.installation = Installation("SSELLER")

    def owner(self, geometry="500x400+300+250"):
        """A window of another program, and its id."""
        process = subprocess.Popen(["xev", "-name", OWNER, "-geometry", geometry], stdout=subprocess.DEVNULL)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process, wait_for("the owner's window", lambda: desktop.windows(OWNER))[-1]

    def open(self, handle):
        dialog = Dialog(self.installation, "--parent", handle)
        self.addCleanup(dialog.stop)
        return dialog

    def refused(self, handle):
        done = subprocess.run([settings_of_tests.program, "--dialog", "--user", "SSELLER", "--installation", self.installation.root, "--parent", handle],
                              capture_output=True, text=True, check=False, timeout=PATIENCE)
        self.assertEqual(done.returncode, 2, done)
        self.assertIn("--parent names no window", done.stderr)

    def test_the_dialog_is_transient_for_the_window_modal_and_over_it(self):
        _, owner = self.owner()
        dialog = self.open(hex(int(owner)))
        window = desktop.windows(DIALOG)[-1]
        self.assertIn(hex(int(owner)), property_of(window, "WM_TRANSIENT_FOR"))
        wait_for("the modal hint", lambda: "_NET_WM_STATE_MODAL" in property_of(window, "_NET_WM_STATE"))
        left, top, width, height = rectangle(window)
        its_left, its_top, its_width, its_height = rectangle(owner)
        screenshot("dialog-owned")
        self.assertLessEqual(abs((2 * left + width) - (2 * its_left + its_width)), 40)
        self.assertGreaterEqual(top, 0)
        dialog.ready()
        press("Escape")
        self.assertEqual(dialog.exit_code(), 1)

    def test_ok_ends_with_0(self):
        _, owner = self.owner()
        self.installation.save("system", authentication="AUTH_NONE", host="localhost", port=25, enableSsl="false", sender_address="crm@contoso.com")
        dialog = self.open(owner).ready()
        press("Return")
        self.assertEqual(dialog.exit_code(), 0)

    def test_a_window_that_goes_takes_the_dialog_with_it(self):
        process, owner = self.owner()
        dialog = self.open(owner).ready()
        process.kill()
        self.assertEqual(dialog.exit_code(), 1)

    def test_a_window_that_is_gone_is_told(self):
        process, owner = self.owner()
        process.kill()
        wait_for("its end", lambda: not desktop.windows(OWNER))
        self.refused(owner)

    def test_a_number_that_no_window_can_have_is_told(self):
        self.refused("0xFFFFFFFFFFFFFFFF")
        self.refused(hex((1 << 32) + 1))
