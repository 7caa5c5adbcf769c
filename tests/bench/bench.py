#!/usr/bin/python3
"""Runs the measurements and prints one table (Markdown).

    bench.py BUILD_FOLDER [--only files|everybody|editor|explain|dialog|validation|hostile|windows] [--rounds N]

Medians, and medians of the ratio round by round: contestants take turns, so that a busy machine slows all of them alike. Nothing is asserted;
an aim that was missed is only shown. Takes about five minutes on two idle cores.
"""
import argparse
import os
import pathlib

import dialog
import editor
import everybody
import explain
import files
import hostile
import validation
import windows
from measure import table

PARTS = {"files": (files, 15), "everybody": (everybody, 11), "editor": (editor, 5), "explain": (explain, 7), "dialog": (dialog, 31), "validation": (validation, 21),
         "hostile": (hostile, 3)}
# What needs another build besides, and so is measured only when asked for.
APART = {"windows": (windows, 15)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, help="a build folder with SMTPCFG_BENCH=ON")
    parser.add_argument("--only", choices=PARTS | APART, help="one part instead of all")
    parser.add_argument("--rounds", type=int, help="how often each contestant runs")
    options = parser.parse_args()
    before = os.getloadavg()[0]
    rows = []
    for name in [options.only] if options.only else PARTS:
        part, rounds = (PARTS | APART)[name]
        print(f"measuring: {name}", flush=True)
        rows += part.measure(options.build.resolve(), options.rounds or rounds)
    print(f"\n{table(rows)}\n\n{os.cpu_count()} cores; load before {before:.1f}, after {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
