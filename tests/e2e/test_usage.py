"""How the program is called: help, mistakes, keys, terminals and pipes."""
import os
import pathlib
import pty
import resource
import subprocess
import time

import harness
from harness import Installation, run

COMMANDS = [["list"], ["show"], ["compare"], ["set"], ["copy"], ["remove"], ["effective"], ["validate"], ["send"], ["explain"], ["key", "create"], ["key", "show"], ["key", "protect"],
            ["organisation", "import"], ["organisation", "show"], ["exchange-script"], ["web", "show"], ["web", "check"], ["web", "set"], ["web", "copy"], ["policy"]]


def allow_core_files():
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def core_limit(process):
    """Soft and hard limit, as the system has them of a process."""
    lines = pathlib.Path(f"/proc/{process}/limits").read_text().splitlines()
    return next(line for line in lines if line.startswith("Max core file size")).split()[4:6]


class Help(harness.TestCase):
    def test_every_command_has_help_with_an_example_and_the_options_that_are_everywhere(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                outcome = run(*command, "--help")
                self.assertExit(outcome, 0)
                self.assertIn("Usage: smtpcfg " + " ".join(command), outcome.out)
                self.assertRegex(outcome.out, "Examples?:\n  smtpcfg " + " ".join(command))
                for option in ("--installation", "--key", "--json", "--timeout", "--ca-file"):
                    self.assertIn(option, outcome.out)

    def test_the_program_lists_its_commands(self):
        outcome = run("--help")
        self.assertExit(outcome, 0)
        for command in COMMANDS:
            self.assertIn(f"\n  {command[0]} ", outcome.out)
        self.assertIn("key", outcome.out)

    def test_version(self):
        self.assertRegex(run("--version").out, r"^smtpcfg \d+\.\d+\.\d+\n$")


class Mistakes(harness.TestCase):
    def mistake(self, *arguments, says, **more):
        outcome = run(*arguments, **more)
        self.assertExit(outcome, 2)
        self.assertEqual(outcome.out, "")
        self.assertIn(says, outcome.err)
        return outcome

    def test_commands_options_targets_and_fields_that_do_not_exist_are_named_with_what_was_probably_meant(self):
        here = Installation("SSELLER")
        folder = ("--installation", here.root)
        self.mistake("shwo", "system", says='Did you mean "show"?')
        self.mistake("key", "craete", says='Did you mean "create"?')
        self.mistake("show", "system", "--instalation", "X", says='Did you mean "--installation"?')
        self.mistake("show", "systen", *folder, says="Did you mean system?")
        self.mistake("show", "SSELLER", *folder, says="Did you mean user:SSELLER?")
        self.mistake("show", "usr:SSELLER", *folder, says="Did you mean user:SSELLER?")
        self.mistake("set", "system", "clientld=1", *folder, says='Did you mean "clientId"?')

    def test_a_login_that_is_not_there_is_compared_with_those_that_are(self):
        here = Installation("SSELLER")
        outcome = here.run("show", "user:SSELER")
        self.assertExit(outcome, 3)
        self.assertIn('Did you mean "SSELLER"?', outcome.err)

    def test_missing_and_surplus_arguments(self):
        self.mistake(says="needs a command")
        self.mistake("show", says="TARGET")
        self.mistake("show", "system", "system", says="so many")
        self.mistake("set", "system", "--installation", Installation().root, says="nothing to set")
        self.mistake("list", "--timeout", "never", says="timeout")
        self.mistake("validate", says="What is to be validated?")

    def test_no_installation(self):
        outcome = run("list")
        self.assertExit(outcome, 3)
        self.assertIn("--installation", outcome.err)
        self.assertExit(run("list", "--installation", "/nowhere"), 3)
        named = run("list", environment=harness.clean_environment(SMTPCFG_INSTALLATION="/nowhere"))
        self.assertIn("SMTPCFG_INSTALLATION", named.err)

    def test_the_installation_is_found_upwards_and_by_the_environment(self):
        here = Installation("SSELLER")
        self.assertExit(run("list", cwd=here.file("SSELLER").parent), 0)
        self.assertExit(run("list", environment=harness.clean_environment(SMTPCFG_INSTALLATION=str(here.root))), 0)

    def test_as_json_a_mistake_is_a_document_too(self):
        outcome = run("shwo", "--json")
        self.assertExit(outcome, 2)
        self.assertEqual(outcome.json["error"]["kind"], "Usage")

    def test_a_secret_on_the_command_line_is_refused_and_not_repeated(self):
        here = Installation("SSELLER")
        secret = "C~canary+command/line=1"
        harness.canaries.add(secret)
        folder = ("--installation", here.root)
        self.mistake("set", "user:SSELLER", "clientSecret=" + secret, *folder, says="--secret-from")
        for words in (["clientSecret", secret], [secret], ["--secret-from", secret], ["--client-secret=" + secret], ["--client-secret", secret]):
            self.mistake("set", "user:SSELLER", *words, *folder, says="")
        self.mistake(secret, says="")
        self.assertFalse(here.file("SSELLER").exists())


class Keys(harness.TestCase):
    def test_a_key_is_made_shown_protected_and_freed_again(self):
        here = Installation("SSELLER")
        made = here.run("key", "create", "--json")
        self.assertExit(made, 0)
        self.assertRegex(made.json["publicKey"], "^age1[a-z0-9]{58}$")
        self.assertExit(here.run("key", "create"), 5)
        here.save("user:SSELLER", host="mail.contoso.com")

        passphrase = harness.scratch("passphrase") / "passphrase.txt"
        passphrase.write_text("K~canary+pass/phrase=1\n")
        harness.canaries.add("K~canary+pass/phrase=1")
        self.assertTrue(here.run("key", "protect", "--secret-from", passphrase, "--json").json["protected"])
        self.assertNotIn("AGE-SECRET-KEY", here.key.read_text())
        self.assertEqual(here.run("key", "show", "--passphrase-from", passphrase, "--json").json["protection"], "passphrase")
        shown = here.run("show", "user:SSELLER", "--passphrase-from", passphrase, "--json")
        self.assertEqual(shown.json["settings"]["host"], "mail.contoso.com")
        self.assertExit(here.run("show", "user:SSELLER", "--passphrase-from", "-", stdin="wrong passphrase"), 4)
        without = here.run("show", "user:SSELLER", start_new_session=True)
        self.assertExit(without, 2)
        self.assertIn("no terminal", without.err)
        self.assertExit(here.run("key", "protect", "--passphrase-from", passphrase, "--secret-from", "-", stdin=""), 2)
        self.assertFalse(here.run("key", "protect", "--passphrase-from", passphrase, "--remove", "--json").json["protected"])
        freed = here.run("key", "show", "--json").json
        self.assertEqual((freed["publicKey"], freed["protected"], freed["protection"]), (made.json["publicKey"], False, "none"))

    def test_what_only_windows_can_do_is_refused_elsewhere(self):
        here = Installation()
        self.assertExit(here.run("key", "create"), 0)
        before = here.key.read_bytes()
        for scope in ("machine", "user"):
            outcome = here.run("key", "protect", "--dpapi", scope)
            self.assertExit(outcome, 2)
            self.assertIn("Only Windows", outcome.err)
        self.assertIn("machine or user", here.run("key", "protect", "--dpapi", "everybody").err)
        self.assertIn("machine or user", here.run("key", "protect", "--dpapi", "").err)
        for other in (["--remove"], ["--secret-from", "-"]):
            outcome = here.run("key", "protect", "--dpapi", "machine", *other)
            self.assertExit(outcome, 2)
            self.assertIn("--dpapi", outcome.err)
        self.assertEqual(here.key.read_bytes(), before)
        self.assertEqual([each.name for each in here.key.parent.iterdir()], ["smtp.key"])

    def test_a_key_that_windows_protects_is_named_as_such(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", host="mail.contoso.com")
        public = here.run("key", "show", "--json").json["publicKey"]
        sealed = f"smtpcfg-dpapi-key v1\nscope: user\nmachine: CRM01\nuser: CONTOSO\\sseller\npublicKey: {public}\n\nc2VhbGVk\nend\n"
        here.key.write_text(sealed)
        for words in (["show", "user:SSELLER"], ["key", "show"], ["key", "protect", "--remove"], ["set", "system", "host=other.contoso.com"]):
            outcome = here.run(*words, start_new_session=True)
            self.assertExit(outcome, 4)
            self.assertIn("CONTOSO\\sseller on the machine CRM01", " ".join(outcome.err.split()))
            self.assertIn("key protect --remove", " ".join(outcome.err.split()))
        self.assertEqual(here.key.read_text(), sealed)

    def test_a_single_file_is_opened_with_a_key_named_by_hand(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", host="mail.contoso.com")
        outcome = run("show", f"file:{here.file('SSELLER')}", "--key", here.key, "--json")
        self.assertExit(outcome, 0)
        self.assertEqual(outcome.json["settings"]["host"], "mail.contoso.com")


class Terminals(harness.TestCase):
    def on_terminal(self, arguments, typed):
        """Runs on a terminal of its own, types as soon as it is asked, and returns the exit code and all that was shown."""
        child, terminal = pty.fork()
        if child == 0:
            os.execve(harness.PROGRAM, [harness.PROGRAM, *map(str, arguments)], harness.clean_environment())
        shown, asked = b"", 0
        while True:
            try:
                more = os.read(terminal, 4096)
            except OSError:
                break
            shown += more
            if not more:
                break
            while asked < len(typed) and shown.count(b": ") > asked and shown.rstrip(b" ").endswith(b":"):
                os.write(terminal, typed[asked])
                asked += 1
                break
        os.close(terminal)
        shown = shown.decode()
        harness.outputs.append((arguments, shown))
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown

    def test_a_secret_is_asked_for_without_echo(self):
        here = Installation("SSELLER")
        harness.canaries.add("T~canary+typed/secret=1")
        code, shown = self.on_terminal(["set", "user:SSELLER", "clientSecret", "--installation", here.root], [b"T~canary+typed/secreX\x7ft=1\r"])
        self.assertIn(code, (0, 1), shown)
        revealed = here.run("show", "user:SSELLER", "--reveal", "--json", revealing=True).json
        self.assertEqual(revealed["settings"]["clientSecret"], "T~canary+typed/secret=1")

    def test_ctrl_c_at_the_question_changes_nothing(self):
        here = Installation("SSELLER")
        code, shown = self.on_terminal(["set", "user:SSELLER", "clientSecret", "--installation", here.root], [b"\x03"])
        self.assertEqual(code, 130, shown)
        self.assertFalse(here.file("SSELLER").exists())


class Crashes(harness.TestCase):
    def test_a_crash_leaves_no_core_file(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", "C~canary+core/file=1", host="mail.contoso.com")
        waiting = subprocess.Popen([harness.PROGRAM, "send", "user:SSELLER", "--installation", here.root], stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=allow_core_files)
        try:
            end = time.monotonic() + harness.PATIENCE
            while core_limit(waiting.pid) != ["0", "0"]:
                self.assertLess(time.monotonic(), end, "core files stay allowed")
                time.sleep(0.02)
        finally:
            waiting.kill()
            waiting.communicate()


class Pipes(harness.TestCase):
    def test_output_that_cannot_be_written_is_no_success(self):
        here = Installation("SSELLER")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([harness.PROGRAM, "list", "--installation", here.root], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 5)
        self.assertIn(b"could not be written", done.stderr)

    def test_a_reader_that_went_away_is_no_crash(self):
        here = Installation("SSELLER")
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run([harness.PROGRAM, "list", "--installation", here.root], stdout=writing, stderr=subprocess.PIPE, check=False)
        os.close(writing)
        self.assertEqual((done.returncode, done.stderr), (5, b""))

    def test_no_colours_outside_a_terminal(self):
        self.assertNotIn("\x1b", Installation("SSELLER").run("list").out)
