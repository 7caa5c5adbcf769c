#!/usr/bin/python3
"""The policy in Windows' registry, as the Win32 console program obeys it under Wine.

    wine_policy.py WINE smtpcfg.exe
"""
import subprocess
import sys
import unittest

import harness
from harness import Installation, clean_environment

WINE, PROGRAM = sys.argv[1:3]
POLICIES = r"HKLM\Software\Policies\smtpcfg"


def wine(*arguments, text=""):
    done = subprocess.run([WINE, *map(str, arguments)], input=text.encode(), capture_output=True, timeout=harness.PATIENCE, env=clean_environment(), check=False)
    return harness.Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def decide(name, kind, value):
    """As Group Policy writes it."""
    done = wine("reg", "add", POLICIES, "/v", name, "/t", kind, "/d", value, "/f")
    assert done.code == 0, done


class Registry(harness.TestCase):
    def setUp(self):
        self.addCleanup(wine, "reg", "delete", POLICIES, "/f")
        self.here = Installation("SSELLER")

    def run_here(self, *arguments, **more):
        return wine(PROGRAM, *arguments, "--installation", f"Z:{self.here.root}", **more)

    def test_nothing_there_decides_nothing(self):
        shown = wine(PROGRAM, "policy", "--json")
        self.assertExit(shown, 0)
        self.assertEqual(set(shown.json["settings"].values()), {None})
        self.assertEqual(shown.json["source"], r"HKEY_LOCAL_MACHINE\Software\Policies\smtpcfg")

    def test_numbers_and_texts_are_read(self):
        decide("ForbidAUTH_PLAIN", "REG_DWORD", "1")
        decide("StoreCredentials", "REG_DWORD", "0")
        decide("Installation", "REG_EXPAND_SZ", r"%SystemDrive%\Aurea ü")
        decide("DefaultScope", "REG_SZ", "https://outlook.office365.us/.default")
        decide("OfALaterVersion", "REG_BINARY", "00")
        shown = wine(PROGRAM, "policy", "--json")
        self.assertExit(shown, 0)
        settings = shown.json["settings"]
        self.assertEqual((settings["ForbidAUTH_PLAIN"], settings["StoreCredentials"], settings["HideSecrets"]), (True, False, None))
        self.assertEqual((settings["Installation"], settings["DefaultScope"]), (r"C:\Aurea ü", "https://outlook.office365.us/.default"))

    def test_the_installation_is_opened(self):
        decide("Installation", "REG_SZ", f"Z:{self.here.root}")
        listed = wine(PROGRAM, "list")
        self.assertExit(listed, 0)
        self.assertIn("SSELLER", listed.out)

    def test_a_forbidden_method_is_not_saved(self):
        decide("ForbidAUTH_PLAIN", "REG_DWORD", "1")
        self.assertExit(self.run_here("set", "system", "authentication=AUTH_PLAIN", "host=mail.contoso.com"), 5)
        self.assertFalse(self.here.file().exists())

    def test_a_secret_stays_hidden(self):
        decide("HideSecrets", "REG_DWORD", "1")
        self.assertExit(self.run_here("set", "system", "--secret-from", "-", text="geheim"), 1)
        refused = self.run_here("show", "system", "--reveal")
        self.assertExit(refused, 2)
        self.assertNotIn("geheim", refused.out + refused.err)

    def test_what_is_not_understood_stops_everything(self):
        decide("HideSecrets", "REG_SZ", "perhaps")
        for command in (("policy",), ("list",), ("set", "system", "port=25")):
            refused = self.run_here(*command)
            self.assertExit(refused, 4)
            self.assertIn("HideSecrets", refused.err)
        self.assertFalse(self.here.file().exists())
        self.assertExit(wine(PROGRAM, "--version"), 0)

    def test_a_value_of_another_type_is_an_error(self):
        decide("HideSecrets", "REG_BINARY", "01")
        self.assertExit(self.run_here("list"), 4)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2, warnings="ignore")
