#!/usr/bin/python3 -B
"""Makes the Windows packages: a ZIP, an MSI, the bill of materials and their SHA-256 sums. The same inputs give the same bytes.

    package.py FOLDER_OF_PROGRAMS OUTPUT [--version 0.1.0]

SMTPCFG_MINGW_PREFIX names the libraries' folder (cmake/windows/dependencies.sh). SOURCE_DATE_EPOCH is the time of everything in the packages; without it that of
the last commit. signing.py says how to have them signed.
"""
import argparse
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import archive
import components
import msi
import sbom
import signing
from programs import strip

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE.parent


def main():
    parser = argparse.ArgumentParser(description="Makes the Windows packages.")
    parser.add_argument("programs", type=pathlib.Path, help="the folder with smtpcfg.exe and smtpcfg-gui.exe")
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--version", default=project_version(), help="another version than the project's, to try an upgrade")
    given = parser.parse_args()
    moment = time_of_sources()
    given.output.mkdir(parents=True, exist_ok=True)
    for old in given.output.glob("smtpcfg-*"):
        old.unlink()
    name = f"smtpcfg-{given.version}"
    zip_file, msi_file, bill = (given.output / (name + end) for end in ("-windows-x64.zip", "-x64.msi", "-windows-x64.spdx.json"))
    with tempfile.TemporaryDirectory() as stage:
        stage = pathlib.Path(stage)
        gather(stage, given.programs, moment)
        archive.write_zip(zip_file, stage, name, moment)
        msi.write_msi(msi_file, stage, given.version, moment)
        bill.write_text(sbom.bill_of_materials(stage, given.version, moment), encoding="utf-8")
        sizes = [(program.name, program.stat().st_size) for program in sorted(stage.glob("*.exe"))]
    if signing.wanted():
        signing.sign(msi_file, moment)
    made = sorted((zip_file, msi_file, bill))
    sums = "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in made)
    (given.output / "SHA256SUMS").write_text(sums, encoding="utf-8")
    for file_name, size in [*sizes, *((file.name, file.stat().st_size) for file in made)]:
        print(f"{size / 1e6:7.1f} MB  {file_name}")


def gather(stage, programs, moment):
    """Everything that both packages hold."""
    for program in msi.PROGRAMS:
        strip(programs / program, stage / program)
        if signing.wanted():
            signing.sign(stage / program, moment)
    for text in ("README.md", "CHANGELOG.md"):
        shutil.copy(SOURCES / text, stage)
    shutil.copy(SOURCES / "LICENSE", stage / "LICENSE.txt")
    (stage / "docs").mkdir()
    for text in (SOURCES / "docs").glob("*.md"):
        shutil.copy(text, stage / "docs")
    shutil.copytree(HERE / "policy", stage / "policy")
    licences = stage / "licences"
    licences.mkdir()
    for component in components.COMPONENTS:
        (licences / f"{component.package}.txt").write_text(components.licence_text(component), encoding="utf-8")


def project_version():
    return re.search(r"project\(smtpcfg VERSION (\S+)", (SOURCES / "CMakeLists.txt").read_text(encoding="utf-8"))[1]


def time_of_sources():
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return int(os.environ["SOURCE_DATE_EPOCH"])
    return int(subprocess.run(["git", "-C", SOURCES, "log", "-1", "--format=%ct"], capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    main()
