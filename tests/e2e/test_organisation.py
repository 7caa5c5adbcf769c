"""Who is who: imported from tables, shown, and kept as it is when something is wrong."""
import harness
from harness import Installation

REPS = """Rep-ID;Name;Login;E-Mail;Rechtegruppe;Organisationsgruppe;Projektgruppen;Abteilung
100017;Sabine Seller;SSELLER;s@contoso.com;100042;;100050|100051;Vertrieb
100018;"Müßig, Jörg";JÖRG#1;j@contoso.com;100042;;;
"""
GROUPS = "group id,group name\n100042,Sales West\n100050,Projekt Ä\n100051,Project B\n"


class Organisation(harness.TestCase):
    def setUp(self):
        self.here = Installation("SSELLER")
        self.file = self.here.root / "update.win/system/smtp/organisation.xml"

    def table(self, text, encoding="utf-8"):
        path = harness.scratch("tables") / "table.csv"
        path.write_bytes(text.encode(encoding))
        return path

    def organisation(self, *arguments):
        return self.here.run("organisation", *arguments)

    def imported(self, text, *arguments, codes=(0,), **more):
        outcome = self.organisation("import", self.table(text, **more), *arguments)
        self.assertExit(outcome, *codes)
        return outcome

    def shown(self, *codes):
        outcome = self.organisation("show", "--json")
        self.assertExit(outcome, *codes or (0,))
        return outcome.json

    def test_without_a_file_nobody_is_known_and_nothing_is_wrong(self):
        shown = self.shown()
        self.assertFalse(shown["present"])
        self.assertEqual((shown["reps"], shown["groups"], shown["stations"]), ([], [], []))
        self.assertEqual(shown["order"], ["user", "rep", "group", "station", "global", "system"])
        self.assertTrue(shown["orderIsDefault"])
        outcome = self.organisation("show")
        self.assertExit(outcome, 0)
        self.assertIn("assumption", outcome.out)
        self.assertIn("organisation import", outcome.err)

    def test_groups_reps_and_stations_are_imported_and_shown(self):
        self.imported(GROUPS)
        self.imported(REPS, encoding="cp1252")
        self.imported("Station;Stationsname\n12;Wien\n")
        shown = self.shown()
        self.assertEqual(shown["reps"][0], {"id": "100017", "name": "Sabine Seller", "login": "SSELLER", "email": "s@contoso.com", "rightsGroup": "100042",
                                            "organisationalGroup": "", "projectGroups": ["100050", "100051"]})
        self.assertEqual(shown["reps"][1]["name"], "Müßig, Jörg")
        self.assertEqual(shown["groups"][1], {"id": "100050", "name": "Projekt Ä"})
        self.assertEqual(shown["stations"], [{"number": 12, "name": "Wien"}])
        outcome = self.organisation("show")
        for words in ("Sabine Seller", "Sales West (100042)", "Project B (100051)", "Wien", "Reps (2)"):
            self.assertIn(words, outcome.out)

    def test_a_dry_run_shows_what_would_change_and_writes_nothing(self):
        self.imported(GROUPS)
        before = self.file.read_bytes()
        outcome = self.imported("group id;group name\n100042;Sales East\n7;New\n", "--dry-run", "--json").json
        self.assertFalse(outcome["written"])
        self.assertEqual(outcome["changed"], [{"id": "100042", "name": "Sales East", "changes": [{"field": "name", "from": "Sales West", "to": "Sales East"}]}])
        self.assertEqual([record["id"] for record in outcome["added"]], ["7"])
        words = self.imported("group id;group name\n100042;Sales East\n", "--dry-run")
        self.assertIn("Sales East", words.out)
        self.assertIn("Dry run", words.err)
        self.assertEqual(self.file.read_bytes(), before)

    def test_nothing_is_imported_while_a_line_cannot_be_used(self):
        self.imported(GROUPS)
        before = self.file.read_bytes()
        table = REPS + "x;Nobody;NOBODY;;;;;\n100019;Other;SSELLER;;;;;\n"
        for more in ([], ["--dry-run"]):
            refused = self.imported(table, *more, codes=(4,))
            self.assertIn("line 4: “x” is not the ID of a rep", refused.err)
            self.assertIn("line 5: The login SSELLER belongs to the rep in line 2", refused.err)
            self.assertIn("--skip-unusable", refused.err)
        document = self.imported(table, "--json", codes=(4,)).json
        self.assertEqual(document["error"]["kind"], "Unreadable")
        self.assertEqual([line["line"] for line in document["unusable"]], [4, 5])
        self.assertFalse(document["written"])
        self.assertEqual(self.file.read_bytes(), before)
        self.imported(table, "--skip-unusable", codes=(1,))
        self.assertEqual([rep["id"] for rep in self.shown()["reps"]], ["100017", "100018"])

    def test_the_same_table_again_changes_nothing(self):
        self.imported(GROUPS)
        before = self.file.stat().st_mtime_ns
        outcome = self.imported(GROUPS)
        self.assertIn("Nothing differs", outcome.err)
        self.assertEqual(self.file.stat().st_mtime_ns, before)

    def test_what_was_written_by_hand_stays_and_the_previous_file_is_kept(self):
        self.file.parent.mkdir()
        by_hand = ('<organisation version="1">\n  <!-- ask Eva -->\n  <order>rep user group station global system</order>\n'
                   '  <groups>\n    <group id="100042" name="Old" owner="Eva"/>\n  </groups>\n</organisation>\n')
        self.file.write_text(by_hand)
        self.imported(GROUPS)
        now = self.file.read_text(encoding="utf-8")
        for kept in ("<!-- ask Eva -->", 'owner="Eva"', "<order>rep user group"):
            self.assertIn(kept, now)
        self.assertIn('name="Sales West"', now)
        self.assertEqual((self.file.parent / "organisation.xml.bak").read_text(), by_hand)
        self.assertFalse(self.shown()["orderIsDefault"])

    def test_unknown_groups_are_a_warning(self):
        self.imported(REPS, codes=(1,))
        outcome = self.organisation("show")
        self.assertExit(outcome, 1)
        self.assertIn("organisation.xml: line 3: The group 100042 of rep Sabine Seller (100017) and of one other rep", outcome.err)

    def test_a_file_that_cannot_be_read_is_named_with_the_line_and_left_alone(self):
        self.file.parent.mkdir()
        bad = '<organisation version="1">\n<stations><station number="0"/></stations>\n</organisation>'
        self.file.write_text(bad)
        for command in (["show"], ["import", self.table(GROUPS)]):
            outcome = self.organisation(*command)
            self.assertExit(outcome, 4)
            self.assertIn("organisation.xml: line 2", outcome.err)
        self.assertEqual(self.file.read_text(), bad)

    def test_a_table_is_read_from_standard_input(self):
        imported = self.here.run("organisation", "import", "-", "--json", stdin=GROUPS)
        self.assertExit(imported, 0)
        self.assertEqual((imported.json["source"], imported.json["written"]), ("-", True))
        self.assertEqual(self.shown()["groups"][1], {"id": "100050", "name": "Projekt Ä"})
        refused = self.here.run("organisation", "import", "-", stdin=GROUPS + "x,Nobody\n")
        self.assertExit(refused, 4)
        self.assertIn("standard input: line 5: “x” is not the ID of a group", refused.err)
        too_much = self.here.run("organisation", "import", "-", stdin=GROUPS + "1,x\n" * (2 << 20))
        self.assertExit(too_much, 2)
        self.assertIn("8 MiB", too_much.err)

    def test_the_line_ends_of_windows_stay(self):
        self.file.parent.mkdir()
        self.file.write_bytes(b'<organisation version="1">\r\n  <groups>\r\n    <group id="7" name="Old"/>\r\n  </groups>\r\n</organisation>\r\n')
        self.imported(GROUPS)
        now = self.file.read_bytes()
        self.assertEqual(now.count(b"\n"), 8)
        self.assertEqual(now.count(b"\r\n"), 8)

    def test_tables_that_are_none(self):
        self.assertExit(self.organisation("import", "/nowhere/reps.csv"), 3)
        self.assertIn("--kind", self.imported("id;name\n1;x\n", codes=(4,)).err)
        self.imported("id;name\n1;x\n", "--kind", "groups")
        self.assertIn("UTF-16", self.imported(REPS, encoding="utf-16", codes=(4,)).err)
        self.imported(REPS, "--kind", "people", codes=(2,))
        self.assertIn("empty", self.imported("", codes=(4,)).err)

    def test_a_folder_that_may_not_be_written_is_said(self):
        (self.here.root / "update.win/system/smtp").write_text("a file in the folder's place")
        outcome = self.organisation("import", self.table(GROUPS))
        self.assertExit(outcome, 4, 5)
        self.assertIn("smtp", outcome.err)
