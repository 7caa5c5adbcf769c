"""The packages under test, and others made from the same programs."""
import atexit
import functools
import os
import pathlib
import shutil
import subprocess
import tempfile

SOURCES = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = SOURCES / "build/windows/bin"
PACKAGES = SOURCES / "build/packages"
OLDER = "0.0.9"


def the(end, folder=PACKAGES):
    """The one package whose name ends so."""
    (found,) = folder.glob(f"smtpcfg-*{end}")
    return found


def made(*arguments, **environment):
    """A folder with packages made now."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="smtpcfg-packages-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    subprocess.run([SOURCES / "installer/package.py", PROGRAMS, folder, *arguments], env=os.environ | environment, check=True, stdout=subprocess.DEVNULL)
    return folder


@functools.cache
def older_msi():
    return the(".msi", made("--version", OLDER))
