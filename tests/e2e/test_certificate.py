"""An application that proves itself by a certificate: set, validate and send; and what is said when it cannot."""
import json
import pathlib
import shutil
import subprocess

import harness
from harness import Installation, good_settings, peers


def file_of(name):
    return pathlib.Path(peers()["clientCertificates"]) / name


class TestCase(harness.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.here = Installation("SSELLER")

    def save(self, certificate, passphrase=None, **changed):
        """Settings with this certificate and no secret."""
        words = [f"{name.replace('_', '.')}={value}" for name, value in good_settings(clientCertificate=certificate, **changed).items()]
        outcome = self.here.run("set", "user:SSELLER", *words, "clientSecret=", "certificatePassphrase", "--secret-from", "-",
                                stdin=passphrase or peers()["passphrase"])
        self.assertIn(outcome.code, (0, 1), outcome)
        return outcome

    def finding(self, outcome, check):
        return next(finding for finding in outcome.json["findings"] if finding["check"] == check)

    def validated(self, certificate, *arguments, **more):
        self.save(certificate, **more)
        return self.validate(self.here, "user:SSELLER", "--json", *arguments)

    def refused(self, check, code, exit_code, certificate, **more):
        outcome = self.validated(certificate, **more)
        self.assertExit(outcome, exit_code)
        cause = next(finding for finding in outcome.json["findings"] if finding["status"] == "fail")
        self.assertEqual((cause["check"], cause["code"]), (check, code), outcome)
        self.assertTrue(cause["remedy"]["text"], outcome)
        return cause


class Working(TestCase):
    @staticmethod
    def signed_with():
        """The algorithm of the latest token request."""
        requests = pathlib.Path(peers()["requests"]).read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in requests if '"request": "token"' in line][-1]["assertion"]

    def test_it_validates_and_sends_from_pfx_and_pem(self):
        for name in ("registered.pfx", "registered.pem"):
            outcome = self.validated(file_of(name))
            self.assertExit(outcome, 0)
            self.assertIn("Aurea CRM (registered)", self.finding(outcome, "credential.certificate")["detail"])
            sent = self.here.run("send", "user:SSELLER", "--ca-file", peers()["ca"], stdin="To: a@fabrikam.com\nSubject: by certificate\n\nHello\n")
            self.assertExit(sent, 0)
        self.assertEqual(self.signed_with(), "PS256")

    def test_rs256_is_used_where_it_is_asked_for(self):
        self.assertExit(self.validated(file_of("registered.pfx"), assertionAlgorithm="RS256"), 0)
        self.assertEqual(self.signed_with(), "RS256")
        self.here.run("set", "user:SSELLER", "assertionAlgorithm=")

    def test_offline_it_is_looked_at_too(self):
        outcome = self.validated(file_of("registered.pfx"), "--offline")
        self.assertExit(outcome, 0)
        self.assertEqual(self.finding(outcome, "credential.certificate")["status"], "pass")

    def test_one_that_expires_soon_is_a_warning(self):
        outcome = self.validated(file_of("ending.pfx"))
        self.assertExit(outcome, 1)
        finding = self.finding(outcome, "credential.certificate")
        self.assertEqual(finding["status"], "warn")
        self.assertRegex(finding["title"], "in (9|10) days")

    def test_a_secret_beside_it_is_not_used_and_that_is_said(self):
        self.save(file_of("registered.pfx"))
        outcome = self.here.run("set", "user:SSELLER", "clientSecret", "--secret-from", "-", stdin="B~canary+beside/it=1")
        harness.canaries.add("B~canary+beside/it=1")
        self.assertExit(outcome, 1)
        self.assertIn("The Client Secret is not used", outcome.err)
        self.assertExit(self.validate(self.here, "user:SSELLER"), 1)
        self.assertIn("not used with a client certificate", self.here.run("show", "user:SSELLER").out)
        self.here.run("set", "user:SSELLER", "clientSecret=")

    def test_a_passphrase_is_the_secret_that_is_meant_when_none_is_named(self):
        self.save(file_of("registered.pfx"), passphrase="X~canary wrong 1")
        outcome = self.here.run("set", "user:SSELLER", "--secret-from", "-", "--json", stdin=peers()["passphrase"])
        self.assertEqual([change["field"] for change in outcome.json["changes"]], ["certificatePassphrase"], outcome)
        self.assertExit(self.validate(self.here, "user:SSELLER"), 0)

    def test_it_is_shown_with_its_passphrase_masked(self):
        self.save(file_of("registered.pfx"))
        shown = self.here.run("show", "user:SSELLER", "--json").json["settings"]
        self.assertEqual(shown["clientCertificate"], str(file_of("registered.pfx")))
        self.assertEqual(shown["certificatePassphrase"], "••••••••")
        self.assertNotIn("clientSecret", self.here.run("show", "user:SSELLER").out)

    def test_web_config_takes_no_certificate(self):
        self.save(file_of("registered.pfx"))
        outcome = self.here.run("web", "copy", "user:SSELLER", "web.config")
        self.assertExit(outcome, 2)
        self.assertIn("client certificate", outcome.err)


class Refused(TestCase):
    def test_a_wrong_passphrase(self):
        for name in ("registered.pfx", "registered.pem"):
            self.refused("credential.certificate", "WrongPassphrase", 10, file_of(name), passphrase="W~canary wrong 2")
        harness.canaries.update(["W~canary wrong 2", "X~canary wrong 1"])

    def test_no_passphrase(self):
        self.save(file_of("registered.pfx"))
        self.here.run("set", "user:SSELLER", "certificatePassphrase=")
        outcome = self.validate(self.here, "user:SSELLER")
        self.assertExit(outcome, 10)
        self.assertIn("needs its passphrase", outcome.out)

    def test_an_expired_one_is_told_before_the_authority_is_asked_for_a_token(self):
        before = pathlib.Path(peers()["requests"]).read_text().count('"request": "token"')
        cause = self.refused("credential.certificate", "Expired", 10, file_of("expired.pfx"))
        self.assertRegex(cause["detail"], r"valid until \d{4}-\d\d-\d\d")
        self.assertEqual(pathlib.Path(peers()["requests"]).read_text().count('"request": "token"'), before)

    def test_one_that_is_not_valid_yet(self):
        self.refused("credential.certificate", "NotYetValid", 10, file_of("not-yet-valid.pem"))

    def test_the_public_part_alone(self):
        self.refused("credential.certificate", "NoPrivateKey", 10, file_of("registered.cer"))

    def test_an_elliptic_curve_key(self):
        self.refused("credential.certificate", "NotRsa", 10, file_of("elliptic.pfx"))

    def test_no_file_and_a_folder(self):
        self.refused("credential.certificate", "NotFound", 10, file_of("absent.pfx"))
        self.refused("credential.certificate", "Folder", 10, file_of("."))

    def test_a_path_that_is_not_whole(self):
        outcome = self.validated("registered.pfx")
        self.assertExit(outcome, 10)
        self.assertEqual(self.finding(outcome, "settings.clientCertificate")["status"], "fail")

    def test_the_windows_store_on_another_system(self):
        self.refused("credential.certificate", "NoStore", 10, "store:" + 40 * "a")

    def test_a_pfx_sealed_with_rc2(self):
        if not shutil.which("openssl"):
            self.skipTest("openssl is not installed.")
        folder = harness.scratch("rc2")
        made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=old", "-keyout", "k.pem", "-out", "c.pem"],
                              cwd=folder, capture_output=True, check=False)
        made = made.returncode or subprocess.run(["openssl", "pkcs12", "-export", "-legacy", "-in", "c.pem", "-inkey", "k.pem", "-out", "old.pfx",
                                                  "-passout", "pass:old-pass"], cwd=folder, capture_output=True, check=False).returncode
        if made:
            self.skipTest("This openssl makes no such file any more.")
        self.refused("credential.certificate", "OldEncryption", 10, folder / "old.pfx", passphrase="old-pass")

    def test_one_that_the_application_does_not_know_is_named_with_its_thumbprint(self):
        cause = self.refused("token.request", "AADSTS700027", 12, file_of("unregistered.pfx"))
        self.assertIn("The key was not found", cause["evidence"])
        self.assertIn("Aurea CRM (unregistered), thumbprint ", cause["detail"])

    def test_a_clock_that_is_an_hour_off_is_named_with_the_difference(self):
        for tenant, words in (("clock-ahead", "behind the clock of"), ("clock-behind", "ahead of the clock of")):
            outcome = self.validated(file_of("registered.pfx"), tenant=peers()["tenants"][tenant])
            self.assertExit(outcome, 11)
            clock, token = self.finding(outcome, "clock"), self.finding(outcome, "token.request")
            self.assertEqual((clock["status"], token["code"]), ("fail", "AADSTS700024"), outcome)
            self.assertIn("Current time", token["evidence"])
            for text in (clock["title"], token["detail"]):
                self.assertRegex(text, "(59|60) minutes " + words)
            sent = self.here.run("send", "user:SSELLER", "--ca-file", peers()["ca"], "--json", stdin="To: a@fabrikam.com\n\nHello\n")
            self.assertRegex(sent.json["cause"]["detail"], "(59|60) minutes " + words)

    def test_sending_gives_the_same_cause(self):
        self.save(file_of("registered.pfx"), passphrase="W~canary wrong 2")
        outcome = self.here.run("send", "user:SSELLER", "--ca-file", peers()["ca"], "--json", stdin="To: a@fabrikam.com\n\nHello\n")
        self.assertExit(outcome, 10)
        self.assertEqual(outcome.json["cause"]["check"], "credential.certificate")
