"""The certificates with which an application may prove itself, as files for the programs that are tested: NAME.pfx (with the passphrase), NAME.pem
(certificate and key, sealed with the passphrase) and NAME.cer (what is uploaded to Entra).

registered      belongs to the application
expired         too, but its time is over; not-yet-valid: its time is still to come
ending          belongs to it and expires in ten days
unregistered    the application does not know it
elliptic        registered, with a key that Entra does not take
"""
import datetime
import pathlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

import certificates

PASSPHRASE = "C~canary passphrase/with=odd&chars<ü"
# Name: days from now until it begins and until it ends.
TIMES = {"registered": (-1, 365), "expired": (-60, -30), "not-yet-valid": (30, 60), "ending": (-80, 10), "unregistered": (-1, 365), "elliptic": (-1, 365)}
REGISTERED = set(TIMES) - {"unregistered"}


def _key(name):
    return ec.generate_private_key(ec.SECP256R1()) if name == "elliptic" else rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _certificate(name, key):
    now = datetime.datetime.utcnow().replace(microsecond=0)
    begin, end = (now + datetime.timedelta(days=days) for days in TIMES[name])
    subject = certificates.name(f"Aurea CRM ({name})", "Contoso")
    return (x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(begin).not_valid_after(end).sign(key, hashes.SHA256()))


def _write(file, content):
    file.touch(mode=0o600)
    file.write_bytes(content)


def make(folder):
    """Makes all that are not there yet, and returns the registered ones."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in TIMES:
        if (folder / (name + ".cer")).exists():
            continue
        key = _key(name)
        certificate = _certificate(name, key)
        seal = serialization.BestAvailableEncryption(PASSPHRASE.encode())
        _write(folder / (name + ".pfx"), pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, seal))
        public = certificate.public_bytes(serialization.Encoding.PEM)
        _write(folder / (name + ".pem"), public + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, seal))
        (folder / (name + ".cer")).write_bytes(certificate.public_bytes(serialization.Encoding.DER))
    return [x509.load_der_x509_certificate((folder / (name + ".cer")).read_bytes()) for name in sorted(REGISTERED)]
