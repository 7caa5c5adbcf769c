#!/usr/bin/python3
"""Makes the certificates of the test servers in a folder: one good authority and server, and servers that are wrong in one way each.

Usage: certificates.py DIR
Each NAME.pem in DIR holds key and certificate (and what else the server sends); ca.pem is what a client has to trust.
A folder that is complete and still valid is left as it is.
"""
import datetime
import ipaddress
import pathlib
import sys

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NOW = datetime.datetime.utcnow().replace(microsecond=0)
DAY = datetime.timedelta(days=1)
HERE = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1")), x509.IPAddress(ipaddress.ip_address("::1"))]
ELSEWHERE = [x509.DNSName("mail.fabrikam.com")]

FILES = ["ca.pem", "good.pem", "expired.pem", "not-yet-valid.pem", "self-signed.pem", "other-host.pem", "inspected.pem"]


def name(common_name, organisation="smtpcfg test peers"):
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation), x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def certificate(subject, key, issuer, issuer_key, begin, end, alternatives=None):
    """One certificate; without alternatives it is an authority's."""
    authority = alternatives is None
    builder = (x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
               .serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(end)
               .add_extension(x509.BasicConstraints(ca=authority, path_length=0 if authority else None), critical=True)
               .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
               .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
               .add_extension(x509.KeyUsage(digital_signature=not authority, key_cert_sign=authority, crl_sign=authority,
                                            content_commitment=False, key_encipherment=False, data_encipherment=False,
                                            key_agreement=False, encipher_only=False, decipher_only=False), critical=True))
    if not authority:
        builder = (builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
                   .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False))
    return builder.sign(issuer_key, hashes.SHA256())


class Authority:
    def __init__(self, common_name, organisation="smtpcfg test peers"):
        self.name = name(common_name, organisation)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = certificate(self.name, self.key, self.name, self.key, NOW - DAY, NOW + 365 * DAY)

    def issue(self, begin, end, alternatives, common_name):
        """Key and certificate of a server."""
        key = ec.generate_private_key(ec.SECP256R1())
        return key, certificate(name(common_name), key, self.name, self.key, begin, end, alternatives)


def pem(key=None, certificates=()):
    text = b""
    if key is not None:
        text += key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return text + b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates)


def complete(folder):
    if not all((folder / file).is_file() for file in FILES):
        return False
    good = x509.load_pem_x509_certificate((folder / "good.pem").read_bytes().partition(b"-----END PRIVATE KEY-----\n")[2])
    return good.not_valid_after > NOW + DAY


def make(folder):
    """Makes whatever FILES names in folder, which is created."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if complete(folder):
        return folder
    ours = Authority("smtpcfg test authority")
    inspector = Authority("Contoso Web Inspection CA", "Contoso IT Security")
    valid = (NOW - DAY, NOW + 90 * DAY)

    def write(file, key, *certificates):
        (folder / file).touch(mode=0o600)
        (folder / file).write_bytes(pem(key, certificates))

    write("good.pem", *ours.issue(*valid, HERE, "localhost"))
    write("expired.pem", *ours.issue(NOW - 60 * DAY, NOW - 30 * DAY, HERE, "localhost"))
    write("not-yet-valid.pem", *ours.issue(NOW + 30 * DAY, NOW + 60 * DAY, HERE, "localhost"))
    write("other-host.pem", *ours.issue(*valid, ELSEWHERE, "mail.fabrikam.com"))
    # As a company's inspecting proxy does it: a certificate for the right host by an authority only managed computers know.
    write("inspected.pem", *inspector.issue(*valid, HERE, "localhost"), inspector.certificate)
    key = ec.generate_private_key(ec.SECP256R1())
    write("self-signed.pem", key, certificate(name("localhost"), key, name("localhost"), key, *valid, HERE))
    (folder / "inspector-ca.pem").write_bytes(pem(None, [inspector.certificate]))
    (folder / "ca.pem").write_bytes(pem(None, [ours.certificate]))
    return folder


if __name__ == "__main__":
    print(make(sys.argv[1]))
