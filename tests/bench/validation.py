"""Validating settings over a distance of 50 ms, as whole processes: smtpcfg, the SMTP chain alone, and curl by hand."""
import json
import os
import pathlib
import subprocess
import tempfile
import time

from measure import Row, take_turns

PEERS = pathlib.Path(__file__).resolve().parent.parent / "peers/peers.py"
ROUND_TRIP_MS = 50


def start_peers(state):
    """The servers end when their standard input does."""
    process = subprocess.Popen(["/usr/bin/python3", PEERS, "--state", state, "--delay-ms", str(ROUND_TRIP_MS), "--until-input-ends"],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    if not process.stdout.readline():
        raise SystemExit("The test servers did not start.")
    return process, json.loads((state / "peers.json").read_text(encoding="utf-8"))


def clean_environment():
    return {name: value for name, value in os.environ.items() if not name.startswith("SMTPCFG_") and not name.lower().endswith("_proxy")}


def run(command, text="", codes=(0,)):
    done = subprocess.run(command, input=text, capture_output=True, text=True, env=clean_environment())
    if done.returncode not in codes:
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def timed(function):
    def milliseconds():
        start = time.perf_counter()
        function()
        return (time.perf_counter() - start) * 1000
    return milliseconds


class ByHand:
    """What somebody without smtpcfg types: three commands, one after the other. Secrets go in on standard input."""

    def __init__(self, peers):
        self.peers = peers

    def curl(self, *options):
        lines = [name if value is None else f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in options]
        return run(["curl", "--silent", "--show-error", "--cacert", self.peers["ca"], "--config", "-"], "\n".join(lines))

    def token(self):
        peers = self.peers
        discovery = json.loads(self.curl(("url", f"{peers['authority']}/{peers['tenant']}/v2.0/.well-known/openid-configuration")))
        form = {"grant_type": "client_credentials", "client_id": peers["client"], "client_secret": peers["secret"], "scope": peers["scope"]}
        answer = self.curl(("url", discovery["token_endpoint"]), *(("data-urlencode", f"{name}={value}") for name, value in form.items()))
        return json.loads(answer)["access_token"]

    def sign_in(self, token):
        peers = self.peers
        self.curl(("url", f"smtp://localhost:{peers['ports']['smtp']['submission']}"), ("ssl-reqd", None), ("request", "NOOP"),
                  ("user", f"{peers['mailbox']}:"), ("oauth2-bearer", token), ("login-options", "AUTH=XOAUTH2"))


def make_installation(program, root, peers):
    (root / "update.win/system").mkdir(parents=True)
    run([program, "set", "system", "authentication=AUTH_OAUTH2", "host=localhost", f"port={peers['ports']['smtp']['submission']}",
         f"sender.address={peers['mailbox']}", f"clientId={peers['client']}", f"tenant={peers['tenant']}", f"scope={peers['scope']}",
         f"authority={peers['authority']}", "--secret-from", "-", "--installation", root], peers["secret"], codes=(0, 1))


def measure(build, rounds):
    program = build / "bin/smtpcfg"
    with tempfile.TemporaryDirectory(prefix="smtpcfg-bench-") as folder:
        folder = pathlib.Path(folder)
        servers, peers = start_peers(folder / "peers")
        try:
            make_installation(program, folder / "installation", peers)
            by_hand = ByHand(peers)
            token = by_hand.token()
            chain = [build / "bin/smtp_chain", str(peers["ports"]["smtp"]["submission"]), peers["mailbox"], peers["ca"]]
            validate = [program, "validate", "system", "--installation", folder / "installation", "--ca-file", peers["ca"]]
            samples = take_turns({
                "chain": timed(lambda: run(chain, token)),
                "validate": timed(lambda: run(validate, codes=(0, 1))),
                "curl smtp": timed(lambda: by_hand.sign_in(token)),
                "curl": timed(lambda: by_hand.sign_in(by_hand.token())),
            }, rounds)
        finally:
            servers.stdin.close()
            servers.wait()
            servers.stdout.close()
    chain = Row("SMTP chain alone, 50 ms away", samples["chain"])
    return [chain, Row("curl: the same chain", samples["curl smtp"], base=chain),
            Row("smtpcfg validate, 50 ms away", samples["validate"], base=chain, aim=1.15),
            Row("curl by hand: discovery, token, chain", samples["curl"], base=chain)]
