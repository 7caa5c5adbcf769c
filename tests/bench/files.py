"""Opening, sealing, saving and resolving: the Google Benchmark program, its repetitions in random order."""
import json
import os
import shutil
import subprocess

from measure import Row

# (benchmark, title, benchmark it is compared with, aim); in the order of the table.
ROWS = [
    ("age_open_primitives", "primitives of opening 2 kB", None, None),
    ("age_open", "open 2 kB (age)", "age_open_primitives", 2),
    ("open_file_primitives", "read smtp.cfg, primitives", None, None),
    ("open_file", "open smtp.cfg", "open_file_primitives", 2),
    ("age_seal_primitives", "primitives of sealing 2 kB", None, None),
    ("age_seal", "seal 2 kB (age)", "age_seal_primitives", None),
    ("plain_save/manual_time", "write, flush, replace", None, None),
    ("save_file/manual_time", "save smtp.cfg", "plain_save/manual_time", None),
    ("resolve/user_file", "resolve: user file counts", "open_file", None),
    ("resolve/system_file", "resolve: system file counts", "open_file", None),
    ("resolve_from_start", "resolve, installation and key unread", "open_file", None),
    ("parse_xml", "parse 2 kB of XML", None, None),
    ("write_xml", "write 2 kB of XML", None, None),
    ("field_rules", "field rules", None, None),
    ("parse_web_config_pugixml/real_time", "web.config of 19 MB: pugixml reads it", None, None),
    ("edit_web_config/real_time", "web.config of 19 MB: a value set", "parse_web_config_pugixml/real_time", 3),
]
MICROSECONDS = {"ns": 1e-3, "us": 1, "ms": 1e3, "s": 1e6}


def measure(build, rounds):
    # Saving is measured on the disk that the build is on; /tmp may be memory.
    scratch = build / "bench-scratch"
    scratch.mkdir(exist_ok=True)
    try:
        report = subprocess.run([build / "bin/smtpcfg_bench", "--benchmark_format=json", f"--benchmark_repetitions={rounds}",
                                 "--benchmark_enable_random_interleaving=true", "--benchmark_min_time=0.05"],
                                env={**os.environ, "TMPDIR": str(scratch)}, stdout=subprocess.PIPE, text=True, check=True)
    finally:
        shutil.rmtree(scratch)
    samples = {}
    for run in json.loads(report.stdout)["benchmarks"]:
        if run.get("error_occurred"):
            raise SystemExit(f"{run['name']}: {run['error_message']}")
        if run["run_type"] == "iteration":
            # Processor time, which other programs change little; saving waits for the disk, and two threads edit a web.config.
            time = run["real_time"] if run["name"].endswith(("/manual_time", "/real_time")) else run["cpu_time"]
            samples.setdefault(run["name"], []).append(time * MICROSECONDS[run["time_unit"]])
    rows = {}
    for name, title, base, aim in ROWS:
        rows[name] = Row(title, samples[name], "µs", rows.get(base), aim)
    return list(rows.values())
