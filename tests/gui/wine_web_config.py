#!/usr/bin/python3
"""The window for CRM.Web's web.config as a Windows program: opened, edited, its difference looked at, saved and undone by keyboard under Wine.

    wine_web_config.py WINE.SH SMTPCFG-GUI.EXE SMTPCFG.EXE [SCREENSHOT.PNG]

The file is the one opened last, which the window remembers; Wine's file dialog is not part of what is tested.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from run_gui import start_x_server
from wine_dialog import press_until_closed
from wine_editor import EDITOR, press, until, windows

WINDOW = "CRM.Web's web.config"
DIFFERENCE = "Save these changes.*"
BEFORE = "11111111-2222-3333-4444-555555555555"
AFTER = "99999999-8888-7777-6666-555555555555"
WEB_CONFIG = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Büro Köln: nicht anfassen! -->
<configuration>
	<configSections>
		<section name='oauthMailSettings' type="update.Crm.Emails.MailSettingsSection, update.Crm"/>
	</configSections>
	<oauthMailSettings>
		<smtp deliveryMethod="Network">
			<network host="smtp.office365.com" port="587" defaultCredentials="false" enableSsl="true" />
			<oauth clientId="{BEFORE}" clientSecret='s3cret~1' tenant="contoso.com"
			       scope="https://outlook.office365.com/.default" authority="https://login.microsoftonline.com" />
		</smtp>
	</oauthMailSettings>
	<system.web><httpRuntime targetFramework="4.8" requestValidationMode="4.0" /></system.web>
</configuration>
""".replace("\n", "\r\n")


def remember(wine, file):
    """As if the file had been opened before."""
    windows_path = "Z:" + str(file).replace("/", "\\")
    subprocess.run([wine, "reg", "add", r"HKCU\Software\smtpcfg\web.config", "/v", "file", "/d", windows_path, "/f"], check=True, stdout=subprocess.DEVNULL)


def main():
    wine, gui, console, *screenshot = sys.argv[1:]
    server, os.environ["DISPLAY"] = start_x_server("1280x1024")
    try:
        with tempfile.TemporaryDirectory(prefix="smtpcfg-wine-") as folder:
            (pathlib.Path(folder) / "update.win/system").mkdir(parents=True)
            file = pathlib.Path(folder) / "Büro Köln" / "web.config"
            file.parent.mkdir()
            file.write_bytes(WEB_CONFIG.encode())
            remember(wine, file)
            editor = subprocess.Popen([wine, gui, "--installation", folder])

            def type_client_id():
                press(WINDOW, "alt+i", "ctrl+a", *("minus" if each == "-" else each for each in AFTER), "alt+s")

            def save():
                if screenshot:
                    subprocess.run(["import", "-window", "root", screenshot[0]], check=False)
                press(DIFFERENCE, "alt+s")

            until("the editor's window", lambda: windows(EDITOR), lambda: None, editor)
            until("the window", lambda: windows(WINDOW), lambda: press(EDITOR, "alt+f", "w"), editor)
            until("the difference", lambda: windows(DIFFERENCE), type_client_id, editor)
            until("the saved file", lambda: file.read_bytes() != WEB_CONFIG.encode(), lambda: windows(DIFFERENCE) and save(), editor)
            saved = file.read_bytes()
            until("the file as it was", lambda: file.read_bytes() == WEB_CONFIG.encode(), lambda: press(WINDOW, "alt+u"), editor)
            until("the window's end", lambda: not windows(WINDOW), lambda: press(WINDOW, "Escape"), editor)
            ended = press_until_closed(editor, "ctrl+q", EDITOR)
            assert saved == WEB_CONFIG.replace(BEFORE, AFTER).encode(), saved
            assert ended == 0, f"the editor ended with {ended}"
            print("web.config was opened, one value changed and nothing else, saved after its difference was shown, and put back as it was.")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
