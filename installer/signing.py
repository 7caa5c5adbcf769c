"""Authenticode signatures by osslsigncode.

SMTPCFG_SIGN_PFX             the certificate with its key, as a PKCS #12 file; without it nothing is signed
SMTPCFG_SIGN_PASSPHRASE_FILE the file that holds its passphrase
SMTPCFG_SIGN_TIMESTAMP       the URL of a time-stamp authority (RFC 3161); without it a signature ends with its certificate
"""
import os
import shutil
import subprocess


def wanted():
    return bool(os.environ.get("SMTPCFG_SIGN_PFX"))


def sign(path, moment):
    """Signs a program or an MSI in place, as if at `moment` (seconds since 1970)."""
    signed = path.with_name(path.name + ".signed")
    command = ["osslsigncode", "sign", "-pkcs12", os.environ["SMTPCFG_SIGN_PFX"], "-h", "sha256", "-n", "smtpcfg", "-time", str(moment)]
    if os.environ.get("SMTPCFG_SIGN_PASSPHRASE_FILE"):
        command += ["-readpass", os.environ["SMTPCFG_SIGN_PASSPHRASE_FILE"]]
    if os.environ.get("SMTPCFG_SIGN_TIMESTAMP"):
        command += ["-ts", os.environ["SMTPCFG_SIGN_TIMESTAMP"]]
    done = subprocess.run([*command, "-in", path, "-out", signed], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{path.name} could not be signed:\n{done.stdout}{done.stderr}")
    shutil.move(signed, path)
