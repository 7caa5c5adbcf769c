"""Who gets what, and why: reps, groups, stations and global entries beside the files."""
import harness
from harness import Installation, good_settings

ORGANISATION = """<organisation version="1">
  <groups><group id="100042" name="Vertrieb Süd"/><group id="100050" name="Projekt ß #1"/></groups>
  <stations><station number="12" name="Wien"/></stations>
  <reps>
    <rep id="100017" name="Sabine Seller" login="SSELLER" email="s@contoso.com" rightsGroup="100042" projectGroups="100050"/>
    <rep id="100018" name="Jürgen Müller" login="MÜLLER"/>
  </reps>
</organisation>
"""


class Effective(harness.TestCase):
    def setUp(self):
        self.here = Installation("SSELLER", "OTHER")
        self.here.save("system", "secret-of-the-system", **good_settings())
        folder = self.here.file("system").parent / "smtp"
        folder.mkdir()
        (folder / "organisation.xml").write_text(ORGANISATION, encoding="utf-8")

    def effective(self, *arguments):
        outcome = self.here.run("effective", *arguments, "--json")
        self.assertExit(outcome, 0)
        return outcome.json

    def test_the_organisation_tells_rep_and_groups(self):
        self.here.save("group:100050", "secret-of-a-group", **good_settings(sender_address="project@contoso.com"))
        effective = self.effective("SSELLER")
        self.assertEqual(effective["origin"], "group:100050")
        self.assertEqual([layer["target"] for layer in effective["layers"]],
                         ["user:SSELLER", "rep:100017", "group:100042", "group:100050", "global", "system"])
        self.assertEqual(effective["without"], "system")
        self.assertEqual(effective["order"]["source"], "assumed")
        self.assertEqual(self.effective("OTHER")["origin"], "system")

    def test_options_name_another_rep_group_or_station(self):
        self.here.save("station:12", "secret-of-a-station", **good_settings())
        self.assertEqual(self.effective("OTHER", "--station", "12")["origin"], "station:12")
        self.here.save("rep:5", "secret-of-a-rep", **good_settings())
        self.assertEqual(self.effective("OTHER", "--station", "12", "--rep", "5")["origin"], "rep:5")

    def test_explain_says_what_would_apply_otherwise_and_labels_the_assumption(self):
        self.here.save("rep:100017", "secret-of-a-rep", **good_settings())
        outcome = self.here.run("effective", "SSELLER", "--explain")
        self.assertExit(outcome, 0)
        self.assertIn("Without the entry for rep 100017, the system-wide smtp.cfg would be used.", outcome.out)
        self.assertIn("No station was given; station entries are left out.", outcome.out)
        self.assertIn("our assumption", outcome.out)

    def test_several_groups_are_warned_about(self):
        for group in ("group:100042", "group:100050"):
            self.here.save(group, "secret-of-a-group", **good_settings())
        effective = self.effective("SSELLER")
        self.assertEqual(effective["origin"], "group:100042")
        self.assertIn("100042, 100050", effective["warnings"][0])

    def test_a_line_for_every_login_of_folders_and_organisation(self):
        self.here.save("rep:100018", "secret-of-a-rep", **good_settings(sender_address="m@contoso.com"))
        outcome = self.here.run("list", "--effective", "--json")
        self.assertExit(outcome, 0)
        self.assertEqual([(each["login"], each["origin"], each["sender"]) for each in outcome.json["effective"]],
                         [("MÜLLER", "rep:100018", "m@contoso.com"), ("OTHER", "system", "crm@contoso.com"),
                          ("SSELLER", "system", "crm@contoso.com")])

    def test_a_new_entry_starts_with_the_values_of_a_suitable_file(self):
        self.here.save("user:SSELLER", "secret-of-a-user", **good_settings(sender_address="seller@contoso.com"))
        outcome = self.here.run("set", "rep:100017", "sender.name=Sabine", "--json")
        self.assertExit(outcome, 0)
        self.assertEqual(outcome.json["startedFrom"], "user:SSELLER")
        self.assertEqual(self.here.run("show", "rep:100017", "--json").json["settings"]["sender.address"], "seller@contoso.com")

    def test_a_file_that_names_another_rep_stops_resolution(self):
        self.here.save("rep:100018", "secret-of-a-rep", **good_settings())
        folder = self.here.file("system").parent / "smtp"
        (folder / "rep-100018.cfg").rename(folder / "rep-100017.cfg")
        outcome = self.here.run("effective", "SSELLER")
        self.assertExit(outcome, 4)
        self.assertIn("holds the settings of rep:100018, not those of rep:100017", outcome.err)
        # What the message tells to do does it.
        self.assertExit(self.here.run("remove", "rep:100017"), 0)
        self.assertExit(self.here.run("copy", f"file:{folder / 'rep-100017.cfg.bak'}", "rep:100017"), 0, 1)
        self.assertIn(f"smtpcfg copy \"file:{folder / 'rep-100017.cfg.bak'}\" rep:100017", outcome.err)
        self.assertEqual(self.effective("SSELLER")["origin"], "rep:100017")

    def test_ids_that_are_none_are_refused(self):
        for target in ("rep:../../x", "group:a/b", "station:0", "rep:CON", "rep:Müller ß #"):
            self.assertExit(self.here.run("show", target), 2)
        self.assertExit(self.here.run("effective", "SSELLER", "--rep", "../x"), 2)
        self.assertExit(self.here.run("validate", "system", "--rep", "5"), 2)

    def test_a_broken_organisation_is_said_and_nobody_is_resolved_without_it(self):
        (self.here.file("system").parent / "smtp" / "organisation.xml").write_text("<organisation", encoding="utf-8")
        outcome = self.here.run("effective", "SSELLER")
        self.assertExit(outcome, 4)
        self.assertIn("organisation.xml", outcome.err)
