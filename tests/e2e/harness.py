"""What the end-to-end tests share: the built program, throw-away installations, the test servers, and everything that was ever printed."""
import atexit
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("SMTPCFG_PROGRAM") or str(TESTS.parent / "build/linux/bin/smtpcfg")
PATIENCE = 120  # seconds until a program counts as hanging; nothing is measured

# What no output may show, as the programs got it. Tests add every secret they make up.
canaries = set()
# (arguments, standard output and error) of every run that was not asked to reveal anything.
outputs = []

_scratch = pathlib.Path(tempfile.mkdtemp(prefix="smtpcfg-e2e-"))
atexit.register(shutil.rmtree, _scratch, ignore_errors=True)


def scratch(name):
    """A new empty folder."""
    return pathlib.Path(tempfile.mkdtemp(prefix=name + "-", dir=_scratch))


class Outcome:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)

    def __str__(self):
        return f"exit {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"


def clean_environment(**more):
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith("SMTPCFG_") and not name.lower().endswith("_proxy")}
    return {**environment, **more}


def run(*arguments, stdin="", cwd=None, environment=None, revealing=False, **popen):
    """Runs the program to its end."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin.encode(), capture_output=True, timeout=PATIENCE,
                          cwd=cwd or _scratch, env=environment or clean_environment(), check=False, **popen)
    outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    if not revealing:
        outputs.append((arguments, outcome.out + "\n" + outcome.err))
    return outcome


class Installation:
    """An installation with users, and the program run on it."""

    def __init__(self, *logins):
        self.root = scratch("installation")
        for folder in ("system", *logins):
            (self.root / "update.win" / folder).mkdir(parents=True)

    def file(self, login="system"):
        return self.root / "update.win" / login / "smtp.cfg"

    @property
    def key(self):
        return self.root / "update.win/system/smtp.key"

    def run(self, *arguments, **more):
        return run(*arguments, "--installation", self.root, **more)

    def save(self, target, secret=None, **fields):
        """Sets fields, written with '_' for '.', and fails loudly unless they were saved."""
        words = [f"{name.replace('_', '.')}={value}" for name, value in fields.items()]
        if secret is not None:
            words += ["--secret-from", "-"]
            canaries.add(secret)
        outcome = self.run("set", target, *words, stdin=secret or "")
        assert outcome.code in (0, 1), outcome
        if self.key.exists():
            canaries.update(line for line in self.key.read_text().splitlines() if line.startswith("AGE-SECRET-KEY-"))
        return outcome


_peers = None


def peers():
    """What peers.json says. The servers start with the first test that asks for them, and end with this process."""
    global _peers
    if _peers is None:
        state = scratch("peers")
        real = os.geteuid() == 0 and all(shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin:/sbin") for name in ("postfix", "dovecot"))
        log = open(state / "log", "wb")
        process = subprocess.Popen([sys.executable, TESTS / "peers/peers.py", "--state", state, "--until-input-ends", *(["--real"] if real else [])],
                                   stdin=subprocess.PIPE, stdout=log, stderr=log)
        atexit.register(_stop, process)
        while not (state / "peers.json").exists():
            if process.poll() is not None:
                raise RuntimeError("The test servers do not start:\n" + (state / "log").read_text(errors="replace"))
            time.sleep(0.05)
        _peers = json.loads((state / "peers.json").read_text(encoding="utf-8"))
        canaries.update([_peers["secret"], _peers["passphrase"], *(account["password"] for account in _peers["basic"])])
    return _peers


def _stop(process):
    process.stdin.close()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def good_settings(**changed):
    """The fields of settings that work against the scripted servers."""
    here = peers()
    return {"authentication": "AUTH_OAUTH2", "sender_address": here["mailbox"], "host": "localhost", "port": here["ports"]["smtp"]["submission"],
            "clientId": here["client"], "tenant": here["tenant"], "authority": here["authority"], "scope": here["scope"], **changed}


class TestCase(unittest.TestCase):
    maxDiff = None

    def assertExit(self, outcome, *codes):
        self.assertIn(outcome.code, codes, outcome)

    def validate(self, installation, *arguments, **more):
        return installation.run("validate", *arguments, "--ca-file", peers()["ca"], **more)
