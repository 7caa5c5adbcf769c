"""Checks a client assertion (RFC 7523) as Entra ID does: who signed it, for whom, for which endpoint, and when."""
import datetime
import hashlib
import json

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

import tokens

TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
PADDINGS = {"PS256": padding.PSS(padding.MGF1(hashes.SHA256()), hashes.SHA256.digest_size), "RS256": padding.PKCS1v15()}


class Refused(Exception):
    """code: of AADSTS; words: what its text is filled in with."""

    def __init__(self, code, **words):
        super().__init__(code)
        self.code, self.words = code, words


def _parts(assertion):
    try:
        header, claims, signature = assertion.split(".")
        return json.loads(tokens.from_base64url(header)), json.loads(tokens.from_base64url(claims)), tokens.from_base64url(signature)
    except ValueError:
        raise Refused(50027, reason="IDX12741: JWT must have three segments (JWS)") from None


def algorithm_of(form):
    """What the header of the form's assertion names; None without a readable assertion."""
    try:
        return _parts(form["client_assertion"])[0].get("alg")
    except (KeyError, Refused):
        return None


def _text(seconds):
    return datetime.datetime.utcfromtimestamp(seconds).strftime("%Y-%m-%dT%H:%M:%SZ")


def _check_claims(claims, client, endpoint, now):
    for name in ("iss", "sub", "aud", "jti", "nbf", "exp"):
        if name not in claims:
            raise Refused(90014, missing=name)
    if claims["iss"] != client or claims["sub"] != client:
        raise Refused(700021, found=str(claims["iss"]))
    if claims["aud"] != endpoint:
        raise Refused(50027, reason="unexpected audience")
    if not claims["nbf"] <= now <= claims["exp"]:
        raise Refused(700024, now=_text(now), begin=_text(claims["nbf"]), end=_text(claims["exp"]))


def check(form, endpoint, registered, now):
    """Returns if the form's assertion proves that its client holds the key of a registered certificate. Raises Refused."""
    if form.get("client_assertion_type") != TYPE:
        raise Refused(7000218)
    assertion = form["client_assertion"]
    header, claims, signature = _parts(assertion)
    if header.get("alg") not in PADDINGS or header.get("typ") != "JWT":
        raise Refused(5002738, algorithm=str(header.get("alg")))
    if "x5t#S256" not in header:
        raise Refused(5002723)
    thumbprints = {tokens.base64url(hashlib.sha256(each.public_bytes(tokens.serialization.Encoding.DER)).digest()): each for each in registered}
    certificate = thumbprints.get(header["x5t#S256"])
    if certificate is None or not isinstance(certificate.public_key(), rsa.RSAPublicKey):
        raise Refused(700027, reason="The key was not found.")
    if certificate.not_valid_after < datetime.datetime.utcfromtimestamp(now):
        raise Refused(700027, reason="The key used is expired.")
    try:
        certificate.public_key().verify(signature, assertion.rpartition(".")[0].encode(), PADDINGS[header["alg"]], hashes.SHA256())
    except InvalidSignature:
        raise Refused(700027, reason="The provided signature value did not match the expected signature value.") from None
    _check_claims(claims, form.get("client_id"), endpoint, now)
    return header["alg"]
