"""What the administrator can decide: the names that the program knows, and those in the templates of Group Policy."""
import pathlib
import re
import unittest
import xml.etree.ElementTree as ElementTree

import harness
from harness import run

TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "installer/policy"
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"
LANGUAGES = ("en-US", "de-DE")


def root_of(name):
    return ElementTree.parse(TEMPLATES / name).getroot()


class Templates(harness.TestCase):
    def setUp(self):
        self.definitions = root_of("smtpcfg.admx")

    def values(self):
        """Name of the registry's value → "text" or "switch"."""
        values = {each.get("valueName"): "text" for each in self.definitions.iter(SPACE + "text")}
        values |= {each.get("valueName"): "switch" for each in self.definitions.iter(SPACE + "boolean")}
        values |= {each.get("valueName"): "switch" for each in self.definitions.iter(SPACE + "policy") if each.get("valueName")}
        return values

    def test_they_set_what_the_program_reads(self):
        shown = run("policy", "--json")
        self.assertExit(shown, 0)
        self.assertEqual(set(self.values()), set(shown.json["settings"]))

    def test_everything_is_where_the_program_looks(self):
        for policy in self.definitions.iter(SPACE + "policy"):
            self.assertEqual((policy.get("class"), policy.get("key")), ("Machine", r"Software\Policies\smtpcfg"))

    def test_switches_are_one_and_zero(self):
        for name, tags in (("policy", ("enabledValue", "disabledValue")), ("boolean", ("trueValue", "falseValue"))):
            for each in self.definitions.iter(SPACE + name):
                if each.get("valueName"):
                    self.assertEqual([each.find(f"{SPACE}{tag}/{SPACE}decimal").get("value") for tag in tags], ["1", "0"], each.get("valueName"))

    def test_every_language_has_every_text(self):
        wanted = set(re.findall(r"\$\((string|presentation)\.(\w+)\)", (TEMPLATES / "smtpcfg.admx").read_text(encoding="utf-8")))
        self.assertTrue(wanted)
        for language in LANGUAGES:
            resources = root_of(f"{language}/smtpcfg.adml")
            there = {(kind, each.get("id")) for kind in ("string", "presentation") for each in resources.iter(SPACE + kind)}
            self.assertEqual(there, wanted, language)
            for text in resources.iter(SPACE + "string"):
                self.assertTrue(text.text.strip(), text.get("id"))

    def test_every_element_has_its_control_in_every_language(self):
        wanted = {each.get("id") for kind in ("text", "boolean") for each in self.definitions.iter(SPACE + kind)}
        for language in LANGUAGES:
            controls = {each.get("refId") for each in root_of(f"{language}/smtpcfg.adml").iter() if each.get("refId")}
            self.assertEqual(controls, wanted, language)


if __name__ == "__main__":
    unittest.main()
