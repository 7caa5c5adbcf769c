#!/usr/bin/python3
"""clang-format and clang-tidy over all sources; every warning is an error.

    lint.py BUILD_FOLDER [BUILD_FOLDER_LOOKED_AT_BEFORE]

Both are built folders: clang-tidy needs compile_commands.json, and we the compiler's list of included headers. With a second one only the
sources that it does not compile are looked at: those of another system.

clang-tidy takes its time. What it found clean is remembered in the cache, by the content of the file, of our headers it includes and of
the rules, so that the next run looks only at what changed.
"""

import concurrent.futures
import hashlib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
CACHE = pathlib.Path(os.environ.get("SMTPCFG_CACHE") or pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "smtpcfg")


def lines(*command, cwd=ROOT):
    return subprocess.run(command, cwd=cwd, check=True, capture_output=True, text=True).stdout.splitlines()


def units_with_headers(build):
    """Each translation unit of ours with the headers of ours it includes, as ninja remembers them."""
    units = {}
    dependencies = []
    for line in [*lines("ninja", "-t", "deps", cwd=build), ""]:
        if line.startswith("    "):
            path = pathlib.Path(os.path.realpath(build / line.strip()))
            if path.is_relative_to(ROOT) and not path.is_relative_to(build):
                dependencies.append(path)
        elif not line and dependencies:
            if all(path.exists() for path in dependencies):
                units[dependencies[0]] = dependencies
            dependencies = []
    return units


def stamp_of(unit, headers, rules):
    digest = hashlib.sha256(rules)
    for path in sorted(set(headers)):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return CACHE / "lint" / digest.hexdigest()[:32]


def tidy(build, unit):
    done = subprocess.run(["clang-tidy-19", "-p", str(build), "--quiet", str(unit)], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode == 0, done.stdout


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    sources = [name for name in lines("git", "ls-files", "*.cpp", "*.h") if (ROOT / name).exists()]
    if subprocess.run(["clang-format-19", "--dry-run", "--Werror", *sources], cwd=ROOT, check=False).returncode != 0:
        return 1
    rules = (ROOT / ".clang-tidy").read_bytes() + "".join(lines("clang-tidy-19", "--version")).encode()
    (CACHE / "lint").mkdir(parents=True, exist_ok=True)
    units = units_with_headers(build)
    for seen in units_with_headers(pathlib.Path(sys.argv[2]).resolve()) if len(sys.argv) > 2 else []:
        units.pop(seen, None)
    wanted = {unit: stamp for unit, headers in units.items() if not (stamp := stamp_of(unit, headers, rules)).exists()}
    print(f"clang-tidy: {len(wanted)} of {len(units)} files to look at", file=sys.stderr, flush=True)
    clean = True
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {pool.submit(tidy, build, unit): unit for unit in wanted}
        for done in concurrent.futures.as_completed(running):
            passed, output = done.result()
            if passed:
                wanted[running[done]].touch()
            else:
                clean = False
                print(output, flush=True)
    if clean:
        print("clang-format and clang-tidy: clean", file=sys.stderr)
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
