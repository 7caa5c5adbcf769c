"""Signed with a test certificate: what Authenticode's checks say."""
import pathlib
import subprocess
import tempfile
import unittest
import zipfile

import packages


class Signing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        key, self.certificate, pfx, passphrase = (self.folder / name for name in ("key.pem", "certificate.pem", "test.pfx", "passphrase"))
        passphrase.write_text("of the test", encoding="utf-8")
        openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj", "/CN=smtpcfg test",
                "-addext", "extendedKeyUsage=codeSigning", "-keyout", key, "-out", self.certificate)
        openssl("pkcs12", "-export", "-inkey", key, "-in", self.certificate, "-out", pfx, "-passout", f"file:{passphrase}")
        self.given = {"SMTPCFG_SIGN_PFX": str(pfx), "SMTPCFG_SIGN_PASSPHRASE_FILE": str(passphrase)}

    def verify(self, file):
        return subprocess.run(["osslsigncode", "verify", "-CAfile", self.certificate, "-in", file], capture_output=True, text=True, check=False)

    def test_both_programs_and_the_msi_are_signed(self):
        made = packages.made(**self.given)
        with zipfile.ZipFile(packages.the(".zip", made)) as archive:
            programs = [archive.extract(name, self.folder) for name in archive.namelist() if name.endswith(".exe")]
        self.assertEqual(len(programs), 2)
        for file in (*programs, packages.the(".msi", made)):
            self.assertEqual(self.verify(file).returncode, 0, self.verify(file).stdout)

    def test_without_a_certificate_nothing_is_signed(self):
        self.assertIn("has no signature", self.verify(packages.the(".msi")).stderr)


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


if __name__ == "__main__":
    unittest.main(verbosity=2)
