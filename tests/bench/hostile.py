"""Servers that do all they can to keep a validation waiting or to fill its memory: when its verdict comes with a time-out of 2 s, how much
memory it needs, and how long it lives on after Ctrl+C."""
import json
import pathlib
import signal
import subprocess
import tempfile
import time

from measure import Row
from validation import clean_environment, make_installation, run

PEERS = pathlib.Path(__file__).resolve().parent.parent / "peers/peers.py"
TIMEOUT = 2
# Misbehaving tenants of the authority, and ports that are no mail server's.
AUTHORITIES = ["silent", "slow-drip", "endless-body", "endless-headers", "huge-json", "deep-json", "gzip-bomb", "reset", "garbage", "bad-chunks"]
MAIL_SERVERS = ["silent", "drip", "endless-banner", "endless-line", "endless-ehlo", "reset-at-connect", "banner-binary", "starttls-garbage",
                "starttls-hangs-in-handshake"]


def verdict(command):
    """Milliseconds until the program ended, and its peak memory in MiB."""
    with tempfile.NamedTemporaryFile("r") as report:
        start = time.perf_counter()
        done = subprocess.run(["/usr/bin/time", "-f", "%M", "-o", report.name, *command], capture_output=True, env=clean_environment(), check=False)
        taken = (time.perf_counter() - start) * 1000
        if done.returncode not in range(10, 17):
            raise SystemExit(f"no verdict ({done.returncode}):\n{done.stdout.decode()}{done.stderr.decode()}")
        return taken, int(report.read().split()[-1]) / 1024


def cancelled(command):
    """Milliseconds from Ctrl+C to the program's end."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=clean_environment())
    time.sleep(0.7)
    if process.poll() is not None:
        return None
    start = time.perf_counter()
    process.send_signal(signal.SIGINT)
    process.wait()
    return (time.perf_counter() - start) * 1000


def measure(build, rounds):
    program = build / "bin/smtpcfg"
    rows, memory, stops = [], [], []
    with tempfile.TemporaryDirectory(prefix="smtpcfg-bench-") as folder:
        folder = pathlib.Path(folder)
        servers = subprocess.Popen(["/usr/bin/python3", PEERS, "--state", folder / "peers", "--until-input-ends"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, text=True)
        servers.stdout.readline()
        try:
            peers = json.loads((folder / "peers/peers.json").read_text(encoding="utf-8"))
            root = folder / "installation"
            make_installation(program, root, peers)
            cases = [(f"authority: {name}", f"tenant={peers['tenants'][name]}") for name in AUTHORITIES]
            cases += [(f"mail server: {name}", f"port={peers['ports']['rude'][name]}") for name in MAIL_SERVERS]
            for title, change in cases:
                run([program, "copy", "system", "global", "--installation", root], codes=(0, 1))
                run([program, "set", "global", change, "--installation", root], codes=(0, 1))
                command = [program, "validate", "global", "--installation", root, "--ca-file", peers["ca"], "--timeout"]
                runs = [verdict([*command, str(TIMEOUT)]) for _ in range(rounds)]
                rows.append(Row(title, [taken for taken, _ in runs]))
                memory += [peak for _, peak in runs]
                stops += [taken for taken in (cancelled([*command, "100"]),) if taken is not None]
        finally:
            servers.stdin.close()
            servers.wait()
            servers.stdout.close()
    return [*rows, Row("all of them: peak memory", memory, unit="MiB"), Row("all that were still running: from Ctrl+C to the end", stops)]
