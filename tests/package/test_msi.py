"""The MSI on a Windows machine (Wine): installed, upgraded, repaired, removed, each without a question."""
import json
import pathlib
import re
import shutil
import sys
import tempfile
import unittest

import packages
from windows_machine import MACHINE_ENVIRONMENT, USER_ENVIRONMENT, WindowsMachine, windows_path

sys.path.insert(0, str(packages.SOURCES / "tests/e2e"))
from harness import good_settings, peers

MSI = packages.the(".msi")
FOLDER = r"C:\Program Files\smtpcfg"
EVENT_SOURCE = r"HKLM\SYSTEM\CurrentControlSet\Services\EventLog\Application\smtpcfg"
FIELDS = ("authentication=AUTH_PLAIN", "host=mail.contoso.com", "port=587", "enableSsl=true", "userName=crm", "sender.address=crm@contoso.com")


class Package(unittest.TestCase):
    def setUp(self):
        self.machine = WindowsMachine()
        self.addCleanup(self.machine.close)
        self.crm = pathlib.Path(tempfile.mkdtemp(prefix="crm-"))
        self.addCleanup(shutil.rmtree, self.crm)
        (self.crm / "update.win/system").mkdir(parents=True)
        (self.crm / "update.win/SSELLER").mkdir()

    def install(self, msi, *properties):
        self.assertEqual(self.machine.msiexec("/i", msi, *properties), 0)

    def smtpcfg(self, *arguments, text=""):
        done = self.machine.run(FOLDER + r"\smtpcfg.exe", *arguments, text=text)
        self.assertEqual(done.returncode, 0, done)
        return done.stdout.decode()

    def links(self):
        """Where the shell has links to the program; which user's folder it is Wine does not decide as Windows does."""
        found = [file for file in self.machine.root.rglob("SMTP settings.lnk")]
        return {"start menu": [file for file in found if "Start Menu/Programs" in str(file)], "desktop": [file for file in found if "Start Menu" not in str(file)]}

    def uninstall_entries(self):
        """The versions that Apps & features shows."""
        answer = self.machine.run("reg", "query", r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall", "/s").stdout.decode(errors="replace")
        return re.findall(r"DisplayName\s+REG_SZ\s+smtpcfg\s+DisplayVersion\s+REG_SZ\s+(\S+)", answer)

    def path(self):
        """The machine's; Wine leaves a semicolon behind what it takes away."""
        return self.machine.registry(MACHINE_ENVIRONMENT, "PATH").rstrip(";")

    def test_installed_silently_it_runs_and_finds_the_installation_that_the_administrator_named(self):
        self.install(MSI, f"INSTALLATION={windows_path(self.crm)}")
        self.smtpcfg("set", "user:SSELLER", *FIELDS, "--secret-from", "-", text="secret")
        self.assertTrue((self.crm / "update.win/SSELLER/smtp.cfg").exists())
        self.assertIn("mail.contoso.com", self.smtpcfg("show", "user:SSELLER"))
        self.assertEqual(self.machine.run(FOLDER + r"\smtpcfg-gui.exe", "--help").returncode, 0)
        self.assertEqual(self.machine.run("cmd", "/c", "smtpcfg", "--version").returncode, 0, "smtpcfg is not on PATH")
        self.assertEqual(len(self.links()["start menu"]), 1)
        self.assertEqual(self.links()["desktop"], [])
        self.assertTrue(self.machine.file(FOLDER + r"\licences\libssl-dev.txt").exists())
        self.assertTrue(self.machine.file(FOLDER + r"\policy\de-DE\smtpcfg.adml").exists())

    def test_the_event_viewer_finds_the_texts_of_what_is_recorded(self):
        self.install(MSI)
        self.assertEqual(self.machine.registry(EVENT_SOURCE, "EventMessageFile"), FOLDER + r"\smtpcfg.exe")
        self.assertEqual(self.machine.registry(EVENT_SOURCE, "TypesSupported"), "0x7")

    def test_what_was_installed_signs_in_to_a_mail_server(self):
        self.install(MSI, f"INSTALLATION={windows_path(self.crm)}")
        fields = [f"{name.replace('_', '.')}={value}" for name, value in good_settings().items()]
        self.smtpcfg("set", "user:SSELLER", *fields, "--secret-from", "-", text=peers()["secret"])
        found = json.loads(self.smtpcfg("validate", "user:SSELLER", "--json", "--ca-file", windows_path(pathlib.Path(peers()["ca"]))))
        self.assertEqual(found["verdict"], "pass")

    def test_an_upgrade_keeps_what_was_asked_for_and_leaves_one_program(self):
        self.install(packages.older_msi(), f"INSTALLATION={windows_path(self.crm)}", "DESKTOPLINK=1")
        self.assertEqual(len(self.links()["desktop"]), 1)
        self.install(MSI)
        self.assertEqual(len(self.uninstall_entries()), 1)
        self.assertNotIn(packages.OLDER, self.uninstall_entries())
        self.assertEqual(self.machine.registry(MACHINE_ENVIRONMENT, "SMTPCFG_INSTALLATION"), windows_path(self.crm))
        self.assertEqual(self.path().count("smtpcfg"), 1)
        self.assertEqual(len(self.links()["desktop"]), 1)
        self.smtpcfg("list")

    def test_an_older_version_does_not_replace_a_newer_one(self):
        self.install(MSI)
        self.assertNotEqual(self.machine.msiexec("/i", packages.older_msi()), 0)
        self.smtpcfg("--version")

    def test_a_repair_brings_back_what_is_missing(self):
        self.install(MSI, f"INSTALLATION={windows_path(self.crm)}")
        self.machine.file(FOLDER + r"\smtpcfg.exe").unlink()
        self.links()["start menu"][0].unlink()
        self.install(MSI, "REINSTALL=ALL", "REINSTALLMODE=amus")  # what /fa does, which Wine's msiexec cannot
        self.smtpcfg("list")
        self.assertEqual(len(self.links()["start menu"]), 1)
        self.assertEqual(self.machine.registry(MACHINE_ENVIRONMENT, "SMTPCFG_INSTALLATION"), windows_path(self.crm))

    def test_removed_nothing_is_left_but_data(self):
        path = self.path()
        self.install(MSI, f"INSTALLATION={windows_path(self.crm)}", "DESKTOPLINK=1")
        self.smtpcfg("set", "user:SSELLER", *FIELDS, "--secret-from", "-", text="secret")
        self.assertEqual(self.machine.msiexec("/x", MSI), 0)
        self.assertFalse(self.machine.file(FOLDER).exists())
        self.assertEqual(self.links(), {"start menu": [], "desktop": []})
        self.assertEqual(self.path(), path)
        self.assertIsNone(self.machine.registry(MACHINE_ENVIRONMENT, "SMTPCFG_INSTALLATION"))
        for key in (r"HKLM\Software\smtpcfg", EVENT_SOURCE):
            self.assertNotEqual(self.machine.run("reg", "query", key).returncode, 0, key)
        self.assertEqual(self.uninstall_entries(), [])
        self.assertTrue((self.crm / "update.win/SSELLER/smtp.cfg").exists())

    def test_installed_for_one_user_it_changes_only_this_user(self):
        # Wine's installer does not know MSIINSTALLPERUSER; an empty ALLUSERS is what Windows makes of it.
        path = self.path()
        self.install(MSI, f"INSTALLATION={windows_path(self.crm)}", "ALLUSERS=")
        self.assertEqual(self.machine.registry(USER_ENVIRONMENT, "SMTPCFG_INSTALLATION"), windows_path(self.crm))
        self.assertIn("smtpcfg", self.machine.registry(USER_ENVIRONMENT, "PATH"))
        self.assertEqual(self.path(), path)
        self.assertIsNone(self.machine.registry(MACHINE_ENVIRONMENT, "SMTPCFG_INSTALLATION"))
        self.assertIsNone(self.machine.registry(EVENT_SOURCE, "EventMessageFile"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
