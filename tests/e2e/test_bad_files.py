"""Files that cannot be opened, and places that cannot be written: an exit code, words that help, and nothing touched."""
import os
import pathlib
import shutil
import stat

import harness
from harness import Installation


class BadFiles(harness.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.here = Installation("SSELLER")
        cls.here.save("user:SSELLER", "B~canary+bad/file=1", host="mail.contoso.com")
        cls.file = cls.here.file("SSELLER")
        cls.good = cls.file.read_bytes()

    def setUp(self):
        self.replace_with(self.good)

    def replace_with(self, content):
        if self.file.is_dir():
            self.file.rmdir()
        self.file.write_bytes(content)

    def refused(self, words):
        """Neither reading nor writing, copying over it or resolving gets past it, and it stays as it is."""
        before = self.file.stat().st_mtime_ns, self.file.stat().st_size
        for command in (["show", "user:SSELLER"], ["set", "user:SSELLER", "host=other.contoso.com"], ["effective", "SSELLER"],
                        ["copy", "user:SSELLER", "system"], ["validate", "user:SSELLER"], ["validate", "--effective", "SSELLER"]):
            outcome = self.here.run(*command)
            self.assertExit(outcome, 4, 5)
            self.assertIn(words, outcome.err.lower())
            self.assertIn("What to do: ", outcome.err)
        listed = self.here.run("list", "--json")
        self.assertExit(listed, 1)
        self.assertIn("unreadable", [entry["state"] for entry in listed.json["targets"]])
        self.assertEqual((self.file.stat().st_mtime_ns, self.file.stat().st_size), before)
        self.assertFalse(self.here.file().exists())

    def test_empty(self):
        self.replace_with(b"")
        self.refused("empty")

    def test_foreign(self):
        self.replace_with(b"\x00\x01SMTP=smtp.contoso.com\r\n" * 20)
        self.refused("not a file of smtpcfg")

    def test_truncated(self):
        for size in range(30, len(self.good) - 1, 101):
            self.replace_with(self.good[:size])
            outcome = self.here.run("show", "user:SSELLER")
            self.assertExit(outcome, 4)
        self.replace_with(self.good[: len(self.good) // 2])
        self.refused("damaged")

    def test_sealed_for_another_installations_key(self):
        other = Installation("SSELLER")
        other.save("user:SSELLER", host="other.contoso.com")
        self.replace_with(other.file("SSELLER").read_bytes())
        self.refused("another key")

    def test_key_missing(self):
        away = self.here.key.rename(self.here.key.with_suffix(".away"))
        try:
            self.refused("key")
            self.assertFalse(self.here.key.exists())
        finally:
            away.rename(self.here.key)

    def test_a_folder_in_its_place(self):
        self.file.unlink()
        self.file.mkdir()
        self.refused("folder")

    def test_100_megabytes(self):
        with open(self.file, "wb") as file:
            file.truncate(100 << 20)
        self.refused("large")

    def test_an_unreadable_file_can_be_taken_away_and_is_kept(self):
        self.replace_with(b"not ours")
        self.assertIn("smtpcfg remove user:SSELLER", self.here.run("set", "user:SSELLER", "host=x.contoso.com").err)
        self.assertExit(self.here.run("remove", "user:SSELLER"), 0)
        self.assertEqual(pathlib.Path(str(self.file) + ".bak").read_bytes(), b"not ours")
        self.assertExit(self.here.run("set", "user:SSELLER", "host=x.contoso.com"), 0, 1)


class NoPermission(harness.TestCase):
    """Root may read and write everything, so these run as nobody when the tests run as root."""

    def setUp(self):
        self.here = Installation("SSELLER")
        self.here.save("user:SSELLER", "N~canary+per/mission=1", host="mail.contoso.com")
        self.file = self.here.file("SSELLER")
        self.as_nobody = {}
        if os.geteuid() == 0:
            self.as_nobody = {"user": 65534, "group": 65534, "extra_groups": []}
            for path in (self.here.root, *self.here.root.rglob("*")):
                os.chown(path, 65534, 65534)
            for path in (self.here.root.parent, self.here.root):
                path.chmod(0o755)
            # The built program may lie where nobody may look.
            program = self.here.root / "smtpcfg"
            shutil.copy(harness.PROGRAM, program)
            program.chmod(0o755)
            self.program, harness.PROGRAM = harness.PROGRAM, str(program)
            self.addCleanup(setattr, harness, "PROGRAM", self.program)

    def refused(self, *command, code):
        before = self.file.read_bytes() if os.geteuid() == 0 else None
        outcome = self.here.run(*command, cwd="/", **self.as_nobody)
        self.assertExit(outcome, code)
        self.assertIn("What to do: ", outcome.err)
        if before is not None:
            self.assertEqual(self.file.read_bytes(), before)

    def test_a_file_that_may_not_be_read(self):
        self.file.chmod(0)
        self.refused("show", "user:SSELLER", code=4)
        self.refused("set", "user:SSELLER", "host=x.contoso.com", code=4)

    def test_a_folder_that_may_not_be_written(self):
        folder = self.file.parent
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        self.addCleanup(folder.chmod, 0o755)
        self.refused("set", "user:SSELLER", "host=x.contoso.com", code=5)
        self.refused("remove", "user:SSELLER", code=5)
        self.assertEqual(sorted(path.name for path in folder.iterdir()), ["smtp.cfg"])
