"""What the tests of the servers use to start and to ask them."""
import base64
import json
import os
import pathlib
import shutil
import smtplib
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization

import assertions
from tokens import base64url

HERE = pathlib.Path(__file__).resolve().parent
REAL = os.geteuid() == 0 and all(pathlib.Path(file).exists() for file in ("/usr/sbin/postfix", "/usr/sbin/dovecot"))


# peers.json, once start() has returned.
peers = {}


def start():
    global folder, process, trust
    folder = tempfile.mkdtemp()
    command = [sys.executable, str(HERE / "peers.py"), "--state", folder, "--lifetime", "300", "--until-input-ends"]
    process = subprocess.Popen(command + ["--real"] * REAL, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    peers.update(json.loads((pathlib.Path(folder) / "peers.json").read_text(encoding="utf-8")))
    trust = ssl.create_default_context(cafile=peers["ca"])


def stop():
    process.stdin.close()
    process.wait(60)
    process.stdout.close()
    shutil.rmtree(folder)


class KeepRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def http(url, form=None):
    """Status, headers and body of an answer, whatever the status."""
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trust), KeepRedirect, urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, urllib.parse.urlencode(form).encode() if form is not None else None, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers, answer.read()


def request(tenant=None, **changes):
    form = {"grant_type": "client_credentials", "client_id": peers["client"], "client_secret": peers["secret"], "scope": peers["scope"]}
    form.update(changes)
    return http(f"{peers['authority']}/{tenant or peers['tenant']}/oauth2/v2.0/token", {name: value for name, value in form.items() if value is not None})


def assertion(certificate="registered", algorithm="PS256", header=(), endpoint=None, **claims):
    """The form fields by which an application proves that it has a certificate; header and claims replace what belongs there."""
    folder = pathlib.Path(peers["clientCertificates"])
    key = serialization.load_pem_private_key((folder / (certificate + ".pem")).read_bytes(), peers["passphrase"].encode())
    digest = x509.load_der_x509_certificate((folder / (certificate + ".cer")).read_bytes()).fingerprint(hashes.SHA256())
    now = int(time.time())
    parts = ({"alg": algorithm, "typ": "JWT", "x5t#S256": base64url(digest), **dict(header)},
             {"aud": endpoint or f"{peers['authority']}/{peers['tenant']}/oauth2/v2.0/token", "iss": peers["client"], "sub": peers["client"],
              "jti": str(uuid.uuid4()), "nbf": now - 60, "iat": now, "exp": now + 540, **claims})
    signed = ".".join(base64url(json.dumps({name: value for name, value in part.items() if value is not None}).encode()) for part in parts)
    signature = key.sign(signed.encode(), assertions.PADDINGS[algorithm], hashes.SHA256())
    return {"client_secret": None, "client_assertion_type": assertions.TYPE, "client_assertion": f"{signed}.{base64url(signature)}"}


def refusal(*args, **changes):
    status, _, body = request(*args, **changes)
    answer = json.loads(body)
    return status, answer["error"], answer["error_codes"][0]


def discovery(tenant):
    return http(f"{peers['authority']}/{tenant}/v2.0/.well-known/openid-configuration")


def token(client="good"):
    return json.loads(request(client_id=peers["clients"][client])[2])["access_token"]


def claims(text):
    part = text.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def refused_client(code):
    return f"{peers['refusedClientPrefix']}{code:012}"


class Session(smtplib.SMTP):
    """An SMTP connection after STARTTLS and EHLO, which speaks XOAUTH2 in two steps."""

    def __init__(self, port, tls=True):
        super().__init__("localhost", port, timeout=10)
        self.ehlo()
        if tls:
            self.starttls(context=trust)
            self.ehlo()

    def xoauth2(self, user, bearer):
        self.docmd("AUTH", "XOAUTH2")
        code, text = self.docmd(base64.b64encode(f"user={user}\x01auth=Bearer {bearer}\x01\x01".encode()).decode())
        if code == 334:
            code, text = self.docmd("")
        return code, text.decode()


def sign_in(user, bearer=None, port=None):
    with Session(port or peers["ports"]["smtp"]["submission"]) as session:
        return session.xoauth2(user, bearer or token())


def send(user, sender=None, to="somebody@fabrikam.com", port=None):
    """The reply to signing in and sending; (250, "") when it was taken."""
    with Session(port or peers["ports"]["smtp"]["submission"]) as session:
        code, text = session.xoauth2(user, token())
        if code != 235:
            return code, text
        try:
            session.sendmail(sender or user, [to], f"From: {sender or user}\r\nSubject: test {time.time()}\r\n\r\nbody\r\n")
            return 250, ""
        except smtplib.SMTPResponseException as error:
            return error.smtp_code, error.smtp_error.decode()
        except smtplib.SMTPRecipientsRefused as error:
            code, text = error.recipients[to]
            return code, text.decode()
