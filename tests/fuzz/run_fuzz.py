#!/usr/bin/python3
"""Runs fuzz targets, one a processor at a time, and prints what they did as a table (Markdown).

    run_fuzz.py BUILD_FOLDER [NAME…] [--minutes N] [--jobs N]
    run_fuzz.py BUILD_FOLDER --totals [NAME…]     what all runs so far did together

Each target starts from the inputs in seeds/NAME and found/NAME and from those that earlier runs found worth keeping, which lie in the cache
outside of the checkout. An input that breaks something is kept there too; the exit code is then 1. Once mended, it goes to found/NAME, where
./dev test replays it. One that took longer than ten seconds on the clock is tried once more, alone: it is a finding when it needs as much
of the processor.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CACHE = pathlib.Path(os.environ.get("SMTPCFG_CACHE") or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "smtpcfg") / "fuzz"
NAMES = sorted(path.stem.removesuffix("_fuzz") for path in HERE.glob("*_fuzz.cpp"))
LONGEST_INPUT = {"web_config": 16384, "web_config_edit": 16384}
SLOW = 10  # seconds
HANGING = 120  # seconds on the clock, after which a run ends: a busy machine may let an input wait
STATUS = re.compile(r"^#(\d+)\s.*\bcov: (\d+) ft: (\d+) corp: (\d+)/", re.MULTILINE)


def command_of(build, name, seconds):
    place = CACHE / name
    folders = [place / "corpus", HERE / "seeds" / name, HERE / "found" / name]
    dictionary = HERE / f"{name}.dict"
    return [
        build / "bin" / f"{name}_fuzz",
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT.get(name, 4096)}",
        f"-timeout={HANGING}",
        f"-report_slow_units={SLOW}",
        "-rss_limit_mb=2048",
        "-entropic_scale_per_exec_time=1",
        f"-artifact_prefix={place}/findings/",
        *([f"-dict={dictionary}"] if dictionary.exists() else []),
        *[folder for folder in folders if folder.is_dir()],
    ]


def run_to_end(command, log):
    """The exit code, and the seconds of processor time it took."""
    process = subprocess.Popen(command, stdout=log, stderr=log)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime


def is_finding(build, name, file):
    """Takes away what was slow on the clock only."""
    if not file.name.startswith("slow-unit-"):
        return True
    code, seconds = run_to_end([build / "bin" / f"{name}_fuzz", f"-timeout={HANGING}", file], subprocess.DEVNULL)
    if code != 0 or seconds >= SLOW:
        return True
    file.unlink()
    return False


def run(build, name, seconds):
    """One run of one target; its figures, which are also kept for --totals."""
    place = CACHE / name
    for folder in ("corpus", "findings"):
        (place / folder).mkdir(parents=True, exist_ok=True)
    before = set((place / "findings").iterdir())
    with open(place / "log", "wb") as log:
        code, taken = run_to_end(command_of(build, name, seconds), log)
    statuses = STATUS.findall((place / "log").read_text(errors="replace")) or [(0, 0, 0, 0)]
    executions, edges, features, kept = map(int, statuses[-1])
    figures = {
        "target": name,
        "executions": executions,
        "seconds": round(taken, 1),
        "edges": edges,
        "features": features,
        "kept": kept,
        "findings": sorted(str(path) for path in set((place / "findings").iterdir()) - before if is_finding(build, name, path)),
        "exit code": code,
    }
    with open(place / "runs.jsonl", "a", encoding="utf-8") as runs:
        runs.write(json.dumps(figures) + "\n")
    return figures


def totals_of(name):
    runs = CACHE / name / "runs.jsonl"
    if not runs.exists():
        return []
    figures = [json.loads(line) for line in runs.read_text(encoding="utf-8").splitlines()]
    total = dict(figures[-1])
    for summed in ("executions", "seconds", "findings"):
        total[summed] = sum((each[summed] for each in figures[:-1]), figures[-1][summed])
    for largest in ("edges", "features", "kept"):
        total[largest] = max(each[largest] for each in figures)
    return [total]


def table(rows):
    lines = ["| target | processor time | executions | per second | edges | features | corpus | findings |", "|---|---|---|---|---|---|---|---|"]
    for row in rows:
        minutes = f"{row['seconds'] / 60:.1f} min"
        rate = f"{row['executions'] / max(row['seconds'], 0.1):,.0f}"
        lines.append(f"| {row['target']} | {minutes} | {row['executions']:,} | {rate} | {row['edges']:,} | {row['features']:,} | {row['kept']:,} | {len(row['findings'])} |")
    return "\n".join(lines)


def report(rows):
    """The exit code: 1 when something was found or a target did not run."""
    broken = [row for row in rows if row["exit code"] != 0 or row["findings"]]
    for row in broken:
        print(f"\n{row['target']} found something: {', '.join(row['findings']) or 'no input was kept'}; its words are in {CACHE / row['target'] / 'log'}")
    return 1 if broken else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--totals", action="store_true", help="run nothing; show what all runs so far did together")
    parser.add_argument("build", type=pathlib.Path, help="a build folder of the preset fuzz")
    parser.add_argument("names", nargs="*", metavar="NAME", help="of: " + ", ".join(NAMES))
    parser.add_argument("--minutes", type=float, default=1, help="for each target (1)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="targets at once (one a processor)")
    options = parser.parse_intermixed_args()
    names = options.names or NAMES
    if not 0 < options.minutes < 1e6:  # libFuzzer takes 0 for "without end"
        parser.error("--minutes must be more than 0")
    if options.jobs < 1:
        parser.error("--jobs must be 1 or more")
    if unknown := [name for name in names if name not in NAMES]:
        parser.error(f"no target {', '.join(unknown)}; there are: {', '.join(NAMES)}")
    if options.totals:
        print(table([row for name in names for row in totals_of(name)]))
        return 0
    rows = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for row in pool.map(lambda name: run(options.build.resolve(), name, max(1, round(options.minutes * 60))), names):
            print(f"{row['target']}: {row['executions']:,} executions, {len(row['findings'])} findings", flush=True)
            rows.append(row)
    print(f"\n{table(rows)}")
    return report(rows)


if __name__ == "__main__":
    sys.exit(main())
