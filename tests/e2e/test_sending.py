"""What send does: the message arrives as it was given, refusals name their cause, and nothing goes out twice."""
import email
import email.policy
import json
import pathlib
import signal
import subprocess
import time

import harness
from harness import Installation, good_settings, peers

PLAIN = "From: crm@contoso.com\nTo: Anna <anna@fabrikam.com>\nSubject: Test\n\nHello\n"


def mails():
    """What the scripted servers took, in their order: (envelope, bytes)."""
    folder = pathlib.Path(peers()["mail"])
    return [(json.loads(file.with_suffix(".json").read_text()), file.read_bytes()) for file in sorted(folder.glob("*.eml"))]


def mails_about(subject):
    return [(envelope, content) for envelope, content in mails() if b"Subject: " + subject.encode() + b"\r\n" in content]


class Sending(harness.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.here = Installation("SSELLER", "MILLER")
        cls.here.save("user:SSELLER", peers()["secret"], **good_settings())

    def send(self, *arguments, message=PLAIN, target=("user:SSELLER",), **settings):
        if settings:
            self.here.save("user:SSELLER", peers()["secret"], **good_settings(**settings))
            self.addCleanup(self.here.save, "user:SSELLER", peers()["secret"], **good_settings())
        text = message if isinstance(message, str) else message.decode("latin-1")
        return self.here.run("send", *target, *arguments, "--json", "--ca-file", peers()["ca"], stdin=text)

    def refused(self, code, check, evidence="", **more):
        outcome = self.send("--timeout", "2", **more)
        self.assertExit(outcome, code)
        cause = outcome.json["cause"]
        self.assertEqual(cause["check"], check, outcome)
        self.assertIn(evidence, cause["evidence"], outcome)
        self.assertTrue(cause["remedy"]["text"], outcome)
        return outcome


class Messages(Sending):
    def test_a_message_arrives_with_the_settings_sender_and_its_recipients(self):
        outcome = self.send(message=PLAIN.replace("Subject: Test", "Cc: bea@fabrikam.com\nSubject: arrives"))
        self.assertExit(outcome, 0)
        self.assertEqual(outcome.json["outcome"], "sent")
        self.assertEqual(outcome.json["origin"], "user:SSELLER")
        self.assertEqual([(each["address"], each["state"]) for each in outcome.json["recipients"]],
                         [("anna@fabrikam.com", "accepted"), ("bea@fabrikam.com", "accepted")])
        self.assertTrue(outcome.json["reply"].startswith("250 2.0.0 OK"), outcome)
        (envelope, content), = mails_about("arrives")
        self.assertEqual((envelope["from"], envelope["to"]), ("crm@contoso.com", ["anna@fabrikam.com", "bea@fabrikam.com"]))
        self.assertIn(outcome.json["messageId"].encode(), content)

    def test_dot_lines_line_ends_and_eight_bit_text_arrive_as_they_were_given(self):
        body = ".\n..two dots\n. dot and text\nGrüße, 日本\n\n.\nlast without line end"
        self.assertExit(self.send(message=PLAIN.replace("Test", "dots").replace("Hello\n", body)), 0)
        (_, content), = mails_about("dots")
        self.assertEqual(content.partition(b"\r\n\r\n")[2], body.replace("\n", "\r\n").encode() + b"\r\n")

    def test_bcc_gets_the_message_and_is_not_in_it(self):
        message = "Bcc: secret1@fabrikam.com,\n secret2@fabrikam.com\n" + PLAIN.replace("Test", "blind")
        self.assertExit(self.send(message=message), 0)
        (envelope, content), = mails_about("blind")
        self.assertEqual(envelope["to"], ["anna@fabrikam.com", "secret1@fabrikam.com", "secret2@fabrikam.com"])
        self.assertNotIn(b"secret", content)
        self.assertNotIn(b"Bcc", content)

    def test_what_is_missing_is_added(self):
        self.assertExit(self.send(message="To: anna@fabrikam.com\nSubject: bare\n\nHello\n"), 0)
        (_, content), = mails_about("bare")
        parsed = email.message_from_bytes(content, policy=email.policy.default)
        self.assertEqual(parsed["From"], "crm@contoso.com")
        self.assertTrue(parsed["Date"].datetime and parsed["Message-ID"])

    def test_to_replaces_the_recipients_of_the_message(self):
        self.assertExit(self.send("--to", "x@fabrikam.com", "--to", "y@fabrikam.com", message=PLAIN.replace("Test", "elsewhere")), 0)
        (envelope, _), = mails_about("elsewhere")
        self.assertEqual(envelope["to"], ["x@fabrikam.com", "y@fabrikam.com"])

    def test_umlauts_in_address_and_subject_go_where_smtputf8_is_offered(self):
        self.assertExit(self.send("--to", "jürgen@fabrikam.com", message=PLAIN.replace("Test", "Grüße")), 0)
        (envelope, _), = mails_about("Grüße")
        self.assertEqual(envelope["to"], ["jürgen@fabrikam.com"])

    def test_a_message_of_some_megabytes(self):
        line = "." + "x" * 74 + "\n"
        self.assertExit(self.send(message=PLAIN.replace("Test", "large") + line * 60_000), 0)
        (_, content), = mails_about("large")
        self.assertEqual(content.count(b"\r\n." + b"x" * 74), 60_000)

    def test_another_from_than_the_settings_sender_is_noted(self):
        outcome = self.send(message=PLAIN.replace("From: crm@", "From: someone@").replace("Test", "other from"))
        self.assertExit(outcome, 1)
        self.assertIn("someone@contoso.com", outcome.json["notes"][0])
        self.assertEqual(mails_about("other from")[0][0]["from"], "crm@contoso.com")

    def test_the_settings_that_a_login_gets(self):
        self.here.run("copy", "user:SSELLER", "system")
        outcome = self.send(target=("--effective", "MILLER"))
        self.assertExit(outcome, 0)
        self.assertEqual((outcome.json["login"], outcome.json["origin"]), ("MILLER", "system"))

    def test_in_words(self):
        outcome = self.here.run("send", "user:SSELLER", "--ca-file", peers()["ca"], stdin=PLAIN)
        self.assertExit(outcome, 0)
        self.assertIn("The mail server took the message for anna@fabrikam.com.", outcome.out)


class Mistakes(Sending):
    def mistake(self, *arguments, says, message=PLAIN):
        before = len(mails())
        outcome = self.send(*arguments, message=message)
        self.assertExit(outcome, 2)
        self.assertIn(says, outcome.json["error"]["message"])
        self.assertTrue(outcome.json["error"]["remedy"])
        self.assertEqual(len(mails()), before)

    def test_a_line_break_in_an_address_is_refused_before_anything_is_sent(self):
        log = pathlib.Path(peers()["smtpLog"])
        before = log.stat().st_size if log.exists() else 0
        for address in ("a@fabrikam.com\r\nRCPT TO:<b@fabrikam.com>", "a@fabrikam.com\n", "a@fabrikam.com>\rDATA"):
            self.mistake("--to", address, says="not an e-mail address")
        self.assertEqual(log.stat().st_size if log.exists() else 0, before)

    def test_what_is_no_message(self):
        self.mistake(says="empty", message="")
        self.mistake(says="Line 1", message="Hello\n")
        self.mistake(says="no recipients", message="Subject: Test\n\nHello\n")
        self.mistake(says="Cc names no address", message="Cc: nobody at all\n" + PLAIN)

    def test_no_target(self):
        outcome = self.send(target=())
        self.assertExit(outcome, 2)
        self.assertExit(self.here.run("send", "system", "--passphrase-from", "-", stdin=PLAIN), 2)

    def test_a_target_without_settings(self):
        self.assertExit(self.send(target=("user:MILLER",)), 3)


class Refusals(Sending):
    def test_settings(self):
        self.refused(10, "settings.tenant", tenant="contoso com")

    def test_authority_not_reached(self):
        self.refused(11, "authority.reach", authority="https://localhost:1")

    def test_token_refused(self):
        self.refused(12, "token.request", "AADSTS700016", clientId=peers()["unknownClient"])

    def test_mail_server_not_reached_or_not_trusted(self):
        self.refused(14, "smtp.connect", port=1)
        self.refused(14, "smtp.tls", port=peers()["ports"]["smtp"]["expired"])
        self.refused(14, "smtp.offers", port=peers()["ports"]["smtp"]["no-xoauth2"])

    def test_sign_in_refused(self):
        outcome = self.refused(15, "smtp.auth", "535 5.7.3", sender_address="notregistered@contoso.com")
        self.assertEqual(len(outcome.json["failedAttempts"]), 1)

    def test_a_sign_in_that_is_deferred_is_tried_again(self):
        outcome = self.refused(15, "smtp.auth", "451 4.7.0", sender_address="temporary@contoso.com")
        self.assertGreater(len(outcome.json["failedAttempts"]), 1)

    def test_each_refusal_behind_the_message_has_its_cause(self):
        for mailbox, title in {"fourthirty": "open the mailbox", "sendasdenied": "send as", "sendasdenied-old": "send as", "nosendas": "send as",
                               "full": "full", "toolarge": "too large", "toomany": "at once", "blocked": "blocked", "trial": "this machine's address",
                               "tenantlimit": "too much", "unregistered-domain": "domain", "notauthenticated": "sign-in"}.items():
            with self.subTest(mailbox):
                outcome = self.refused(16, "smtp.send", sender_address=mailbox + "@contoso.com", message=PLAIN.replace("crm@", mailbox + "@"))
                self.assertIn(title, outcome.json["cause"]["title"])
                self.assertEqual(outcome.json["outcome"], "notSent")

    def test_the_permission_that_is_missing_is_named_with_the_tokens_object_id(self):
        outcome = self.refused(16, "smtp.send", "430 4.2.0 STOREDRV", sender_address="fourthirty@contoso.com")
        self.assertIn(peers()["objectId"], outcome.json["cause"]["remedy"]["powershell"])
        self.assertEqual(outcome.json["recipients"][0]["state"], "deferred")
        self.assertGreater(len(outcome.json["failedAttempts"]), 1)

    def test_a_refused_recipient_is_named_and_the_others_get_the_message(self):
        outcome = self.refused(16, "smtp.send", "550 5.1.10", message=PLAIN.replace("To: ", "To: nobody@fabrikam.com, ").replace("Test", "partly"))
        self.assertEqual(outcome.json["outcome"], "partlySent")
        self.assertEqual([each["state"] for each in outcome.json["recipients"]], ["refused", "accepted"])
        self.assertEqual(mails_about("partly")[0][0]["to"], ["anna@fabrikam.com"])

    def test_a_message_that_is_too_large_is_not_begun(self):
        outcome = self.refused(16, "smtp.send", "the server takes 2000", port=peers()["ports"]["smtp"]["small"], message=PLAIN + "x" * 70 * 40)
        self.assertIn("bytes", outcome.json["cause"]["detail"])

    def test_a_server_that_takes_only_seven_bits(self):
        port = peers()["ports"]["smtp"]["seven-bit"]
        self.refused(16, "smtp.send", "8BITMIME", port=port, message=PLAIN + "Grüße\n")
        self.refused(16, "smtp.send", "SMTPUTF8", port=port, message=PLAIN.replace("anna@", "ännä@"))
        self.assertExit(self.send(port=port), 0)


class Again(Sending):
    def test_what_is_deferred_is_tried_again_and_arrives_once(self):
        outcome = self.send(sender_address="busyonce@contoso.com", message=PLAIN.replace("crm@", "busyonce@").replace("Test", "deferred"))
        self.assertExit(outcome, 0)
        self.assertEqual([each["said"][:9] for each in outcome.json["failedAttempts"]], ["451 4.7.0"])
        self.assertEqual(len(mails_about("deferred")), 1)

    def test_a_connection_lost_behind_the_message_is_unknown_and_not_tried_again(self):
        outcome = self.refused(16, "smtp.send", sender_address="closedata@contoso.com", message=PLAIN.replace("crm@", "closedata@"))
        self.assertEqual(outcome.json["outcome"], "unknown")
        self.assertEqual(len(outcome.json["failedAttempts"]), 1)
        self.assertIn("unknown", outcome.json["summary"])

    def test_ctrl_c_ends_the_wait_for_the_answer_and_says_that_it_is_unknown(self):
        self.here.save("user:SSELLER", peers()["secret"], **good_settings(sender_address="hangdata@contoso.com"))
        self.addCleanup(self.here.save, "user:SSELLER", peers()["secret"], **good_settings())
        log = pathlib.Path(peers()["smtpLog"])
        before = log.stat().st_size if log.exists() else 0
        arguments = ["send", "user:SSELLER", "--json", "--installation", str(self.here.root), "--ca-file", peers()["ca"]]
        process = subprocess.Popen([harness.PROGRAM, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=harness.clean_environment())
        process.stdin.write(PLAIN.encode())
        process.stdin.close()
        process.stdin = None
        seen = lambda: log.read_text()[before:] if log.exists() else ""
        while '"DATA"' not in seen() and process.poll() is None:
            time.sleep(0.02)
        time.sleep(0.3)  # the message itself is in no log
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=harness.PATIENCE)
        outcome = harness.Outcome(process.returncode, out.decode(), err.decode())
        harness.outputs.append((arguments, outcome.out + outcome.err))
        self.assertExit(outcome, 16)
        self.assertEqual((outcome.json["outcome"], outcome.json["cancelled"]), ("unknown", True))


class RealMail(harness.TestCase):
    """Postfix with Dovecot: what is sent is delivered."""

    def setUp(self):
        if "submission" not in peers()["ports"]["real"]:
            self.skipTest("Postfix and Dovecot were not started: that needs root and both packages.")
        self.here = Installation("SSELLER", "MILLER")

    def save(self, target, client="good", **changed):
        self.here.save(target, peers()["secret"],
                       **good_settings(port=peers()["ports"]["real"]["submission"], clientId=peers()["clients"][client], **changed))

    def send(self, message, *arguments):
        return self.here.run("send", *arguments, "--json", "--ca-file", peers()["ca"], stdin=message)

    def delivered(self, subject, count=1):
        """The mails with this subject, once there are so many."""
        deadline = time.monotonic() + harness.PATIENCE
        while time.monotonic() < deadline:
            contents = [file.read_bytes() for file in pathlib.Path(peers()["realMail"]).glob("all/new/*")]
            parsed = [email.message_from_bytes(content, policy=email.policy.default) for content in contents]
            found = [mail for mail in parsed if mail["Subject"] == subject]
            if len(found) >= count:
                return found
            time.sleep(0.05)
        self.fail(f"{subject} was not delivered")

    def test_user_and_system_settings_each_send_as_their_own_sender(self):
        self.save("system")
        self.save("user:SSELLER", "other-mailbox", sender_address="sales@contoso.com")
        for login, origin, sender in (("SSELLER", "user:SSELLER", "sales@contoso.com"), ("MILLER", "system", "crm@contoso.com")):
            outcome = self.send(f"To: anna@fabrikam.com\nSubject: real {login}\n\nHello\n", "--effective", login)
            self.assertExit(outcome, 0)
            self.assertEqual(outcome.json["origin"], origin)
            mail, = self.delivered(f"real {login}")
            self.assertEqual((mail["Return-Path"], mail["From"]), (f"<{sender}>", sender))

    def test_each_layer_sends_as_its_own_sender_until_a_stronger_one_comes(self):
        # A token signs in for one mailbox, and there are two: neighbours differ.
        senders = {"good": "crm@contoso.com", "other-mailbox": "sales@contoso.com"}
        who = ("--effective", "SSELLER", "--rep", "100017", "--group", "100042", "--station", "12")
        for index, layer in enumerate(("system", "global", "station:12", "group:100042", "rep:100017", "user:SSELLER")):
            client = list(senders)[index % 2]
            self.save(layer, client, sender_address=senders[client])
            outcome = self.send(f"To: anna@fabrikam.com\nSubject: layer {layer}\n\nHello\n", *who)
            self.assertExit(outcome, 0)
            self.assertEqual(outcome.json["origin"], layer)
            mail, = self.delivered(f"layer {layer}")
            self.assertEqual((mail["Return-Path"], mail["From"]), (f"<{senders[client]}>", senders[client]))

    def test_bcc_umlauts_and_dots_arrive(self):
        self.save("user:SSELLER")
        message = "To: anna@fabrikam.com\nBcc: secret@fabrikam.com\nSubject: real Grüße\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n.\nÄ\n..\n"
        self.assertExit(self.send(message, "user:SSELLER"), 0)
        found = self.delivered("real Grüße", 2)
        self.assertEqual({mail["X-Original-To"] for mail in found}, {"anna@fabrikam.com", "secret@fabrikam.com"})
        for mail in found:
            self.assertIsNone(mail["Bcc"])
            self.assertEqual(mail.get_content(), ".\nÄ\n..\n")

    def test_a_token_of_another_mailbox_is_refused(self):
        self.save("user:SSELLER", "other-mailbox")
        outcome = self.send(PLAIN, "user:SSELLER")
        self.assertExit(outcome, 15)
        self.assertEqual(outcome.json["cause"]["check"], "smtp.auth")

    def test_a_sender_that_is_not_the_accounts_is_refused(self):
        account = peers()["basic"][0]
        self.here.save("user:SSELLER", account["password"], authentication="AUTH_PLAIN", host="localhost", userName=account["user"],
                       port=peers()["ports"]["real"]["submission"], sender_address="crm@contoso.com")
        outcome = self.send(PLAIN, "user:SSELLER")
        self.assertExit(outcome, 16)
        self.assertTrue(outcome.json["recipients"][0]["reply"].startswith("553 5.7.1"), outcome)
