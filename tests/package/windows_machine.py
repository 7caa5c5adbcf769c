"""A Windows machine of its own, under Wine: nothing is installed on it, and it goes away with the test."""
import os
import pathlib
import shutil
import subprocess
import tempfile

SOURCES = pathlib.Path(__file__).resolve().parents[2]
MACHINE_ENVIRONMENT = r"HKLM\System\CurrentControlSet\Control\Session Manager\Environment"
USER_ENVIRONMENT = r"HKCU\Environment"
PATIENCE = 600


class WindowsMachine:
    def __init__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="smtpcfg-package-"))
        self.drive_c = self.root / "wine/drive_c"
        self.home = self.root / "home"  # Wine links a user's folders into it
        self.home.mkdir()
        self.run("cmd", "/c", "exit")

    def close(self):
        """Ends what this machine's Wine server still runs, and no other's."""
        subprocess.run(["wineserver", "-k"], env=os.environ | {"WINEPREFIX": str(self.root / "wine")}, check=False)
        shutil.rmtree(self.root, ignore_errors=True)

    def run(self, program, *arguments, text="", cwd=None):
        """Runs a Windows program with what the registry of this machine says about the environment, as after a new sign-in."""
        environment = {name: value for name, value in os.environ.items() if name != "DISPLAY" and not name.startswith("SMTPCFG_") and not name.lower().endswith("_proxy")}
        environment |= {"SMTPCFG_CACHE": str(self.root), "HOME": str(self.home), "XDG_DATA_HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home)}
        command = [SOURCES / "cmake/windows/wine.sh", program, *arguments]
        return subprocess.run([*map(str, command)], input=text.encode(), capture_output=True, timeout=PATIENCE, env=environment, cwd=cwd, check=False)

    def msiexec(self, action, msi, *properties):
        """Without a question: 0, or the installer's error number."""
        return self.run("msiexec", action, windows_path(msi) if isinstance(msi, pathlib.Path) else msi, "/qn", *properties).returncode

    def registry(self, key, name):
        """A value's text; None when there is none."""
        answer = self.run("reg", "query", key, "/v", name).stdout.decode(errors="replace")
        for line in answer.splitlines():
            words = line.strip().split("    ")
            if words[0].lower() == name.lower() and len(words) > 2:
                return words[2]
        return None

    def file(self, windows_name):
        """Where a path on drive C is kept."""
        return self.drive_c / windows_name.removeprefix("C:\\").replace("\\", "/")


def windows_path(path):
    return "Z:" + str(path.resolve()).replace("/", "\\")
