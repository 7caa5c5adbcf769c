"""What validate finds: each refusal names its check, its code and what to do, and has its exit code."""
import pathlib
import signal
import subprocess
import time

import harness
from harness import Installation, good_settings, peers


class Refusals(harness.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.here = Installation("SSELLER")
        cls.here.save("user:SSELLER", peers()["secret"], **good_settings())

    def refused(self, check, code, evidence="", secret=None, **changed):
        """Validates with these fields changed; the cause must be this check, with a remedy, and the exit code this one."""
        self.here.save("user:SSELLER", secret or peers()["secret"], **good_settings(**changed))
        outcome = self.validate(self.here, "user:SSELLER", "--json", "--timeout", "5")
        self.assertExit(outcome, code)
        cause = next(finding for finding in outcome.json["findings"] if finding["status"] == "fail")
        self.assertEqual(cause["check"], check, outcome)
        self.assertIn(evidence, cause["code"] + " " + cause["evidence"], outcome)
        self.assertTrue(cause["remedy"]["text"], outcome)
        self.assertEqual(outcome.json["verdict"], "fail")

    def client(self, name):
        return peers()["clients"][name]

    def test_malformed_tenant(self):
        self.refused("settings.tenant", 10, tenant="contoso com")

    def test_authority_not_reached(self):
        self.refused("authority.reach", 11, authority="https://localhost:1")

    def test_authority_with_an_expired_certificate(self):
        self.refused("authority.tls", 11, authority=f"https://localhost:{peers()['ports']['authority']['expired']}")

    def test_unknown_tenant(self):
        self.refused("authority.discovery", 12, "AADSTS90002", tenant=peers()["unknownTenant"])

    def test_unknown_client(self):
        self.refused("token.request", 12, "AADSTS700016", clientId=peers()["unknownClient"])

    def test_wrong_secret(self):
        self.refused("token.request", 12, "AADSTS7000215", secret="W~canary+wrong/secret=1")

    def test_expired_secret(self):
        self.refused("token.request", 12, "AADSTS7000222", clientId=peers()["refusedClientPrefix"] + "000007000222")

    def test_unknown_resource(self):
        self.refused("token.request", 12, "AADSTS500011", scope="https://nowhere.contoso.com/.default")

    def test_an_authority_that_repeats_the_whole_request(self):
        self.refused("token.request", 12, clientId=self.client("echo"))

    def test_token_for_another_resource(self):
        self.refused("token.claims", 13, clientId=self.client("wrong-audience"))

    def test_delegated_token(self):
        self.refused("token.claims", 13, clientId=self.client("delegated"))

    def test_smtp_port_on_which_nobody_listens(self):
        self.refused("smtp.connect", 14, port=1)

    def test_smtp_without_starttls(self):
        self.refused("smtp.starttls", 14, port=peers()["ports"]["smtp"]["no-starttls"])

    def test_smtp_with_an_expired_certificate(self):
        self.refused("smtp.tls", 14, port=peers()["ports"]["smtp"]["expired"])

    def test_smtp_that_does_not_offer_xoauth2(self):
        self.refused("smtp.offers", 14, port=peers()["ports"]["smtp"]["no-xoauth2"])

    def test_application_not_registered_in_exchange(self):
        self.refused("smtp.auth", 15, "535 5.7.3", sender_address="notregistered@contoso.com")

    def test_smtp_auth_disabled_for_the_tenant(self):
        self.refused("smtp.auth", 15, "disabled for the Tenant", sender_address="authdisabled-tenant@contoso.com")

    def test_smtp_auth_disabled_for_the_mailbox(self):
        self.refused("smtp.auth", 15, "disabled for the Mailbox", sender_address="authdisabled-mailbox@contoso.com")

    def test_a_mail_server_that_repeats_the_token(self):
        self.refused("smtp.auth", 15, sender_address="echo@contoso.com")

    def test_a_mail_server_whose_reply_steers_the_terminal(self):
        self.here.save("user:SSELLER", peers()["secret"], **good_settings(sender_address="controls@contoso.com"))
        outcome = self.validate(self.here, "user:SSELLER")
        self.assertExit(outcome, 15)
        self.assertNotIn("\x1b", outcome.out + outcome.err)

    def test_in_words_too_the_cause_is_named_with_what_to_do(self):
        self.here.save("user:SSELLER", peers()["secret"], **good_settings(sender_address="notregistered@contoso.com"))
        outcome = self.validate(self.here, "user:SSELLER")
        self.assertExit(outcome, 15)
        for words in ("smtp.auth", "What to do", "535 5.7.3"):
            self.assertIn(words, outcome.out)


class Asking(harness.TestCase):
    def test_offline_asks_no_server(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", "O~canary+off/line=1", **good_settings(authority="https://localhost:1", port=1))
        outcome = here.run("validate", "user:SSELLER", "--offline", "--json")
        self.assertExit(outcome, 0, 1)
        self.assertFalse([finding for finding in outcome.json["findings"] if finding["status"] == "fail"], outcome)

    def test_nothing_to_validate_is_not_found(self):
        here = Installation("SSELLER")
        self.assertExit(here.run("validate", "user:SSELLER"), 3)
        self.assertExit(here.run("validate", "--effective", "SSELLER"), 3)

    def test_ctrl_c_ends_it_and_shows_what_was_seen(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", peers()["secret"], **good_settings(port=peers()["ports"]["rude"]["silent"]))
        log = pathlib.Path(peers()["requests"])
        seen = lambda: log.stat().st_size if log.exists() else 0
        before = seen()
        arguments = ["validate", "user:SSELLER", "--json", "--installation", str(here.root), "--ca-file", peers()["ca"], "--timeout", "100"]
        process = subprocess.Popen([harness.PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=harness.clean_environment())
        while seen() == before and process.poll() is None:  # until it has asked the authority, and so is well under way
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=harness.PATIENCE)
        outcome = harness.Outcome(process.returncode, out.decode(), err.decode())
        harness.outputs.append((arguments, outcome.out + outcome.err))
        self.assertExit(outcome, 130)
        self.assertTrue(outcome.json["cancelled"])


class RealMail(harness.TestCase):
    """Postfix and Dovecot, which check tokens themselves."""

    def setUp(self):
        if "submission" not in peers()["ports"]["real"]:
            self.skipTest("Postfix and Dovecot were not started: that needs root and both packages.")
        self.here = Installation("SSELLER")

    def validated(self, client="good"):
        self.here.save("user:SSELLER", peers()["secret"],
                       **good_settings(port=peers()["ports"]["real"]["submission"], clientId=peers()["clients"][client]))
        return self.validate(self.here, "user:SSELLER", "--json")

    @staticmethod
    def cause(outcome):
        return next(finding for finding in outcome.json["findings"] if finding["status"] == "fail")

    def test_a_right_token_signs_in(self):
        outcome = self.validated()
        self.assertExit(outcome, 0, 1)
        self.assertEqual({finding["check"]: finding["status"] for finding in outcome.json["findings"]}["smtp.auth"], "pass")

    def test_a_tampered_and_an_expired_token_are_refused_and_told_apart(self):
        tampered, expired = self.validated("tampered"), self.validated("expired")
        self.assertEqual((self.cause(tampered)["check"], tampered.code), ("smtp.auth", 15), tampered)
        self.assertEqual((self.cause(expired)["check"], expired.code), ("token.claims", 13), expired)
