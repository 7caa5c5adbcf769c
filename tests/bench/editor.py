"""The editor on a large installation: time until its list is there, and the longest times that its window did not answer."""
import pathlib
import subprocess
import tempfile

from dialog import desktop
from everybody import make_installation
from measure import Row

PHASES = {"usable": "editor, 12,700 layers: until the list is there", "open": "longest stall while opening", "filter": "longest stall while typing a filter",
          "scroll": "longest stall while scrolling", "sort": "longest stall while sorting", "select": "longest stall while choosing layers",
          "refresh": "longest stall while reading again"}


def measure(build, rounds):
    with tempfile.TemporaryDirectory(prefix="bench-editor-", dir=build) as folder:
        installation, home = pathlib.Path(folder) / "installation", pathlib.Path(folder) / "home"
        make_installation(build / "bin/smtpcfg", installation)
        home.mkdir(mode=0o700)
        samples = {}
        with desktop(home) as environment:
            for _ in range(rounds):
                done = subprocess.run([build / "bin/editor_stalls", installation], env=environment, capture_output=True, text=True, check=True)
                for line in done.stdout.splitlines():
                    name, value = line.split()
                    samples.setdefault(name, []).append(float(value))
    rows = [Row(title, samples[name]) for name, title in PHASES.items()]
    return [*rows, Row("editor: peak memory", [value / 1024 for value in samples["peakKiB"]], unit="MiB")]
