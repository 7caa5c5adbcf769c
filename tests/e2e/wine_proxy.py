#!/usr/bin/python3
"""Windows' own proxy settings, as the Win32 console program finds them under Wine.

    wine_proxy.py WINE smtpcfg.exe
"""
import http.server
import struct
import subprocess
import sys
import threading
import unittest

import harness
from harness import Installation, clean_environment, good_settings, peers

WINE, PROGRAM = sys.argv[1:3]
CONNECTIONS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings\Connections"


def wine(*arguments, text=""):
    return subprocess.run([WINE, *map(str, arguments)], input=text.encode(), capture_output=True, timeout=harness.PATIENCE, env=clean_environment(), check=False)


def set_proxy(proxy="", bypass="", script=""):
    """What the control panel's page writes: a direct connection, with a proxy or a script besides."""
    value = struct.pack("<III", 0x46, 1, 1 | (2 if proxy else 0) | (4 if script else 0))
    for text in (proxy, bypass, script):
        value += struct.pack("<I", len(text)) + text.encode()
    done = wine("reg", "add", CONNECTIONS, "/v", "DefaultConnectionSettings", "/t", "REG_BINARY", "/d", value.hex(), "/f")
    assert done.returncode == 0, done


class Script(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        port = peers()["ports"]["proxy"]["proxy"]
        body = f'function FindProxyForURL(url, host) {{ return "PROXY localhost:{port}; DIRECT"; }}'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ns-proxy-autoconfig")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class SystemProxy(harness.TestCase):
    def setUp(self):
        self.addCleanup(set_proxy)
        self.open = peers()["ports"]["proxy"]["proxy"]

    def proxy_check(self, code=0):
        here = Installation("SSELLER")
        fields = [f"{name.replace('_', '.')}={value}" for name, value in good_settings().items()]
        saved = wine(PROGRAM, "set", "user:SSELLER", *fields, "--secret-from", "-", "--installation", f"Z:{here.root}", text=peers()["secret"])
        self.assertEqual(saved.returncode, 0, saved)
        done = wine(PROGRAM, "validate", "user:SSELLER", "--json", "--timeout", "20", "--installation", f"Z:{here.root}", "--ca-file", f"Z:{peers()['ca']}")
        outcome = harness.Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
        self.assertExit(outcome, code)
        return next(finding for finding in outcome.json["findings"] if finding["check"] == "proxy")

    def test_nothing_set_is_the_direct_way(self):
        set_proxy()
        self.assertIn("No proxy", self.proxy_check()["title"])

    def test_a_fixed_proxy_is_used_and_named(self):
        set_proxy(f"localhost:{self.open}")
        found = self.proxy_check()
        self.assertIn(f"http://localhost:{self.open}", found["title"])
        self.assertIn("Windows", found["detail"])

    def test_each_scheme_may_have_its_own(self):
        set_proxy(f"http=localhost:1;https=localhost:{self.open}")
        self.assertIn(f"http://localhost:{self.open}", self.proxy_check()["title"])

    def test_a_host_on_the_list_is_reached_directly(self):
        set_proxy("localhost:1", "*.contoso.com;<local>")
        self.assertIn("No proxy", self.proxy_check()["title"])

    def test_a_proxy_that_is_not_there_is_the_cause(self):
        set_proxy("localhost:1")
        self.assertEqual(self.proxy_check(11)["case"], "proxy.not-reached")

    def test_the_script_of_the_settings_is_run(self):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Script)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        set_proxy(script=f"http://127.0.0.1:{server.server_port}/proxy.pac")
        found = self.proxy_check()
        self.assertIn(f"http://localhost:{self.open}", found["title"])
        self.assertIn("script", found["detail"])

    def test_a_script_that_cannot_be_fetched_is_a_warning(self):
        set_proxy(script="http://127.0.0.1:1/proxy.pac")
        found = self.proxy_check(1)
        self.assertEqual(found["status"], "warn")
        self.assertIn("127.0.0.1:1", found["detail"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2, warnings="ignore")
