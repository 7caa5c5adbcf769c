#!/usr/bin/python3
"""What the Win32 console program gives to the event log. Wine keeps none: its trace shows what it was given, but not the events' numbers.

    wine_event_log.py WINE smtpcfg.exe
"""
import re
import subprocess
import sys
import unittest

import harness
from harness import Installation, clean_environment

WINE, PROGRAM = sys.argv[1:3]
SECRET = "C~canary+event/log=1"


class EventLog(harness.TestCase):
    def setUp(self):
        self.root = Installation("SSELLER").root

    def reported(self, *arguments):
        """The events' texts, without the user that each begins with."""
        done = subprocess.run([WINE, PROGRAM, *arguments, "--installation", f"Z:{self.root}"], input=SECRET.encode(), capture_output=True, timeout=harness.PATIENCE,
                              env=clean_environment(WINEDEBUG="-all,+eventlog"), check=False)
        self.assertIn(done.returncode, (0, 1), done)  # 1: saved, but not complete
        trace = done.stderr.decode()
        self.assertNotIn(SECRET, trace)
        texts = [text.replace('\\"', '"').replace("\\\\", "\\") for text in re.findall(r'ReportEventW L"(.*)"', trace)]
        users = [re.match(r"[^ \\]+\\[^ \\]+ ", text) for text in texts]
        self.assertNotIn(None, users, texts)
        return [text[user.end():] for text, user in zip(texts, users)]

    def file(self, name):
        return "; file: \"Z:" + f"{self.root}/update.win/system/{name}".replace("/", "\\") + '"'

    def test_who_did_what_to_which_fields_is_reported_and_no_value(self):
        created = ["created a key" + self.file("smtp.key"), "created system; fields: authentication, host, port, enableSsl, clientSecret, scope, authority" + self.file("smtp.cfg")]
        self.assertEqual(self.reported("set", "system", "host=mail.contoso.com", "--secret-from", "-"), created)
        self.assertEqual(self.reported("set", "system", "port=25"), ["changed system; fields: port" + self.file("smtp.cfg")])
        self.assertEqual(self.reported("remove", "system"), ["removed system" + self.file("smtp.cfg")])

    def test_a_users_own_file_is_her_business(self):
        self.reported("key", "create")
        self.assertEqual(self.reported("set", "user:SSELLER", "host=mail.contoso.com"), [])

    def test_nothing_in_a_path_is_a_place_for_the_viewers_own_texts(self):
        self.root = self.root / "100%%1%2"
        (self.root / "update.win/system").mkdir(parents=True)
        (text,) = self.reported("key", "create")
        self.assertIn("\\100% % 1% 2\\", text)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2, warnings="ignore")
