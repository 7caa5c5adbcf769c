"""Who gets what in a large installation, beside reading the same files with cat: whole processes."""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

from measure import Row, take_turns

USERS, USER_FILES, REPS, GROUPS, STATIONS = 10_000, 3_000, 2_000, 200, 500


def make_installation(smtpcfg, root):
    """Every user has a folder; the first have a file, the others a rep in a group, and the first of those reps an entry."""
    system = root / "update.win/system"
    (system / "smtp").mkdir(parents=True)

    def run(*arguments, **more):
        subprocess.run([smtpcfg, *arguments, "--installation", root], text=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)

    run("set", "system", "host=smtp.office365.com", "port=587", "authentication=AUTH_OAUTH2", "sender.address=crm@contoso.com", "tenant=contoso.com",
        "clientId=22222222-2222-4222-8222-222222222222", "--secret-from", "-", input="abC8Q~0123456789abcdefghijklmnopqrstuvwx")
    for number in range(USERS):
        folder = root / f"update.win/U{number:06}"
        folder.mkdir()
        if number < USER_FILES:
            shutil.copy(system / "smtp.cfg", folder)
    reps = "".join(f'<rep id="{100000 + number}" name="Rep {number}" login="U{number:06}" rightsGroup="{500000 + number % GROUPS}"/>'
                   for number in range(USER_FILES, USERS))
    groups = "".join(f'<group id="{500000 + number}" name="Group {number}"/>' for number in range(GROUPS))
    (system / "smtp/organisation.xml").write_text(f'<organisation version="1"><groups>{groups}</groups><reps>{reps}</reps></organisation>')
    entries = ["global", *(f"rep:{100000 + USER_FILES + number}" for number in range(REPS)), *(f"group:{500000 + number}" for number in range(GROUPS)),
               *(f"station:{1 + number}" for number in range(STATIONS))]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda entry: run("copy", "system", entry), entries))


def measure(build, rounds):
    # On the disk that the build is on; /tmp may be memory.
    with tempfile.TemporaryDirectory(prefix="bench-everybody-", dir=build) as folder:
        root = pathlib.Path(folder)
        make_installation(build / "bin/smtpcfg", root)

        def timed(*command):
            def milliseconds():
                begin = time.perf_counter()
                subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
                return (time.perf_counter() - begin) * 1000
            return milliseconds

        samples = take_turns({
            "cat": timed("sh", "-c", f"find '{root}/update.win' -name '*.cfg' -print0 | xargs -0 cat"),
            "list": timed(str(build / "bin/smtpcfg"), "list", "--effective", "--json", "--installation", str(root)),
        }, rounds)
    cat = Row("find and cat: 10,000 users, 5,700 files", samples["cat"])
    return [cat, Row("list --effective --json", samples["list"], base=cat, aim=4)]
