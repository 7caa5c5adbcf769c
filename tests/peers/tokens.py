"""Access tokens as Entra ID signs them: JWT, RS256, claims of version 1.0. The authority makes them, the SMTP servers check them."""
import base64
import hashlib
import json
import pathlib
import time

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class SigningKey:
    """The authority's key, kept in a folder so that a restart signs with the same one."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "signing-key.pem"
        if file.exists():
            self.key = serialization.load_pem_private_key(file.read_bytes(), None)
        else:
            self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
            file.touch(mode=0o600)
            file.write_bytes(self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                                    serialization.NoEncryption()))
        self.public = self.key.public_key()
        self.public_pem = self.public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        (folder / "signing-key.pub").write_bytes(self.public_pem)
        self.id = base64url(hashlib.sha1(self.public_pem).digest())

    def jwks(self):
        numbers = self.public.public_numbers()
        whole = lambda number: base64url(number.to_bytes((number.bit_length() + 7) // 8, "big"))
        return {"keys": [{"kty": "RSA", "use": "sig", "kid": self.id, "x5t": self.id, "n": whole(numbers.n), "e": whole(numbers.e)}]}

    def sign(self, claims):
        header = {"typ": "JWT", "alg": "RS256", "x5t": self.id, "kid": self.id}
        signed = ".".join(base64url(json.dumps(part, separators=(",", ":")).encode()) for part in (header, claims))
        return signed + "." + base64url(self.key.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))

    def verify(self, token):
        """The claims of a token that we signed and that is valid now; ValueError says what is wrong otherwise."""
        parts = token.split(".")
        if len(parts) != 3:
            raise ValueError("not a JWT")
        try:
            header, claims = (json.loads(from_base64url(part)) for part in parts[:2])
            signature = from_base64url(parts[2])
        except ValueError:
            raise ValueError("malformed JWT") from None
        if header.get("alg") != "RS256":
            raise ValueError("algorithm")
        try:
            self.public.verify(signature, ".".join(parts[:2]).encode(), padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise ValueError("signature") from None
        if not claims["nbf"] <= time.time() < claims["exp"]:
            raise ValueError("not valid at this time")
        return claims
