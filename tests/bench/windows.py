"""From the start of a process to the first paint of its window, of the Windows programs under Wine.

Needs the Windows build beside the one that measures, with its target minimal_window: `./dev bench windows`.
"""
import os
import pathlib

from dialog import rows_of, scene, start_times


def measure(build, rounds):
    bin_folder = build.parent / "windows/bin"
    wine = build.parents[1] / "cmake/windows/wine.sh"
    programs = {name: str(bin_folder / f"{name}.exe") for name in ("minimal_window", "smtpcfg-gui")}
    # The folder that Wine's own files are cached in; a new one takes a minute to make.
    cache = os.environ.get("SMTPCFG_CACHE") or str(pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "smtpcfg")
    with scene(build) as (installation, environment):
        samples = start_times(build, programs, environment | {"SMTPCFG_CACHE": cache}, rounds, installation, [str(wine)])
    return rows_of(samples, ", Windows")
