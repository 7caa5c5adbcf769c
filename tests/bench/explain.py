"""Finding errors in a log of 1 GiB, beside grep looking for three of its words: whole processes."""
import os
import subprocess
import tempfile
import time

from measure import Row, take_turns

SIZE = 1 << 30
ERRORS = ["AADSTS7000222: The provided client secret keys for app '22222222-2222-4222-8222-222222222222' are expired.",
          "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. [AM0PR01.EURPRD01.PROD.OUTLOOK.COM 2026 08DC]",
          "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "connect to smtp.office365.com port 587: Connection refused"]
WORDS = "session started for user rights group updated record Müller saved mailbox queue item sent retry later".split()


def write_log(file):
    """As web.log looks, in Windows-1252; every thousandth line is an error."""
    lines = []
    for number in range(10_000):  # few, for what this process holds counts as its children's peak
        text = ERRORS[number // 1000 % len(ERRORS)] if number % 1000 == 0 else " ".join(WORDS[(number * step + step) % len(WORDS)] for step in range(2, 14))
        lines.append(f"25.11.2026;{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02};{number % 97};SMTP;Info;{number};{text}\r\n")
    block = "".join(lines).encode("cp1252")
    for _ in range(SIZE // len(block) + 1):
        file.write(block)
    file.flush()


def measure(build, rounds):
    with tempfile.NamedTemporaryFile(prefix="bench-explain-", suffix=".log", dir=build) as log:
        write_log(log)

        peaks = []

        def timed(command, **more):
            def milliseconds():
                begin = time.perf_counter()
                # Into a pipe: grep stops at the first hit when nobody listens.
                process = subprocess.Popen(command, stdout=subprocess.PIPE, **more)
                process.stdout.read()
                process.stdout.close()
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                assert process.returncode == 0, command
                if "explain" in command:
                    peaks.append(usage.ru_maxrss / 1024)
                return (time.perf_counter() - begin) * 1000
            return milliseconds

        samples = take_turns({
            "grep": timed(["grep", "-ciE", r"AADSTS|5\.7\.|connection refused", log.name], env={**os.environ, "LC_ALL": "C"}),
            "explain": timed([str(build / "bin/smtpcfg"), "explain", "--log", log.name, "--json"]),
        }, rounds, warm_up=1)
    grep = Row("grep -ciE for three words, 1 GiB", samples["grep"])
    return [grep, Row("explain --log, 1 GiB", samples["explain"], base=grep), Row("explain --log: peak memory", peaks[-rounds:], unit="MiB")]
