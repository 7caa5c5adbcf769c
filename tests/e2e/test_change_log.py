"""What reaches the system's log when the program changes what concerns everybody.

The program runs in a mount namespace whose /dev/log is the test's; the machine's own is never touched.
"""
import pathlib
import re
import socket
import subprocess
import unittest

import harness
from harness import Installation, canaries, clean_environment

# A /dev of its own for the command that follows: the few devices that a program needs, and our socket.
NAMESPACE = ["unshare", "--map-root-user", "--mount", "sh", "-c",
             'for device in null zero full random urandom; do touch "$0/$device" && mount --bind "/dev/$device" "$0/$device" || exit 99; done; '
             'mount --rbind "$0" /dev || exit 99; exec "$@"']


class ChangeLog(harness.TestCase):
    def setUp(self):
        self.devices = harness.scratch("dev")
        probe = subprocess.run([*NAMESPACE, self.devices, "true"], capture_output=True, check=False)
        if probe.returncode:
            self.skipTest(f"This machine gives no mount namespace, so this was not run: {probe.stderr.decode().strip()}")
        self.daemon = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(self.daemon.close)
        self.daemon.bind(str(self.devices / "log"))
        self.daemon.setblocking(False)
        self.here = Installation("SSELLER")
        self.key = f'; file: "{self.here.key}"'

    def smtpcfg(self, *arguments, stdin=""):
        done = subprocess.run([*NAMESPACE, self.devices, harness.PROGRAM, *map(str, arguments), "--installation", self.here.root], input=stdin.encode(),
                              capture_output=True, timeout=harness.PATIENCE, env=clean_environment(), check=False)
        outcome = harness.Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
        harness.outputs.append((arguments, outcome.out + outcome.err))
        self.assertExit(outcome, 0, 1)  # 1: saved, but not complete
        return outcome

    def lines(self):
        """What arrived, without its time, process number and user."""
        lines = []
        while True:
            try:
                message = self.daemon.recv(65536).decode()
            except BlockingIOError:
                return lines
            harness.outputs.append((("the system's log",), message))
            found = re.fullmatch(r"<85>\w{3} [ \d]\d \d\d:\d\d:\d\d smtpcfg\[\d+\]: root \(uid 0(?:; signed in as [^;]*, uid \d+)?\) ([^\n]*)", message)
            self.assertTrue(found, message)
            lines.append(found[1])

    def saves_as_ever(self):
        """The settings are there, and nothing else is said than elsewhere."""
        words, there = ("set", "system", "host=mail.contoso.com"), Installation()
        here, elsewhere = self.smtpcfg(*words), there.run(*words)
        self.assertTrue(self.here.file().exists())
        self.assertEqual((here.out + here.err).replace(str(self.here.root), ""), (elsewhere.out + elsewhere.err).replace(str(there.root), ""))

    def test_who_did_what_to_which_fields_arrives_and_no_value(self):
        secret = "C~canary+change/log=1"
        canaries.add(secret)
        file = f'; file: "{self.here.file()}"'
        self.smtpcfg("set", "system", "host=mail.contoso.com", "port=587", "--secret-from", "-", stdin=secret)
        self.assertEqual(self.lines(), ["created a key" + self.key, "created system; fields: authentication, host, port, enableSsl, clientSecret, scope, authority" + file])
        self.smtpcfg("set", "system", "host=smtp.contoso.com")
        self.smtpcfg("copy", "system", "rep:100017")
        self.smtpcfg("remove", "system")
        changed, copied, removed = self.lines()
        self.assertEqual((changed, removed), ("changed system; fields: host" + file, "removed system" + file))
        self.assertRegex(copied, r'^created rep:100017; fields: .*; file: "/.*/update.win/system/smtp/rep-100017.cfg"$')

    def test_what_is_done_to_the_key_arrives(self):
        passphrase = "canary passphrase"
        canaries.add(passphrase)
        self.smtpcfg("key", "create")
        self.smtpcfg("key", "protect", "--secret-from", "-", stdin=passphrase)
        self.smtpcfg("key", "protect", "--remove", "--passphrase-from", "-", stdin=passphrase)
        self.assertEqual(self.lines(), ["created a key" + self.key, "protected a key with a passphrase" + self.key, "took the protection off a key" + self.key])

    def test_a_users_own_file_is_her_business(self):
        self.smtpcfg("key", "create")
        self.lines()
        self.smtpcfg("set", "user:SSELLER", "host=mail.contoso.com")
        self.smtpcfg("remove", "user:SSELLER")
        self.assertEqual(self.lines(), [])

    def test_a_folder_whose_name_has_lines_writes_one(self):
        root = self.here.root / "crm\nNov 26 12:00:00 sshd[1]: \u202eroot"
        (root / "update.win/system").mkdir(parents=True)
        self.here.root = root
        self.smtpcfg("key", "create")
        (line,) = self.lines()
        self.assertTrue(line.endswith('/crm?Nov 26 12:00:00 sshd[1]: ?root/update.win/system/smtp.key"'), line)

    def test_nobody_waits_for_a_log_that_takes_nothing(self):
        sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.addCleanup(sender.close)
        sender.setblocking(False)
        with self.assertRaises(BlockingIOError):
            while True:
                sender.sendto(b"full", str(self.devices / "log"))
        self.saves_as_ever()

    def test_without_a_log_everything_is_as_ever(self):
        pathlib.Path(self.devices / "log").unlink()
        self.saves_as_ever()


if __name__ == "__main__":
    unittest.main(verbosity=2)
