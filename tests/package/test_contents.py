"""What is in the packages."""
import hashlib
import json
import sys
import unittest
import zipfile

import packages

sys.path.insert(0, str(packages.SOURCES / "installer"))
import components


class Contents(unittest.TestCase):
    def setUp(self):
        self.zip = zipfile.ZipFile(packages.the(".zip"))
        self.addCleanup(self.zip.close)
        self.names = {name.split("/", 1)[1] for name in self.zip.namelist()}
        self.bill = json.loads(packages.the(".spdx.json").read_text(encoding="utf-8"))

    def read(self, name):
        top = self.zip.namelist()[0].split("/")[0]
        return self.zip.read(f"{top}/{name}")

    def test_the_zip_has_the_programs_and_every_librarys_licence(self):
        self.assertLessEqual({"smtpcfg.exe", "smtpcfg-gui.exe", "README.md", "LICENSE.txt", "docs/guide.md",
                              "policy/smtpcfg.admx", "policy/en-US/smtpcfg.adml", "policy/de-DE/smtpcfg.adml"}, self.names)
        for component in components.COMPONENTS:
            self.assertIn(f"licences/{component.package}.txt", self.names)

    def test_both_programs_have_version_icon_and_manifest(self):
        for name in ("smtpcfg.exe", "smtpcfg-gui.exe"):
            program = self.read(name)
            self.assertIn("VS_VERSION_INFO".encode("utf-16-le"), program, name)
            self.assertIn((packages.SOURCES / "resources/smtpcfg.manifest").read_bytes(), program, name)
            self.assertIn((packages.SOURCES / "resources/smtpcfg.ico").read_bytes()[-1000:], program, name)

    def test_no_path_of_the_machine_that_built_it_is_in_a_program(self):
        for name in ("smtpcfg.exe", "smtpcfg-gui.exe"):
            self.assertNotIn(str(packages.SOURCES).encode(), self.read(name), name)

    def test_the_sums_are_those_of_the_packages(self):
        lines = (packages.PACKAGES / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
        self.assertEqual(len(lines), 3)
        for line in lines:
            digest, name = line.split("  ")
            self.assertEqual(hashlib.sha256((packages.PACKAGES / name).read_bytes()).hexdigest(), digest)

    def test_the_bill_of_materials_names_every_library_and_the_programs_as_packed(self):
        self.assertEqual(self.bill["spdxVersion"], "SPDX-2.3")
        self.assertLessEqual({component.name for component in components.COMPONENTS}, {package["name"] for package in self.bill["packages"]})
        known = {"SPDXRef-DOCUMENT"} | {one["SPDXID"] for one in self.bill["packages"] + self.bill["files"]}
        for relation in self.bill["relationships"]:
            self.assertLessEqual({relation["spdxElementId"], relation["relatedSpdxElement"]}, known)
        for file in self.bill["files"]:
            sums = {sum["algorithm"]: sum["checksumValue"] for sum in file["checksums"]}
            self.assertEqual(sums["SHA256"], hashlib.sha256(self.read(file["fileName"][2:])).hexdigest())

    def test_the_same_programs_give_the_same_bytes(self):
        again = packages.made(TZ="Asia/Tokyo")
        self.assertEqual((again / "SHA256SUMS").read_text(encoding="utf-8"), (packages.PACKAGES / "SHA256SUMS").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
