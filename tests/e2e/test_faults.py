"""Every fault is named by the right check and the right case, with a remedy; what is healthy gives no alarm.

SMTPCFG_WRITE_DIAGNOSIS=1 writes the table of docs/diagnosis.md anew; without it the table must be what the tests found.
"""
import concurrent.futures
import os
import re
import socket
import subprocess
import threading

import faults
import harness
from faults import Fault
from harness import TESTS, Installation, clean_environment, good_settings, peers

DOCUMENT = TESTS.parent / "docs/diagnosis.md"
BEGIN, END = "<!-- made by tests/e2e/test_faults.py: from here", "<!-- to here -->"


def cell(text):
    """Without the ports, which differ from run to run."""
    text = re.sub(r"(?<=[: ])\d{5}\b", "…", re.sub(r"\s+", " ", text))
    return text.replace("|", "\\|")


class Case(harness.TestCase):
    def validated(self, here, login, fault):
        here.save(f"user:{login}", peers()["secret"] if fault.secret is None else fault.secret or None, **good_settings(**fault.changed))
        if fault.as_saved:
            self.alter(here, login, fault.as_saved)
        environment = clean_environment(**fault.env)
        arguments = () if "--timeout" in fault.args else ("--timeout", "10")
        return self.validate(here, f"user:{login}", "--json", *fault.args, *arguments, environment=environment)


    def alter(self, here, login, replacements):
        """Opens a saved file with age, as an administrator may, and closes it again."""
        age = lambda *arguments, text: subprocess.run(["age", *arguments], input=text, capture_output=True, check=True).stdout
        text = age("-d", "-i", here.key, text=here.file(login).read_bytes()).decode()
        for old, new in replacements.items():
            self.assertIn(old, text)
            text = text.replace(old, new)
        public = next(line for line in here.key.read_text().splitlines() if "public key" in line).split()[-1]
        here.file(login).write_bytes(age("-a", "-r", public, text=text.encode()))


class Faults(Case):
    def test_each_is_named_by_its_check_and_its_case_with_a_remedy(self):
        named = [(part, fault) for part, some in faults.all_faults().items() for fault in some]
        logins = [f"U{number:03}" for number in range(len(named))]
        here = Installation(*logins)
        here.save("system", peers()["secret"], **good_settings())  # makes the key, once
        rows = {}
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            outcomes = list(pool.map(lambda pair: self.validated(here, pair[0], pair[1][1]), zip(logins, named)))
        for (part, fault), outcome in zip(named, outcomes):
            with self.subTest(fault.what):
                finding = next((each for each in outcome.json["findings"] if each["status"] == fault.status), None)
                self.assertIsNotNone(finding, outcome)
                self.assertEqual((finding["check"], finding["case"]), (fault.check, fault.case), outcome)
                self.assertEqual(outcome.json["verdict"], fault.status, outcome)
                self.assertTrue(finding["remedy"]["text"] and finding["remedy"]["who"], outcome)
                self.assertNotIn("<objectId>", finding["remedy"]["powershell"], outcome)
                rows.setdefault(part, []).append((fault.what, f"`{finding['check']}`", cell(outcome.json["summary"]),
                                                  f"{finding['remedy']['who']}: {cell(finding['remedy']['text'])}"))
        self.assertGreaterEqual(len(named), 60)
        self.compare(rows)

    def compare(self, rows):
        table = ""
        for part, some in rows.items():
            table += f"\n### {part}\n\n| broken | check | verdict | remedy |\n|---|---|---|---|\n"
            table += "".join(f"| {' | '.join(row)} |\n" for row in some)
        text = DOCUMENT.read_text(encoding="utf-8")
        head, _, rest = text.partition(BEGIN)
        line, _, rest = rest.partition("\n")
        shown, _, tail = rest.partition(END)
        if os.environ.get("SMTPCFG_WRITE_DIAGNOSIS"):
            DOCUMENT.write_text(f"{head}{BEGIN}{line}\n{table}\n{END}{tail}", encoding="utf-8")
        else:
            self.assertEqual(shown.strip(), table.strip(), "docs/diagnosis.md: write its table anew with SMTPCFG_WRITE_DIAGNOSIS=1")


    def test_each_address_that_was_tried_keeps_its_error(self):
        here = Installation("SSELLER")
        outcome = self.validated(here, "SSELLER", Fault("", "", port=1))
        cause = next(each for each in outcome.json["findings"] if each["status"] == "fail")
        for address in ("127.0.0.1: Connection refused", "::1: Connection refused"):
            self.assertIn(address, cause["evidence"])


class Healthy(Case):
    def healthy(self, statuses, fault):
        """Nothing fails, and only the checks of `statuses` are anything else than passed."""
        here = Installation("SSELLER")
        outcome = self.validated(here, "SSELLER", fault)
        odd = {finding["check"]: finding["status"] for finding in outcome.json["findings"] if finding["status"] != "pass"}
        self.assertEqual(odd, statuses, outcome)
        self.assertIn(outcome.json["verdict"], ("pass", "warn"))
        return outcome

    def test_a_secret_and_a_test_mail(self):
        outcome = self.healthy({}, Fault("", "", args=("--send-test", "someone@contoso.com")))
        self.assertIn("Sending works", outcome.json["summary"])

    def test_a_certificate_from_pfx_and_pem(self):
        for name in ("registered.pfx", "registered.pem"):
            self.healthy({}, faults.Fault("", "", secret=peers()["passphrase"], clientCertificate=f"{peers()['clientCertificates']}/{name}"))

    def test_rbac_for_applications_without_roles_is_amber_and_signs_in(self):
        self.healthy({"token.claims": "warn"}, Fault("", "", clientId=peers()["clients"]["no-roles"], sender_address="rbac@contoso.com"))

    def test_an_opaque_token_is_nothing_wrong(self):
        here = Installation("SSELLER")
        outcome = self.validated(here, "SSELLER", Fault("", "", clientId=peers()["clients"]["opaque"]))
        claims = next(each for each in outcome.json["findings"] if each["check"] == "token.claims")
        self.assertEqual(claims["status"], "skipped", outcome)

    def test_other_forms_of_a_right_token(self):
        for variant in ("guid-audience", "trailing-slash-audience", "version-2"):
            with self.subTest(variant):
                here = Installation("SSELLER")
                outcome = self.validated(here, "SSELLER", Fault("", "", clientId=peers()["clients"][variant]))
                claims = next(each for each in outcome.json["findings"] if each["check"] == "token.claims")
                self.assertEqual(claims["status"], "pass", outcome)

    def test_a_tenant_by_its_domain(self):
        self.healthy({}, Fault("", "", tenant=peers()["domain"]))

    def test_ipv6_only(self):
        self.healthy({}, Fault("", "", host="::1", authority=peers()["authority"].replace("localhost", "[::1]")))

    def test_through_a_proxy(self):
        port = peers()["ports"]["proxy"]["proxy"]
        for variable, address in (("https_proxy", f"http://localhost:{port}"), ("all_proxy", f"localhost:{port}")):
            with self.subTest(variable):
                outcome = self.healthy({}, Fault("", "", env={variable: address}))
                proxy = next(each for each in outcome.json["findings"] if each["check"] == "proxy")
                self.assertIn(f"http://localhost:{port}", proxy["title"])

    def test_through_a_proxy_with_a_password_that_is_never_shown(self):
        password = peers()["proxyPassword"]
        harness.canaries.add(password)
        port = peers()["ports"]["proxy"]["proxy-password"]
        quoted = password.replace("~", "%7E").replace("+", "%2B").replace("/", "%2F")
        address = f"http://{peers()['proxyUser']}:{quoted}@localhost:{port}"
        self.healthy({}, Fault("", "", env={"https_proxy": address}))

    def test_an_address_that_is_no_proxys_is_told_without_its_password(self):
        password = "X~canary+proxy/odd"
        harness.canaries.add(password)
        for variable, check in (("https_proxy", "proxy"), ("smtp_proxy", "smtp.connect")):
            for scheme, host in (("foo", "localhost:1"), ("http", "local host:1"), ("http", "localhost:99999"), ("http", "local host:1/" + "x" * 300)):
                with self.subTest(variable=variable, scheme=scheme, host=host):
                    here = Installation("SSELLER")
                    outcome = self.validated(here, "SSELLER", Fault("", "", env={variable: f"{scheme}://user:{password}@{host}"}))
                    cause = next(each for each in outcome.json["findings"] if each["status"] == "fail")
                    self.assertEqual((cause["check"], cause["case"]), (check, "proxy.not-reached"), outcome)
                    self.assertNotIn(password, outcome.out + outcome.err)

    def test_an_exempt_host_needs_no_proxy(self):
        self.healthy({}, Fault("", "", env={"https_proxy": "http://localhost:1", "no_proxy": "example.com, localhost"}))

    def test_user_name_and_password(self):
        account = peers()["basic"][0]
        for method in ("AUTH_PLAIN", "AUTH_LOGIN", "AUTH_CRAM_MD5", "AUTH_AUTO"):
            with self.subTest(method):
                self.healthy({}, Fault("", "", authentication=method, userName=account["user"], secret=account["password"],
                                              port=peers()["ports"]["smtp"]["basic"], sender_address=account["user"]))

    def test_real_mail_servers(self):
        if "submission" not in peers()["ports"]["real"]:
            self.skipTest("Postfix and Dovecot were not started: that needs root and both packages.")
        outcome = self.healthy({}, Fault("", "", host="127.0.0.1", port=peers()["ports"]["real"]["submission"],
                                                args=("--send-test", peers()["mailbox"])))
        self.assertIn("Sending works", outcome.json["summary"])


class Port465(Case):
    """Only there TLS comes first. The port is the system's: it takes root, and nobody else on it."""

    def behind_465(self, port):
        """Hands on what comes to 465 to this port, until the test ends."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", 465))
        except OSError as error:
            self.skipTest(f"Port 465 cannot be listened on: {error}")
        listener.listen()
        self.addCleanup(listener.close)
        self.addCleanup(listener.shutdown, socket.SHUT_RDWR)  # else the thread that accepts would keep it

        def pump(source, target):
            try:
                while data := source.recv(65536):
                    target.sendall(data)
                target.shutdown(socket.SHUT_WR)
            except OSError:
                pass

        def serve():
            while True:
                try:
                    near, _ = listener.accept()
                except OSError:
                    return
                far = socket.create_connection(("127.0.0.1", port))
                for pair in ((near, far), (far, near)):
                    threading.Thread(target=pump, args=pair, daemon=True).start()
        threading.Thread(target=serve, daemon=True).start()

    def validate_465(self):
        here = Installation("SSELLER")
        return self.validated(here, "SSELLER", Fault("", "", host="127.0.0.1", port=465, args=("--timeout", "5")))

    def test_tls_from_the_first_byte_signs_in(self):
        self.behind_465(peers()["ports"]["smtp"]["smtps"])
        outcome = self.validate_465()
        self.assertExit(outcome, 0)
        self.assertNotIn("smtp.starttls", [each["check"] for each in outcome.json["findings"]])

    def test_a_server_that_wants_starttls_there_is_recognised(self):
        self.behind_465(peers()["ports"]["smtp"]["submission"])
        outcome = self.validate_465()
        self.assertExit(outcome, 14)
        cause = next(each for each in outcome.json["findings"] if each["status"] == "fail")
        self.assertEqual((cause["check"], cause["case"]), ("smtp.tls", "smtp.tls-on-plain-port"), outcome)


class Reports(harness.TestCase):
    def test_the_report_has_the_form_that_its_name_asks_for(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", peers()["secret"], **good_settings(sender_address="notregistered@contoso.com"))
        folder = harness.scratch("reports")
        for name, mark in (("report.txt", "== Checks"), ("report.html", "<!DOCTYPE html>"), ("report.json", '"verdict": "fail"')):
            with self.subTest(name):
                outcome = self.validate(here, "--effective", "SSELLER", "--report", folder / name)
                self.assertExit(outcome, 15)
                text = (folder / name).read_text(encoding="utf-8")
                for words in (mark, "New-ServicePrincipal", "535 5.7.3", "SSELLER", "EHLO", "(user and token)", peers()["client"]):
                    self.assertIn(words, text)
                harness.outputs.append((["--report"], text))  # searched for secrets with everything else

    def test_a_report_that_cannot_be_saved_says_so(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", peers()["secret"], **good_settings())
        outcome = self.validate(here, "user:SSELLER", "--report", here.root / "nowhere" / "report.txt")
        self.assertExit(outcome, 5)
        self.assertIn("nowhere", outcome.err)
