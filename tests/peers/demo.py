#!/usr/bin/python3
"""Shows the main job on a demo installation: `./dev demo`.

Makes build/demo (a system file, a user who has settings of her own, one who has not, one whose file is broken), starts the test
authority and mail server on loopback, and opens smtpcfg-gui on it; without a display it runs the console program instead.
Everything stops when the window is closed.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "build" / "linux" / "bin"
DEMO = ROOT / "build" / "demo"
INSTALLATION = DEMO / "crm"


def start_peers():
    """The servers stop when this process ends: they watch the pipe to their standard input."""
    state = DEMO / "peers"
    process = subprocess.Popen(
        ["/usr/bin/python3", str(ROOT / "tests/peers/peers.py"), "--state", str(state), "--until-input-ends"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    facts = state / "peers.json"
    while not facts.exists():
        if process.poll() is not None:
            sys.exit("The test servers did not start.")
        time.sleep(0.05)
    return process, json.loads(facts.read_text())


def smtpcfg(*arguments, secret=None, show=False):
    command = [str(PROGRAMS / "smtpcfg"), *arguments, "--installation", str(INSTALLATION)]
    if show:
        print("\n$ smtpcfg " + " ".join(arguments), flush=True)
    return subprocess.run(command, input=secret, text=True, stdout=None if show else subprocess.DEVNULL, stderr=None if show else subprocess.DEVNULL)


def make_installation(peers):
    shutil.rmtree(INSTALLATION, ignore_errors=True)
    for folder in ("system/db", "SSELLER", "MÜLLER", "BROKEN"):
        (INSTALLATION / "update.win" / folder).mkdir(parents=True)
    settings = [
        "authentication=AUTH_OAUTH2",
        "host=localhost",
        f"port={peers['ports']['smtp']['submission']}",
        "enableSsl=true",
        f"clientId={peers['client']}",
        f"tenant={peers['tenant']}",
        f"scope={peers['scope']}",
        f"authority={peers['authority']}",
        "sender.name=Contoso CRM",
    ]
    common = [*settings, "--secret-from", "-"]
    smtpcfg("set", "system", "sender.address=crm@contoso.com", *common, secret=peers["secret"])
    smtpcfg("set", "user:SSELLER", "sender.address=notregistered@contoso.com", *common, secret=peers["secret"])
    (INSTALLATION / "update.win/BROKEN/smtp.cfg").write_bytes(b"\x00\x01 not a file of ours")


def show_in_terminal(peers):
    trust = ["--ca-file", peers["ca"]]
    smtpcfg("list", show=True)
    smtpcfg("effective", "SSELLER", "--explain", show=True)
    smtpcfg("effective", "MÜLLER", "--explain", show=True)
    passed = smtpcfg("validate", "--effective", "MÜLLER", *trust, show=True)
    refused = smtpcfg("validate", "--effective", "SSELLER", *trust, show=True)
    print("\nMÜLLER's settings work; SSELLER's mailbox is not registered at the mail server, and the last validation says so.")
    return 0 if passed.returncode in (0, 1) and refused.returncode == 15 else 1


def show_window(peers):
    print("Try: open SSELLER, press Validate; correct the sender address to ok@contoso.com, validate again, OK. Close the window to end.")
    return subprocess.run(
        [str(PROGRAMS / "smtpcfg-gui"), "--installation", str(INSTALLATION), "--ca-file", peers["ca"]]
    ).returncode


def main():
    DEMO.mkdir(parents=True, exist_ok=True)
    process, peers = start_peers()
    try:
        make_installation(peers)
        print(f"The demo installation is {INSTALLATION}.", flush=True)
        with_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        return show_window(peers) if with_display else show_in_terminal(peers)
    finally:
        process.stdin.close()
        process.wait()


if __name__ == "__main__":
    sys.exit(main())
