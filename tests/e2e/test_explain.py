"""What an error means: pasted, in a log of any kind, or listed; and files and texts that are not what they should be."""
import os
import pathlib
import signal
import subprocess
import time

import harness
from harness import run

JWT = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.c2lnbmF0dXJlLW9mLXRva2Vu"
TENANT_OFF = ("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit "
              "https://aka.ms/smtp_auth_disabled for more information. [AM0PR01CA0001.EURPRD01.PROD.OUTLOOK.COM 2026-11-25T10:00:00.000Z 08DC]")


def log_file(content, name="u8_base_SSELLER.log"):
    file = harness.scratch("log") / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


class PastedErrors(harness.TestCase):
    def explained(self, *text, stdin=""):
        outcome = run("explain", *text, "--json", stdin=stdin)
        self.assertExit(outcome, 0)
        return [error["id"] for error in outcome.json["errors"]]

    def test_a_code_says_cause_whose_job_it_is_and_what_to_do(self):
        outcome = run("explain", "AADSTS7000222")
        self.assertExit(outcome, 0)
        self.assertIn("AADSTS7000222: The Client Secret has expired", outcome.out)
        self.assertIn("What to do (Entra administrator): ", outcome.out)
        self.assertEqual(outcome.out, run("explain", "7000222").out.replace("Evidence: 7000222", "Evidence: AADSTS7000222"))

    def test_a_reply_may_be_pasted_whole_without_quotes_or_in_part(self):
        for words in ([TENANT_OFF], TENANT_OFF.split(" "), ["SmtpClientAuthentication is disabled for the Tenant"]):
            self.assertEqual(self.explained(*words), ["smtp.auth-off-tenant"])
        self.assertEqual(self.explained("5.7.60"), ["smtp.send-as"])
        outcome = run("explain", TENANT_OFF)
        self.assertIn("Set-CASMailbox -Identity '<mailbox>'", outcome.out)
        self.assertIn("AM0PR01CA0001.EURPRD01.PROD.OUTLOOK.COM", outcome.out)

    def test_brackets_and_commas_stay_part_of_the_text(self):
        outcome = run("explain", "[a, b]", "--json")
        self.assertExit(outcome, 3)
        self.assertEqual(outcome.json, {"text": "[a, b]", "filledFrom": "", "errors": []})

    def test_standard_input_takes_several_errors_and_each_comes_once_in_order(self):
        text = f"Hi,\n> {TENANT_OFF}\n> {TENANT_OFF}\nand then AADSTS90002, then Connection refused\n"
        self.assertEqual(self.explained("-", stdin=text), ["smtp.auth-off-tenant", "aadsts.90002", "net.Refused"])

    def test_what_is_not_known_is_shown_as_it_came_with_exit_code_3(self):
        outcome = run("explain", "Es geht nicht: Fehler 42")
        self.assertExit(outcome, 3)
        self.assertIn("Nothing in this text is known here", outcome.out)
        self.assertIn("Es geht nicht: Fehler 42", outcome.out)
        unknown = run("explain", "AADSTS99999999")
        self.assertExit(unknown, 3)
        self.assertIn("AADSTS99999999: not known here; in general", unknown.out)

    def test_no_secret_in_the_text_is_shown(self):
        harness.canaries.update([JWT, "E~canary/explain+password", "E~canary+basic&explain"])
        text = (f"AADSTS7000215 client_secret=E~canary+basic&explain\nAuthorization: Bearer {JWT}\n"
                "password: E~canary/explain+password\nAUTH XOAUTH2 dXNlcj1jcm1AY29udG9zby5jb20BYXV0aD1CZWFyZXIgZXk=\nwhatever\n")
        for words in (text, text.replace("AADSTS7000215", "")):
            for form in ([], ["--json"]):
                outcome = run("explain", "-", *form, stdin=words)
                self.assertExit(outcome, 0, 3)
                self.assertNotIn("canary", outcome.out)
                self.assertNotIn("eyJ", outcome.out)
                self.assertNotIn("dXNlcj", outcome.out)

    def test_nothing_too_much_and_everything_at_once_are_mistakes(self):
        for arguments in ([], ["--list", "7000222"], ["--log", "x", "7000222"], [""], ["-"]):
            outcome = run("explain", *arguments)
            self.assertExit(outcome, 2)
            self.assertEqual(outcome.out, "")
        too_long = run("explain", "-", stdin="x" * (1 << 21))
        self.assertExit(too_long, 2)
        self.assertIn("--log FILE", too_long.err)

    def test_control_characters_do_not_reach_the_terminal(self):
        outcome = run("explain", "-", stdin="AADSTS90002 \x1b[31m\x07\x00 x")
        self.assertExit(outcome, 0)
        self.assertNotRegex(outcome.out, "[\x00-\x09\x0b-\x1f]")


class ValuesOfSettings(harness.TestCase):
    """smtpcfg explain … TARGET and --effective LOGIN."""

    def setUp(self):
        self.installation = harness.Installation("SSELLER")
        fields = {"authentication": "AUTH_OAUTH2", "host": "smtp.office365.com", "port": 587, "tenant": "contoso.com",
                  "clientId": "22222222-2222-4222-8222-222222222222", "scope": "https://outlook.office365.com/.default",
                  "authority": "https://login.microsoftonline.com"}
        self.installation.save("system", "E~canary/explain+values", sender_address="crm@contoso.com", **fields)

    def test_a_target_behind_the_text_fills_in_its_values(self):
        outcome = self.installation.run("explain", TENANT_OFF, "system")
        self.assertExit(outcome, 0)
        self.assertIn("Set-CASMailbox -Identity 'crm@contoso.com'", outcome.out)
        self.assertNotIn("<mailbox>", outcome.out)
        self.assertEqual(self.installation.run("explain", "-", "system", "--json", stdin="5.7.60").json["filledFrom"], "system")

    def test_a_login_stands_for_the_settings_that_it_gets(self):
        outcome = self.installation.run("explain", "AADSTS7000222", "--effective", "SSELLER", "--json")
        self.assertExit(outcome, 0)
        self.assertEqual(outcome.json["filledFrom"], "system")
        self.assertIn("22222222-2222-4222-8222-222222222222", outcome.json["errors"][0]["remedy"]["text"])
        log = self.installation.run("explain", "--log", log_file("AADSTS7000222: expired\n"), "--effective", "SSELLER")
        self.assertExit(log, 0)
        self.assertIn("22222222-2222-4222-8222-222222222222", log.out)

    def test_what_the_text_itself_names_counts_more(self):
        other = "44444444-4444-4444-8444-444444444444"
        outcome = self.installation.run("explain", f"AADSTS700016: Application with identifier '{other}' was not found", "system")
        self.assertIn(other, outcome.out)
        self.assertNotIn("22222222-", outcome.out)

    def test_settings_that_cannot_be_read_are_noted_and_the_error_is_explained(self):
        self.installation.file().write_bytes(b"age-encryption.org/v1 broken")
        for arguments in (["system"], ["user:SSELLER"], ["--effective", "SSELLER"], ["--effective", "COM2"], ["file:nowhere.cfg"]):
            with self.subTest(arguments=arguments):
                outcome = self.installation.run("explain", "AADSTS7000222", *arguments)
                self.assertExit(outcome, 0)
                self.assertIn("The Client Secret has expired", outcome.out)
                self.assertIn("<Client ID>", outcome.out)
                self.assertIn("Explained without values of settings: ", outcome.err)

    def test_the_last_of_many_words_is_text_and_whose_values_are_asked_for_once(self):
        outcome = self.installation.run("explain", "refused", "by", "the", "system", "--json")
        self.assertEqual(outcome.json["filledFrom"], "")
        for arguments in (["5.7.60", "system", "--effective", "SSELLER"], ["5.7.60", "--rep", "100017"], ["--list", "--effective", "SSELLER"]):
            self.assertExit(self.installation.run("explain", *arguments), 2)


class List(harness.TestCase):
    def test_everything_known_is_listed_and_codes_in_the_list_can_be_explained(self):
        outcome = run("explain", "--list", "--json")
        self.assertExit(outcome, 0)
        cases = outcome.json["cases"]
        self.assertGreater(len(cases), 100)
        self.assertEqual(len({case["id"] for case in cases}), len(cases))
        self.assertEqual(len(run("explain", "--list").out.splitlines()), len(cases) + 1)
        for case in cases:
            if case["id"].startswith("aadsts.") or " 5." in case["code"]:
                with self.subTest(case=case["code"]):
                    explained = run("explain", case["code"], "--json")
                    self.assertExit(explained, 0)
                    self.assertEqual([each["title"] for each in explained.json["errors"]], [case["title"]])


class Logs(harness.TestCase):
    def test_a_web_log_newest_first_with_counts_lines_and_times(self):
        head = "Date;Time;Execution Span;Facility;Level;SessionID;Text\r\n"
        lines = [f"25.11.2026;09:{minute:02}:00;5;SMTP;Error;1;Müller: {text}\r\n" for minute, text in enumerate(
            ["AADSTS7000222: expired. Trace ID: first", TENANT_OFF, "sent", "AADSTS7000222: expired. Trace ID: last", "sent"])]
        for encoding in ("utf-8", "cp1252"):
            outcome = run("explain", "--log", log_file((head + "".join(lines)).encode(encoding), "web.log"), "--json")
            self.assertExit(outcome, 0)
            found = outcome.json
            self.assertEqual((found["complete"], found["lines"], found["others"]), (True, 6, 0))
            newest, older = found["errors"]
            self.assertEqual((newest["id"], newest["count"], newest["firstLine"], newest["lastLine"]), ("aadsts.7000222", 2, 2, 5))
            self.assertEqual((newest["firstTime"], newest["lastTime"]), ("25.11.2026 09:00:00", "25.11.2026 09:03:00"))
            self.assertIn("Trace ID: last", newest["evidence"])
            self.assertEqual((older["id"], older["count"], older["lastLine"]), ("smtp.auth-off-tenant", 1, 3))
        text = run("explain", "--log", log_file("".join(lines)))
        self.assertIn("In 2 lines, from line 1 (25.11.2026 09:00:00) to line 4 (25.11.2026 09:03:00).", text.out)

    def test_a_log_without_errors_ends_with_3_and_says_so(self):
        for content in ("all is well\n" * 100, "", b"\x00\x01\x02" * 1000):
            outcome = run("explain", "--log", log_file(content))
            self.assertExit(outcome, 3)
            self.assertIn("No error that is known here", outcome.err)
        self.assertIn("NUL", outcome.err)

    def test_a_line_of_100_mb_and_invalid_bytes_do_no_harm(self):
        file = log_file(b"x" * 100_000_000 + b" AADSTS90002\n" + bytes(range(256)) + b"\n550 5.7.60 no\xff\xfe")
        outcome = run("explain", "--log", file, "--json")
        self.assertExit(outcome, 0)
        self.assertEqual([(each["id"], each["lastLine"]) for each in outcome.json["errors"]], [("smtp.send-as", 4), ("aadsts.90002", 1)])

    def test_what_cannot_be_read_is_said_with_the_reason(self):
        folder = harness.scratch("folder")
        closed = log_file("AADSTS90002")
        closed.chmod(0)
        cases = [(folder, "it is a folder"), (folder / "absent.log", "no such file")]
        if os.geteuid() != 0:
            cases.append((closed, "permission"))
        for file, reason in cases:
            outcome = run("explain", "--log", file)
            self.assertExit(outcome, 4)
            self.assertIn(reason, outcome.err)
            self.assertIn("What to do: ", outcome.err)
            self.assertEqual(run("explain", "--log", file, "--json").json["error"]["kind"], "Unreadable")

    def test_no_secret_in_a_log_is_shown(self):
        harness.canaries.update([JWT, "E~canary/log+password"])
        outcome = run("explain", "--log", log_file(f"2026-11-25 10:00 token {JWT} Connection refused password=E~canary/log+password\n"))
        self.assertExit(outcome, 0)
        self.assertIn("Connection refused", outcome.out)
        self.assertNotIn("canary", outcome.out)

    def test_ctrl_c_ends_the_reading_with_what_was_found(self):
        pipe = pathlib.Path(harness.scratch("pipe")) / "endless.log"
        os.mkfifo(pipe)
        process = subprocess.Popen([harness.PROGRAM, "explain", "--log", pipe], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=harness.clean_environment())
        with open(pipe, "wb", buffering=0) as log:
            log.write(b"AADSTS90002\n" * 500_000)
            process.send_signal(signal.SIGINT)
            while process.poll() is None:  # whatever was read when the signal came, the next piece ends it
                try:
                    log.write(b"nothing\n" * 1000)
                except BrokenPipeError:
                    time.sleep(0.01)
        out, err = process.communicate(timeout=harness.PATIENCE)
        self.assertEqual(process.returncode, 130, err)
        self.assertIn(b"AADSTS90002", out)
        self.assertIn(b"Stopped after", err)
