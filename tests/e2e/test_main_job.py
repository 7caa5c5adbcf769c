"""The main job on the console: enter settings, validate them, serve everybody with them."""
import json

import harness
from harness import Installation, good_settings, peers


class MainJob(harness.TestCase):
    def test_settings_entered_validated_and_copied_to_system_serve_another_login(self):
        here = Installation("SSELLER", "OTHER")
        saved = here.save("user:SSELLER", peers()["secret"], **good_settings())
        self.assertExit(saved, 0, 1)
        self.assertTrue(here.file("SSELLER").read_text().startswith("-----BEGIN AGE ENCRYPTED FILE-----"))

        validated = self.validate(here, "user:SSELLER")
        self.assertExit(validated, 0, 1)
        self.assertRegex(validated.out, r"pass +smtp\.auth")

        copied = here.run("copy", "user:SSELLER", "system")
        self.assertExit(copied, 0, 1)
        effective = here.run("effective", "OTHER", "--json").json
        self.assertEqual(effective["origin"], "system")
        self.assertEqual(effective["settings"]["sender.address"], peers()["mailbox"])
        self.assertEqual([(layer["target"], layer["state"]) for layer in effective["layers"]], [("user:OTHER", "absent"), ("global", "absent"), ("system", "used")])
        for_another = self.validate(here, "--effective", "OTHER", "--json")
        self.assertExit(for_another, 0, 1)
        self.assertEqual((for_another.json["login"], for_another.json["origin"]), ("OTHER", "system"))

    def test_a_file_copied_by_hand_to_the_system_folder_works(self):
        here = Installation("SSELLER", "OTHER")
        here.save("user:SSELLER", "S~canary+by/hand=1", **good_settings())
        here.file().write_bytes(here.file("SSELLER").read_bytes())
        self.assertEqual(here.run("effective", "OTHER", "--json").json["origin"], "system")

    def test_the_users_file_shadows_the_system_file(self):
        here = Installation("SSELLER")
        here.save("system", host="system.contoso.com")
        here.save("user:SSELLER", host="own.contoso.com")
        explained = here.run("effective", "SSELLER", "--explain")
        self.assertExit(explained, 0)
        self.assertIn("own.contoso.com", explained.out)
        self.assertIn("documented by the vendor", explained.out)
        here.run("remove", "user:SSELLER")
        self.assertEqual(here.run("effective", "SSELLER", "--json").json["settings"]["host"], "system.contoso.com")

    def test_an_unreadable_user_file_does_not_fall_back_to_the_system_file(self):
        here = Installation("SSELLER")
        here.save("system", host="system.contoso.com")
        here.file("SSELLER").write_text("not ours")
        for command in (["effective", "SSELLER"], ["validate", "--effective", "SSELLER"]):
            outcome = here.run(*command, "--json")
            self.assertExit(outcome, 4)
            self.assertEqual(outcome.json["error"]["kind"], "Unreadable")

    def test_a_login_with_umlaut_and_hash(self):
        here = Installation()
        here.save("user:MÜLLER#1", host="mail.contoso.com")
        self.assertTrue(here.file("MÜLLER#1").exists())
        self.assertIn("user:MÜLLER#1", here.run("list").out)

    def test_settings_without_oauth_sign_in_with_an_account(self):
        account = peers()["basic"][0]
        here = Installation("SSELLER")
        here.save("user:SSELLER", account["password"], authentication="AUTH_AUTO", host="localhost", port=peers()["ports"]["smtp"]["basic"],
                  userName=account["user"], sender_address=account["user"])
        outcome = self.validate(here, "user:SSELLER", "--json")
        self.assertExit(outcome, 0, 1)
        self.assertEqual({finding["check"]: finding["status"] for finding in outcome.json["findings"]}["smtp.auth"], "pass")


class Set(harness.TestCase):
    def test_new_settings_get_the_guides_values_and_say_so(self):
        here = Installation("SSELLER")
        outcome = here.run("set", "user:SSELLER", "tenant=contoso.com", "--json")
        self.assertExit(outcome, 1)
        self.assertIn("host", outcome.json["defaulted"])
        self.assertIn("clientId", [problem["field"] for problem in outcome.json["problems"]])
        self.assertEqual(here.run("show", "user:SSELLER", "--json").json["settings"]["host"], "smtp.office365.com")

    def test_a_dry_run_shows_the_change_and_writes_nothing(self):
        here = Installation("SSELLER")
        outcome = here.run("set", "user:SSELLER", "host=mail.contoso.com", "--secret-from", "-", "--dry-run", stdin="D~canary+dry/run=1\n")
        harness.canaries.add("D~canary+dry/run=1")
        self.assertIn("mail.contoso.com", outcome.out)
        self.assertRegex(outcome.out, "clientSecret .* set")
        self.assertFalse(here.file("SSELLER").exists() or here.key.exists())

    def test_a_secret_from_a_file_loses_one_line_end_and_a_byte_order_mark(self):
        here = Installation("SSELLER")
        file = harness.scratch("secret") / "secret.txt"
        file.write_bytes(b"\xef\xbb\xbfF~canary+from/file=1\r\n")
        harness.canaries.add("F~canary+from/file=1")
        self.assertExit(here.run("set", "user:SSELLER", "--secret-from", file), 0, 1)
        shown = here.run("show", "user:SSELLER", "--reveal", "--json", revealing=True)
        self.assertEqual(shown.json["settings"]["clientSecret"], "F~canary+from/file=1")
        self.assertIn("clear text", shown.err)

    def test_invisible_characters_are_taken_away_and_told(self):
        here = Installation("SSELLER")
        outcome = here.run("set", "user:SSELLER", "host=\u200bmail.contoso.com\u00a0")
        self.assertIn("zero-width", outcome.err)
        self.assertEqual(here.run("show", "user:SSELLER", "--json").json["settings"]["host"], "mail.contoso.com")

    def test_what_does_not_differ_is_not_written(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", host="mail.contoso.com")
        before = here.file("SSELLER").read_bytes()
        self.assertFalse(here.run("set", "user:SSELLER", "host=mail.contoso.com", "--json").json["written"])
        self.assertEqual(here.file("SSELLER").read_bytes(), before)

    def test_copy_and_remove_keep_what_was_there(self):
        here = Installation("SSELLER")
        here.save("system", host="before.contoso.com")
        before = here.file().read_bytes()
        here.save("user:SSELLER", host="after.contoso.com")
        copied = here.run("copy", "user:SSELLER", "system", "--json").json
        self.assertEqual(open(copied["previous"], "rb").read(), before)
        self.assertIn({"field": "host", "from": "before.contoso.com", "to": "after.contoso.com"}, copied["changes"])
        present = here.file().read_bytes()
        removed = here.run("remove", "system", "--json")
        self.assertExit(removed, 0)
        self.assertEqual(open(removed.json["previous"], "rb").read(), present)
        self.assertFalse(here.file().exists())


class Compare(harness.TestCase):
    def setUp(self):
        self.here = Installation("SSELLER")
        self.here.save("system", "L~canary+compare/left=1", host="left.contoso.com", tenant="contoso.com")
        self.here.save("user:SSELLER", "R~canary+compare/right=1", host="right.contoso.com", tenant="contoso.com")

    def test_what_differs_is_marked_and_what_is_set_nowhere_is_left_out(self):
        outcome = self.here.run("compare", "system", "user:SSELLER")
        self.assertExit(outcome, 0)
        self.assertRegex(outcome.out, r"Field +system +user:SSELLER")
        self.assertRegex(outcome.out, r"host +left\.contoso\.com +≠ +right\.contoso\.com")
        self.assertRegex(outcome.out, r"tenant +contoso\.com +contoso\.com")
        self.assertNotIn("userName", outcome.out)
        self.assertIn("2 of 17 fields differ.", outcome.err)

    def test_of_secrets_is_only_said_whether_they_are_the_same(self):
        self.assertRegex(self.here.run("compare", "system", "user:SSELLER").out, r"clientSecret +set +≠ +different")
        self.here.save("user:SSELLER", "L~canary+compare/left=1")
        self.assertRegex(self.here.run("compare", "system", "user:SSELLER").out, r"clientSecret +set +the same")
        self.here.save("rep:1", host="left.contoso.com", clientSecret="")
        self.assertRegex(self.here.run("compare", "system", "rep:1").out, r"clientSecret +set +≠ +\(not set\)")

    def test_as_json_every_field_is_there(self):
        outcome = self.here.run("compare", "system", "user:SSELLER", "--json")
        self.assertExit(outcome, 0)
        document = outcome.json
        self.assertEqual((document["left"], document["right"], document["same"]), ("system", "user:SSELLER", False))
        fields = {each.pop("field"): each for each in document["fields"]}
        self.assertEqual(len(fields), 17)
        self.assertEqual(fields["host"], {"left": "left.contoso.com", "right": "right.contoso.com", "same": False})
        self.assertEqual(fields["clientSecret"], {"left": "set", "right": "set", "same": False})
        self.assertEqual(fields["password"], {"left": "", "right": "", "same": True})

    def test_a_copy_is_the_same(self):
        self.assertExit(self.here.run("copy", "system", "user:SSELLER"), 0, 1)
        outcome = self.here.run("compare", "system", "user:SSELLER")
        self.assertExit(outcome, 0)
        self.assertNotIn("≠", outcome.out)
        self.assertIn("The settings are the same.", outcome.err)
        self.assertTrue(self.here.run("compare", "system", "user:SSELLER", "--json").json["same"])

    def test_a_target_without_settings_is_an_error(self):
        self.assertExit(self.here.run("compare", "system", "global"), 3)
        self.here.file("SSELLER").write_text("not ours")
        self.assertExit(self.here.run("compare", "user:SSELLER", "system"), 4)


class JsonShapes(harness.TestCase):
    def test_every_command_prints_one_document_with_the_documented_names(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", "J~canary+json/shape=1", **good_settings())
        layer = {"target", "state", "why"}
        finding = {"check", "status", "title", "detail", "case", "code", "evidence", "remedy", "elapsedMs"}
        listed = here.run("list", "--json").json
        self.assertEqual(set(listed), {"installation", "targets"})
        present = next(entry for entry in listed["targets"] if entry["target"] == "user:SSELLER")
        self.assertEqual(set(present), {"target", "state", "file", "authentication", "host", "port", "sender", "savedAt", "savedFor"})
        shown = here.run("show", "user:SSELLER", "--json").json
        self.assertEqual(set(shown), {"target", "file", "savedAt", "savedFor", "version", "settings"})
        self.assertEqual(set(here.run("set", "user:SSELLER", "sender.name=X", "--json").json),
                         {"target", "file", "written", "changes", "defaulted", "startedFrom", "problems"})
        effective = here.run("effective", "SSELLER", "--json").json
        compared = here.run("compare", "user:SSELLER", "user:SSELLER", "--json").json
        self.assertEqual(set(compared), {"left", "right", "same", "fields"})
        self.assertTrue(all(set(each) == {"field", "left", "right", "same"} for each in compared["fields"]))
        self.assertEqual(set(effective), {"login", "origin", "settings", "layers", "without", "order", "warnings"})
        self.assertTrue(all(set(each) == layer for each in effective["layers"]))
        validated = here.run("validate", "user:SSELLER", "--offline", "--json").json
        self.assertEqual(set(validated), {"verdict", "summary", "cancelled", "origin", "file", "program", "libraries", "machine", "began",
                                          "elapsedMs", "settings", "findings", "transcript"})
        self.assertTrue(all(set(each) == finding for each in validated["findings"]))
        self.assertEqual(set(here.run("copy", "user:SSELLER", "system", "--json").json), {"from", "to", "file", "written", "previous", "changes"})
        self.assertEqual(set(here.run("remove", "system", "--json").json), {"target", "file", "previous"})
        self.assertEqual(set(here.run("key", "show", "--json").json), {"file", "publicKey", "protected", "protection", "recipients"})
        self.assertEqual(set(here.run("show", "system", "--json").json), {"error"})
        unresolved = here.run("effective", "OTHER", "--json")
        self.assertExit(unresolved, 3)
        self.assertEqual(set(unresolved.json), {"error", "login", "layers", "order"})

    def test_results_are_on_standard_output_and_nothing_else_is(self):
        here = Installation("SSELLER")
        outcome = here.run("set", "user:SSELLER", "host=mail.contoso.com", "--json")
        json.loads(outcome.out)
        self.assertIn("Not complete yet", outcome.err)
