"""Over all that was printed in this run: no secret, no private key, no token, raw, base64 or URL-encoded."""
import base64
import json
import unittest
import urllib.parse

import harness


def base64_forms(text):
    """What the text looks like inside base64, whatever stands before and behind it."""
    raw = text.encode()
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + raw).decode().rstrip("=")
        middle = encoded[(before * 8 + 5) // 6: (before + len(raw)) * 8 // 6]
        yield middle
        yield middle.replace("+", "-").replace("/", "_")


def forms(text):
    quoted = urllib.parse.quote(text, safe="")
    return {text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1], quoted, quoted.lower(), urllib.parse.quote_plus(text), *base64_forms(text)}


class NoSecretInOutput(unittest.TestCase):
    def test_nothing_that_was_entered_or_issued_was_ever_printed(self):
        self.assertGreater(len(harness.outputs), 50, "too few runs to prove anything")
        # Every token of the authority begins with this header; in an XOAUTH2 response it is base64 once more.
        token = base64.urlsafe_b64encode(b'{"typ":"JWT","alg"').decode().rstrip("=")
        assertion = base64.urlsafe_b64encode(b'{"alg":"PS256"').decode().rstrip("=")[:-1]
        wanted = {form for text in [*harness.canaries, token, assertion, "auth=Bearer"] for form in forms(text)}
        found = [(form, arguments) for form in wanted for arguments, printed in harness.outputs if form in printed]
        self.assertEqual(found, [])

    def test_the_search_finds_what_it_looks_for(self):
        secret = "Q~canary+secret/with=odd&chars%"
        for hidden in (secret, urllib.parse.quote(secret, safe=""), *(base64.b64encode(b"x" * n + secret.encode() + b"yz").decode() for n in range(4))):
            self.assertTrue(any(form in hidden for form in forms(secret)), hidden)
