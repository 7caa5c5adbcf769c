"""The MSI: smtpcfg.wxs for wixl, smtpcfg.sql for what wixl cannot, and every code and time fixed, so that the same files give the same bytes."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import uuid
from xml.sax.saxutils import quoteattr

HERE = pathlib.Path(__file__).resolve().parent
CODES = uuid.UUID("d6f98b49-5328-58d6-959f-24b1a085880f")  # every code of the package is made from this one and a name
UPGRADES = "{9C98F855-621A-5C94-900D-E54AC7CC2355}"  # the same in smtpcfg.wxs; never another, or an upgrade installs a second program
PROGRAMS = ("smtpcfg.exe", "smtpcfg-gui.exe")


def code(name):
    return str(uuid.uuid5(CODES, name))


def write_msi(path, folder, version, moment):
    """Packs a folder, which must hold PROGRAMS, into an MSI. `moment`: the time of everything in it, in seconds since 1970."""
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        shutil.copytree(folder, work, dirs_exist_ok=True)
        shutil.copy(HERE.parent / "resources/smtpcfg.ico", work)
        identity = identity_of(work, version)
        (work / "documents.wxs").write_text(documents(folder), encoding="utf-8")
        for file in work.rglob("*"):
            os.utime(file, (moment, moment))
        made = work / "made.msi"
        defines = ["-D", f"ProductCode={code('product ' + identity)}", "-D", f"Version={version}"]
        run(["wixl", "--arch", "x64", *defines, "--output", made, HERE / "smtpcfg.wxs", "documents.wxs"], work)
        complete(made, work, version, identity, moment)
        shutil.copy(made, path)


def identity_of(folder, version):
    """A name that changes with any file and with the package's description."""
    digest = hashlib.sha256(version.encode())
    for file in [*sorted(file for file in folder.rglob("*") if file.is_file()), HERE / "smtpcfg.wxs", HERE / "smtpcfg.sql"]:
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def documents(folder):
    """Every file but the programs, as a component group for wixl: its folders, then each file in a component of its own."""
    files = sorted(file.relative_to(folder) for file in folder.rglob("*") if file.is_file() and file.name not in PROGRAMS)
    folders = sorted({parent for file in files for parent in file.parents if parent.name})
    lines = ['<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">']
    for inner in folders:
        lines += ["<Fragment>", f'<DirectoryRef Id="{folder_id(inner.parent)}"><Directory Id="{folder_id(inner)}" Name={quoteattr(inner.name)}/></DirectoryRef>', "</Fragment>"]
    for file in files:
        name = file.as_posix()
        lines += ["<Fragment>", f'<DirectoryRef Id="{folder_id(file.parent)}"><Component Id="{component_id(file)}" Guid="{code("component " + name)}" Win64="yes">',
                  f'<File Id="{component_id(file)}" Name={quoteattr(file.name)} Source={quoteattr(name)} KeyPath="yes"/>', "</Component></DirectoryRef>", "</Fragment>"]
    references = "".join(f'<ComponentRef Id="{component_id(file)}"/>' for file in files)
    return "\n".join([*lines, f'<Fragment><ComponentGroup Id="Documents">{references}</ComponentGroup></Fragment>', "</Wix>"])


def folder_id(folder):
    return "Folder_" + code("folder " + folder.as_posix()).replace("-", "") if folder.name else "APPLICATIONFOLDER"


def component_id(file):
    return "File_" + code("file " + file.as_posix()).replace("-", "")


def complete(msi, work, version, identity, moment):
    """Adds what smtpcfg.sql says, the programs' version (an installer compares it before it replaces a file), and a summary with fixed code and times."""
    queries = [line for line in (HERE / "smtpcfg.sql").read_text(encoding="utf-8").splitlines() if line and not line.startswith("--")]
    # The same version replaces itself, too: a signed one the one that was not (1: move settings over, 512: up to this version and with it).
    queries.append("DELETE FROM `Upgrade` WHERE `ActionProperty` = 'WIX_UPGRADE_DETECTED'")
    queries.append("INSERT INTO `Upgrade` (`UpgradeCode`, `VersionMin`, `VersionMax`, `Language`, `Attributes`, `Remove`, `ActionProperty`) "
                   f"VALUES ('{UPGRADES}', '', '{version}', '', 513, '', 'WIX_UPGRADE_DETECTED')")
    for program in ("smtpcfg.exe", "smtpcfg_gui.exe"):
        queries.append(f"UPDATE `File` SET `Version` = '{version}.0', `Language` = '1033' WHERE `File` = '{program}'")
        queries.append(f"DELETE FROM `MsiFileHash` WHERE `File_` = '{program}'")
    run(["msibuild", msi, *(part for query in queries for part in ("-q", query))], work)
    summary = work / "summary.idt"
    lines = run(["msiinfo", "export", msi, "_SummaryInformation"], work).decode().splitlines()
    when = time.strftime("%Y/%m/%d %H:%M:%S", time.gmtime(moment))
    fixed = {"9": f"{{{code('package ' + identity).upper()}}}", "12": when, "13": when}
    for index, line in enumerate(lines):
        number = line.split("\t")[0]
        if index > 2 and number in fixed:
            lines[index] = f"{number}\t{fixed[number]}"
    summary.write_bytes("".join(line + "\r\n" for line in lines).encode())
    run(["msibuild", msi, "-i", summary], work)


def run(command, folder):
    done = subprocess.run([*map(str, command)], cwd=folder, env=os.environ | {"TZ": "UTC", "LC_ALL": "C.UTF-8"}, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{done.stderr.decode()}")
    return done.stdout
