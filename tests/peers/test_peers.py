#!/usr/bin/python3
"""The test servers do what README.md says of them. Needs root, Postfix and Dovecot for RealMail; skips it otherwise."""
import base64
import json
import pathlib
import smtplib
import socket
import ssl
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

import client
from client import HERE, REAL, Session, claims, discovery, http, peers, refusal, refused_client, request, send, sign_in, token

setUpModule, tearDownModule = client.start, client.stop


class Authority(unittest.TestCase):
    def test_discovery_gives_tenant_and_token_endpoint(self):
        status, headers, body = discovery("contoso.com")
        document = json.loads(body)
        self.assertEqual(status, 200)
        self.assertIn("Date", headers)
        self.assertEqual(document["issuer"], f"https://login.microsoftonline.com/{peers['tenant']}/v2.0")
        self.assertEqual(document["token_endpoint"], f"{peers['authority']}/{peers['tenant']}/oauth2/v2.0/token")

    def test_unknown_tenant_is_named_differently_by_discovery_and_token(self):
        status, _, body = discovery(peers["unknownTenant"])
        self.assertEqual((status, json.loads(body)["error"]), (400, "invalid_tenant"))
        self.assertEqual(refusal(peers["unknownTenant"]), (400, "invalid_request", 90002))

    def test_right_secret_gets_a_token_for_exchange(self):
        status, _, body = request()
        answer = json.loads(body)
        self.assertEqual((status, answer["token_type"], answer["expires_in"]), (200, "Bearer", 3599))
        found = claims(answer["access_token"])
        self.assertEqual((found["aud"], found["roles"], found["idtyp"], found["ver"]), ("https://outlook.office365.com", ["SMTP.SendAsApp"], "app", "1.0"))
        self.assertEqual((found["tid"], found["appid"], found["oid"]), (peers["tenant"], peers["client"], peers["objectId"]))

    def test_secret_may_come_as_basic_authentication(self):
        quoted = [urllib.parse.quote_plus(part) for part in (peers["client"], peers["secret"])]
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "scope": peers["scope"]}).encode()
        query = urllib.request.Request(f"{peers['authority']}/{peers['tenant']}/oauth2/v2.0/token", form,
                                       {"Authorization": "Basic " + base64.b64encode(":".join(quoted).encode()).decode()})
        with urllib.request.build_opener(urllib.request.HTTPSHandler(context=client.trust), urllib.request.ProxyHandler({})).open(query) as answer:
            self.assertIn("access_token", json.load(answer))

    def test_refusals(self):
        cases = [
            (dict(client_id=peers["unknownClient"]), (400, "unauthorized_client", 700016)),
            (dict(client_secret="wrong"), (401, "invalid_client", 7000215)),
            (dict(client_secret=None), (401, "invalid_client", 7000216)),
            (dict(client_id=refused_client(7000222)), (401, "invalid_client", 7000222)),
            (dict(client_id=None), (400, "invalid_request", 900144)),
            (dict(scope=None), (400, "invalid_request", 90014)),
            (dict(scope="https://outlook.office365.com"), (400, "invalid_scope", 1002012)),
            (dict(scope="https://outlook.office365.com/.default offline_access"), (400, "invalid_scope", 70011)),
            (dict(scope="https://outlook.example/.default"), (400, "invalid_resource", 500011)),
            (dict(grant_type="password"), (400, "unsupported_grant_type", 70003)),
            (dict(client_id=refused_client(123456)), (400, "invalid_request", 123456)),
        ]
        for changes, expected in cases:
            with self.subTest(changes):
                self.assertEqual(refusal(**changes), expected)
        self.assertEqual(refusal("common")[2], 9001023)
        self.assertEqual(refusal("Contoso%20Ltd")[2], 900023)
        self.assertEqual(refusal("00000000-0000-0000-0000-000000000000")[2], 900021)

    def test_a_registered_certificates_assertion_gets_a_token(self):
        for algorithm in ("PS256", "RS256"):
            status, _, body = request(**client.assertion(algorithm=algorithm))
            self.assertEqual(status, 200, body)
            self.assertEqual(claims(json.loads(body)["access_token"])["appidacr"], "2")

    def test_an_assertion_that_is_wrong_in_one_way_is_refused(self):
        now = int(time.time())
        cases = [
            (dict(certificate="unregistered"), 700027), (dict(certificate="expired"), 700027), (dict(header={"alg": "RS256"}), 700027),
            (dict(header={"alg": "HS256"}), 5002738), (dict(header={"x5t#S256": None}), 5002723), (dict(iss=peers["unknownClient"]), 700021),
            (dict(sub=peers["unknownClient"]), 700021), (dict(endpoint=peers["authority"]), 50027), (dict(jti=None), 90014),
            (dict(nbf=now - 700, exp=now - 100), 700024), (dict(nbf=now + 100, exp=now + 700), 700024)]
        for wrong, code in cases:
            with self.subTest(**wrong):
                self.assertEqual(refusal(**client.assertion(**wrong))[2], code)
        signed = client.assertion()["client_assertion"]
        for garbage in ("", signed.rpartition(".")[0], signed[:-8] + "AAAAAAAA"):
            form = dict(client.assertion(), client_assertion=garbage)
            self.assertIn(refusal(**form)[2], (50027, 700027), garbage)
        self.assertEqual(refusal(**dict(client.assertion(), client_assertion_type="urn:other"))[2], 7000218)

    def test_refusal_has_the_shape_of_the_real_one(self):
        answer = json.loads(request(client_secret="wrong")[2])
        self.assertRegex(answer["error_description"],
                         r"^AADSTS7000215: Invalid client secret .*\r\nTrace ID: [0-9a-f-]{36}\r\nCorrelation ID: [0-9a-f-]{36}\r\nTimestamp: [0-9-]{10} [0-9:]{8}Z$")
        self.assertLessEqual({"error_codes", "timestamp", "trace_id", "correlation_id"}, set(answer))

    def test_misbehaviour_is_chosen_by_tenant_or_client(self):
        for name, expected in {"too-many-requests": 429, "server-error": 500, "captive-portal": 200, "redirect": 302, "proxy-407": 407}.items():
            with self.subTest(name):
                self.assertEqual(discovery(name + ".contoso.com")[0], expected)
                self.assertEqual(request(peers["tenants"][name])[0], expected)
                self.assertEqual(request(client_id=peers["clients"][name])[0], expected)
        self.assertEqual(request(client_id=peers["clients"]["too-many-requests"])[1]["Retry-After"], "60")
        self.assertEqual(len(request(client_id=peers["clients"]["huge-json"])[2]) >> 20, 10)

    def test_reset_resets(self):
        with self.assertRaises((ConnectionResetError, urllib.error.URLError)):
            discovery("reset.contoso.com")

    def test_token_variants(self):
        self.assertNotIn("roles", claims(token("no-roles")))
        self.assertEqual(claims(token("wrong-role"))["roles"], ["Mail.Send"])
        self.assertIn("graph", claims(token("wrong-audience"))["aud"])
        self.assertIn("scp", claims(token("delegated")))
        self.assertLess(claims(token("expired"))["exp"], time.time())
        self.assertNotIn(".", token("opaque"))

    def test_certificates_are_wrong_in_one_way_each(self):
        for name, words in {"expired": "expired", "self-signed": "self-signed", "other-host": "mismatch", "inspected": "self-signed certificate in"}.items():
            with self.subTest(name), self.assertRaisesRegex(urllib.error.URLError, words):
                http(f"https://localhost:{peers['ports']['authority'][name]}/")


class ScriptedSmtp(unittest.TestCase):
    def test_offers_what_exchange_offers(self):
        with Session(peers["ports"]["smtp"]["submission"], tls=False) as session:
            self.assertTrue(session.has_extn("starttls"))
            self.assertFalse(session.has_extn("auth"))
            session.starttls(context=client.trust)
            session.ehlo()
            self.assertEqual(session.esmtp_features["auth"].split(), ["LOGIN", "XOAUTH2"])

    def test_good_token_signs_in_and_its_mail_is_kept(self):
        before = len(list(pathlib.Path(peers["mail"]).glob("*.eml")))
        self.assertEqual(send("ok@contoso.com"), (250, ""))
        self.assertEqual(len(list(pathlib.Path(peers["mail"]).glob("*.eml"))), before + 1)

    def test_bad_tokens_get_5_7_3(self):
        for name in ("no-roles", "wrong-role", "wrong-audience", "delegated", "other-tenant", "no-oid", "expired", "opaque", "tampered", "unsigned"):
            with self.subTest(name):
                self.assertRegex(str(sign_in("ok@contoso.com", token(name))), r"^\(535, '5\.7\.3 Authentication unsuccessful \[AM0")

    def test_mailboxes_choose_the_reply(self):
        for name, words in {"notregistered": "5.7.3", "authdisabled-tenant": "disabled for the Tenant. Visit", "authdisabled-mailbox": "disabled for the Mailbox. Visit",
                            "securitydefaults": "security defaults policy", "conditionalaccess": "did not meet the criteria", "nosuchmailbox": "5.7.3",
                            "json334": "5.7.8"}.items():
            with self.subTest(name):
                code, text = sign_in(name + "@contoso.com")
                self.assertEqual(code, 535)
                self.assertIn(words, text)

    def test_sending_is_refused_after_data(self):
        for name, code, words in (("fourthirty", 430, "4.2.0 STOREDRV"), ("sendasdenied", 554, "5.2.252 SendAsDenied"), ("nosendas", 550, "5.7.60")):
            with self.subTest(name):
                found = send(name + "@contoso.com")
                self.assertEqual(found[0], code)
                self.assertIn(words, found[1])
        self.assertEqual(send("ok@contoso.com", sender="boss@contoso.com")[0], 554)
        self.assertEqual(send("ok@contoso.com", to="nobody@fabrikam.com")[0], 550)

    def test_nothing_is_sent_without_signing_in(self):
        with Session(peers["ports"]["smtp"]["submission"]) as session:
            self.assertEqual(session.docmd("MAIL", "FROM:<ok@contoso.com>")[0], 530)

    def test_basic_account_signs_in_every_way(self):
        account = peers["basic"][0]
        for mechanism in ("plain", "login", "cram_md5"):
            with self.subTest(mechanism), Session(peers["ports"]["smtp"]["basic"]) as session:
                session.user, session.password = account["user"], account["password"]
                self.assertEqual(session.auth(mechanism.replace("_", "-").upper(), getattr(session, "auth_" + mechanism))[0], 235)

    def test_wrong_password_is_refused(self):
        with Session(peers["ports"]["smtp"]["basic"]) as session, self.assertRaises(smtplib.SMTPAuthenticationError):
            session.login(peers["basic"][0]["user"], "wrong")

    def test_tls_from_the_first_byte(self):
        with smtplib.SMTP_SSL("localhost", peers["ports"]["smtp"]["smtps"], context=client.trust) as session:
            session.ehlo()
            self.assertTrue(session.has_extn("auth"))

    def test_bad_certificates(self):
        for name in ("expired", "self-signed", "other-host", "inspected"):
            with self.subTest(name), self.assertRaises(ssl.SSLCertVerificationError):
                Session(peers["ports"]["smtp"][name])

    def test_starttls_can_be_missing_or_refused(self):
        with Session(peers["ports"]["smtp"]["no-starttls"], tls=False) as session:
            self.assertFalse(session.has_extn("starttls"))
        with Session(peers["ports"]["smtp"]["starttls-refused"], tls=False) as session:
            self.assertEqual(session.docmd("STARTTLS")[0], 454)

    def test_commands_are_logged_without_credentials(self):
        bearer = token()
        sign_in("ok@contoso.com", bearer)
        log = pathlib.Path(peers["smtpLog"]).read_text()
        self.assertIn('"command": "AUTH XOAUTH2"', log)
        self.assertNotIn(bearer[:50], log)

    def test_rude_servers_say_their_first_words(self):
        for name, words in {"banner-http": b"HTTP/1.1", "banner-imap": b"* OK", "banner-ssh": b"SSH-2.0", "endless-line": b"220 "}.items():
            with self.subTest(name), socket.create_connection(("localhost", peers["ports"]["rude"][name]), 10) as connection:
                self.assertEqual(connection.recv(1000)[:len(words)], words)


class Readme(unittest.TestCase):
    def test_names_every_scenario_server_and_mailbox(self):
        text = (HERE / "README.md").read_text(encoding="utf-8")
        names = [*peers["tenants"], *peers["clients"], *(name for ports in peers["ports"].values() for name in ports),
                 *(address.partition("@")[0] for address in peers["mailboxes"])]
        self.assertEqual([name for name in names if f"`{name}`" not in text and f"`.{name}`" not in text and name != "good"], [])


class Proxy(unittest.TestCase):
    def connect(self, name, headers=""):
        with socket.create_connection(("localhost", peers["ports"]["proxy"][name]), 10) as connection:
            connection.sendall(f"CONNECT localhost:{peers['ports']['authority']['good']} HTTP/1.1\r\n{headers}\r\n".encode())
            return int(connection.recv(1000).split()[1])

    def test_answers(self):
        password = base64.b64encode(f"{peers['proxyUser']}:{peers['proxyPassword']}".encode()).decode()
        self.assertEqual(self.connect("proxy"), 200)
        self.assertEqual(self.connect("proxy-forbids"), 403)
        self.assertEqual(self.connect("proxy-password"), 407)
        self.assertEqual(self.connect("proxy-password", f"Proxy-Authorization: Basic {password}\r\n"), 200)


@unittest.skipUnless(REAL, "needs root, Postfix and Dovecot")
class RealMail(unittest.TestCase):
    def sign_in(self, variant="good", user=None):
        return sign_in(user or peers["mailbox"], token(variant), peers["ports"]["real"]["submission"])[0]

    def test_right_token_signs_in(self):
        self.assertEqual(self.sign_in(), 235)

    def test_wrong_tokens_are_refused(self):
        for name in ("tampered", "unsigned", "expired", "not-yet-valid", "wrong-audience", "other-mailbox", "opaque"):
            with self.subTest(name):
                self.assertEqual(self.sign_in(name), 535)

    def test_token_is_for_its_mailbox_only(self):
        self.assertEqual(self.sign_in(user="sales@contoso.com"), 535)
        self.assertEqual(self.sign_in("other-mailbox", "sales@contoso.com"), 235)

    def test_password_signs_in(self):
        account = peers["basic"][0]
        with smtplib.SMTP_SSL("localhost", peers["ports"]["real"]["smtps"], context=client.trust) as session:
            self.assertEqual(session.login(account["user"], account["password"])[0], 235)

    def test_mail_arrives(self):
        self.assertEqual(send(peers["mailbox"], port=peers["ports"]["real"]["submission"]), (250, ""))
        deadline = time.monotonic() + 30
        while not list(pathlib.Path(peers["realMail"]).glob("all/new/*")):
            self.assertLess(time.monotonic(), deadline, "the mail was not delivered")
            time.sleep(0.05)

    def test_only_the_own_address_may_send(self):
        self.assertEqual(send(peers["mailbox"], sender="boss@contoso.com", port=peers["ports"]["real"]["submission"])[0], 553)


if __name__ == "__main__":
    unittest.main()
