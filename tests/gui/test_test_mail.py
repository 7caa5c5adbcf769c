"""The test mail: sent as a login sends it, by keyboard alone, against the scripted servers."""
import email
import email.policy
import subprocess
import time
import unittest

import accessible
import desktop
import settings_of_tests
from desktop import press, screenshot, wait_for
from harness import Installation, good_settings, peers
from program import Program
from test_sending import mails

TITLE = "Test Mail"
SEND = "alt+s"
DETAIL = "What the server said"


class MailWindow(Program):
    """smtpcfg-gui --mail, ready to be typed into."""

    def __init__(self, installation, *arguments, user="SSELLER", **environment):
        login = ("--user", user) if user else ()
        super().__init__("--mail", *login, "--installation", installation.root, "--ca-file", peers()["ca"], *arguments, **environment)
        desktop.focus_window(TITLE)
        wait_for("the focus", lambda: self.focus()[1] == ("To" if user else "For login"))

    def compose(self, to, **fields):
        for name, text in {"To": to, **fields}.items():
            self.enter(name, text)

    def ended(self):
        """Waits for the end of sending."""
        self.wait("text", DETAIL)
        wait_for("the end of sending", lambda: self.find("push button", "Stop") is None)

    def detail(self):
        return accessible.text_of(self.wait("text", DETAIL))


class TestMail(unittest.TestCase):
    """Tests of the window, each with an installation of its own."""

    def setUp(self):
        self.installation = Installation("SSELLER", "MILLER")

    def save(self, target, **changed):
        self.installation.save(target, peers()["secret"], **good_settings(**changed))

    def open(self, *arguments, **more):
        window = MailWindow(self.installation, *arguments, **more)
        self.addCleanup(window.stop)
        return window

    def arrived(self, subject):
        """Envelope and message of the one mail with this subject."""
        def find():
            parsed = [(envelope, email.message_from_bytes(content, policy=email.policy.default)) for envelope, content in mails()]
            return [each for each in parsed if each[1]["Subject"] == subject]
        found, = wait_for("the mail", find)
        return found


class Sending(TestMail):
    def test_it_arrives_with_its_umlauts_as_the_user_file_says(self):
        self.save("system", sender_address="basic@contoso.com")
        self.save("user:SSELLER", sender_name="Müller & Söhne")
        window = self.open()
        window.says(f"Uses SSELLER's smtp.cfg: crm@contoso.com over localhost:{peers()['ports']['smtp']['submission']}.")
        self.assertIn("for the login SSELLER", window.value("Message"))
        screenshot("mail-opened")
        window.compose("anna@fabrikam.com, jörg@fabrikam.com", Subject="Prüfung 日本", Message="Grüße aus Köln\n.\nEnde")
        window.go_to("Subject")
        press("Return")
        window.ended()
        window.says("The mail server took the message for 2 recipients.")
        self.assertIn("250 2.0.0 OK", window.detail())
        screenshot("mail-sent")
        envelope, message = self.arrived("Prüfung 日本")
        self.assertEqual((envelope["from"], envelope["to"]), ("crm@contoso.com", ["anna@fabrikam.com", "jörg@fabrikam.com"]))
        self.assertEqual(message["From"], "Müller & Söhne <crm@contoso.com>")
        self.assertEqual(message.get_content().splitlines(), ["Grüße aus Köln", ".", "Ende"])
        self.assertIn(message["Message-ID"], window.detail())
        press("Escape")
        self.assertEqual(window.exit_code(), 0)

    def test_a_rep_known_by_organisation_xml_sends_with_the_reps_entry(self):
        self.save("system")
        self.save("rep:100017", sender_address="rbac@contoso.com")
        folder = self.installation.file().parent / "smtp"
        (folder / "organisation.xml").write_text('<organisation version="1"><reps><rep id="100017" login="SSELLER"/></reps></organisation>')
        window = self.open(user=None)
        screenshot("mail-without-login")
        window.enter("For login", "sseller")
        window.says("Uses the entry for rep 100017: rbac@contoso.com over localhost:")
        window.says("is our assumption")
        window.compose("anna@fabrikam.com", Subject="From the entry")
        press(SEND)
        window.ended()
        window.says("The mail server took the message for anna@fabrikam.com.")
        screenshot("mail-sent-entry")
        envelope, message = self.arrived("From the entry")
        self.assertEqual(envelope["from"], "rbac@contoso.com")
        self.assertIn("Sent for the login sseller", message.get_content())

    def test_a_second_mail_needs_no_second_token(self):
        self.save("user:SSELLER")
        window = self.open()
        tokens = lambda: open(peers()["requests"]).read().count('"token"')
        for number, subject in enumerate(("First", "Second")):
            window.compose("anna@fabrikam.com", Subject=subject)
            press(SEND)
            window.ended()
            self.arrived(subject)
            if number == 0:
                before = tokens()
        self.assertEqual(tokens(), before)


class Refused(TestMail):
    def test_a_refused_recipient_is_told_with_the_servers_words(self):
        self.save("user:SSELLER")
        window = self.open()
        window.compose("nobody@fabrikam.com anna@fabrikam.com", Subject="Partly")
        press(SEND)
        window.ended()
        screenshot("mail-partly")
        window.says("The mail server took the message only for 1 of 2 recipients.")
        self.assertIn("nobody@fabrikam.com: refused\n550 5.1.10", window.detail())
        self.assertIn("anna@fabrikam.com: accepted", window.detail())
        self.assertIn("What to do", window.detail())
        self.assertEqual(self.arrived("Partly")[0]["to"], ["anna@fabrikam.com"])
        press("Escape")
        self.assertEqual(window.exit_code(), 1)

    def test_the_cause_comes_with_its_remedy_and_the_report_without_secrets(self):
        self.save("user:SSELLER", clientId=peers()["refusedClientPrefix"] + "000007000222")
        window = self.open()
        window.compose("anna@fabrikam.com")
        press(SEND)
        window.ended()
        screenshot("mail-refused")
        window.says("The message was not sent. The Client Secret has expired.")
        self.assertIn("What to do (Entra administrator)", window.detail())
        window.go_to("Copy report")
        press("space")
        report = wait_for("the report", desktop.clipboard)
        for words in ("AADSTS7000222", "SSELLER's smtp.cfg", "Client ID: " + peers()["refusedClientPrefix"], "The message was not sent."):
            self.assertIn(words, report)
        self.assertNotIn(peers()["secret"], report)

    def test_a_login_without_settings_is_explained(self):
        self.save("user:SSELLER")
        window = self.open(user="MILLER")
        window.says("No layer has SMTP settings.")
        screenshot("mail-no-settings")
        window.compose("anna@fabrikam.com")
        press(SEND)
        wait_for("the focus on the login", lambda: window.focus()[1] == "For login")
        window.says("The mail was not sent.")
        screenshot("mail-no-settings-sent")

    def test_a_damaged_file_is_explained(self):
        self.save("user:SSELLER")
        self.installation.file("SSELLER").write_text("no settings file")
        window = self.open()
        window.says("smtp.cfg")
        screenshot("mail-unreadable")


class Mistakes(TestMail):
    def setUp(self):
        super().setUp()
        self.save("user:SSELLER")

    def refused(self, window, field, words):
        before = len(mails())
        press(SEND)
        window.says(words)
        wait_for(f"the focus on {field}", lambda: window.focus()[1] == field)
        self.assertIsNone(window.find("push button", "Stop"))
        self.assertEqual(len(mails()), before)

    def test_a_mail_to_nobody_is_refused_at_the_field(self):
        window = self.open()
        window.go_to("Subject")
        self.refused(window, "To", "There is no recipient.")
        screenshot("mail-no-recipient")
        window.enter("To", "anna@fabrikam.com, Anna Fabrikam")
        self.refused(window, "To", "“Anna” is not an e-mail address.")
        window.enter("To", "anna@fabrikam.com")
        wait_for("the error to go", lambda: not any("e-mail address" in text for text in window.texts()))

    def test_a_subject_of_two_lines_is_refused_at_the_field(self):
        window = self.open()
        window.compose("anna@fabrikam.com")
        window.go_to("Subject")
        press("ctrl+a")
        desktop.copy("Test\nBcc: bea@fabrikam.com")
        press("ctrl+v")
        self.refused(window, "Subject", "The subject holds a line break")
        screenshot("mail-subject")

    def test_what_is_no_login_is_refused_at_the_field(self):
        window = self.open(user=None)
        window.compose("anna@fabrikam.com")
        self.refused(window, "For login", "Enter the login")
        window.enter("For login", "../x")
        window.says("../x")
        screenshot("mail-no-login")


class Starting(TestMail):
    def test_what_is_no_login_is_refused_without_a_window(self):
        for arguments in (("--mail", "--user", "../x"), ("--mail", "--dialog"), ("--mail", "--system"), ("--user", "SSELLER")):
            done = subprocess.run([settings_of_tests.program, *arguments], capture_output=True, text=True)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr, arguments)


class Passphrase(TestMail):
    def test_a_key_that_stays_closed_is_not_asked_for_with_every_letter(self):
        self.save("user:SSELLER")
        self.assertEqual(self.installation.run("key", "protect", "--secret-from", "-", stdin="open sesame").code, 0)
        window = Program("--mail", "--user", "SSELLER", "--installation", self.installation.root, "--ca-file", peers()["ca"])
        self.addCleanup(window.stop)
        desktop.focus_window("Passphrase")
        press("Escape")
        desktop.focus_window(TITLE)
        window.says("The key's passphrase was not entered")
        window.enter("To", "anna@fabrikam.com")
        window.enter("For login", "SSELLER")
        time.sleep(1)  # far longer than a typed login waits until it is looked up
        self.assertEqual(desktop.windows("Passphrase"), [])
        press(SEND)
        desktop.focus_window("Passphrase")
        desktop.type_text("open sesame")
        press("Return")
        window.says("The mail server took the message for anna@fabrikam.com.")


class Silent(TestMail):
    def setUp(self):
        super().setUp()
        self.save("user:SSELLER", port=peers()["ports"]["rude"]["silent"])
        self.window = self.open("--timeout", "600")
        self.window.compose("anna@fabrikam.com")
        press(SEND)
        self.window.says("Connecting to localhost")

    def test_stop_ends_it(self):
        wait_for("the focus on Stop", lambda: self.window.focus()[1] == "Stop")
        self.assertFalse(accessible.state(self.window.wait("text", "Subject"), "SENSITIVE"))
        screenshot("mail-sending")
        press("space")
        self.window.ended()
        self.window.says("The message was not sent. It was stopped.")
        screenshot("mail-stopped")
        wait_for("the fields", lambda: accessible.state(self.window.wait("text", "Subject"), "SENSITIVE"))

    def test_the_dialog_closes_while_a_server_keeps_silent(self):
        press("Escape")
        self.assertEqual(self.window.exit_code(), 1)


class Keyboard(TestMail):
    def test_every_control_has_a_letter_and_a_place_in_the_order_of_tab(self):
        self.save("user:SSELLER")
        window = self.open()
        window.compose("anna@fabrikam.com")
        press(SEND)
        window.ended()
        for letter, name in (("f", "For login"), ("t", "To"), ("b", "Subject"), ("m", "Message")):
            press("alt+" + letter)
            wait_for(f"the focus on {name}", lambda: window.focus()[1] == name)
        window.go_to("For login")
        order = []
        while window.focus()[1] not in order:
            order.append(window.focus()[1])
            press("Tab")
            wait_for("the focus to move", lambda: window.focus()[1] != order[-1])
        self.assertEqual(order, ["For login", "To", "Subject", "Message", DETAIL, "Copy report", "Send", "Close"])
        press("alt+r")
        wait_for("the report", lambda: "smtpcfg: report on a test mail" in desktop.clipboard())
        press("alt+c")
        self.assertEqual(window.exit_code(), 0)


class Scaled(TestMail):
    def test_at_twice_the_size_everything_is_reached(self):
        self.save("user:SSELLER", clientId=peers()["refusedClientPrefix"] + "000007000222")
        window = self.open(GDK_SCALE="2")
        screenshot("mail-scaled")
        window.compose("anna@fabrikam.com")
        press(SEND)
        window.ended()
        screenshot("mail-scaled-refused")
        window.go_to("Copy report")
        screenshot("mail-scaled-end")
        press("Escape")
        self.assertEqual(window.exit_code(), 1)
