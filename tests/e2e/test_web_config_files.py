"""Every web.config of tests/model/web_configs, edited, and read by libxml2: the document is what was meant, and nothing else changed."""
import re

from lxml import etree

import harness

FILES = sorted((harness.TESTS / "model/web_configs").glob("*.config"))
VALUES = {"host": "mail.contoso.com", "port": "465", "enableSsl": "false", "tenant": "a\"b'c&d<e>f Ä€𝄞", "scope": "x\ty"}
ELEMENTS = {"host": "network", "port": "network", "enableSsl": "network", "tenant": "oauth", "scope": "oauth"}
SECTION = "oauthMailSettings"
OLD_NAMESPACE = "http://schemas.microsoft.com/.NetConfiguration/v2.0"


def variants(data):
    """The file as bytes: UTF-8 with either line end, with a byte order mark, and UTF-16."""
    text = data.decode("utf-8")
    crlf = text.replace("\n", "\r\n")
    utf16 = re.sub("encoding=([\"'])utf-8", "encoding=\\1utf-16", crlf, count=1, flags=re.IGNORECASE)
    return {"LF": data, "CRLF": crlf.encode("utf-8"), "BOM": crlf.encode("utf-8-sig"), "UTF-16": utf16.encode("utf-16")}


def plain(element):
    """Elements, attributes and texts, without the blanks between elements and comments."""
    if not isinstance(element.tag, str):
        return None
    return (element.tag, dict(element.attrib), (element.text or "").strip(),
            [each for each in map(plain, element) if each], (element.tail or "").strip())


def read(data):
    """The root, its elements without the namespace that old files declare and .NET leaves out of account."""
    root = etree.fromstring(data)
    for element in root.iter(f"{{{OLD_NAMESPACE}}}*"):
        element.tag = etree.QName(element).localname
    return root


def canonical(root):
    """The whole document with its blanks and comments; line ends as XML has them."""
    return etree.tostring(root.getroottree(), method="c14n", with_comments=True)


def section_of(root):
    here = root.find(SECTION)
    if here is not None:
        return here
    return next((location.find(SECTION) for location in root.findall("location") if location.get("path", ".") in ("", ".")), None)


class WebConfigFiles(harness.TestCase):
    def setUp(self):
        self.file = harness.scratch("web-files") / "web.config"

    def edit(self, data):
        """The bytes after all values were set."""
        self.file.write_bytes(data)
        outcome = harness.run("web", "set", self.file, *(f"{name}={value}" for name, value in VALUES.items()))
        if outcome.code == 5:
            self.assertEqual(self.file.read_bytes(), data, outcome)
            return None
        self.assertExit(outcome, 0, 1)
        return self.file.read_bytes()

    def test_there_are_enough_of_them(self):
        self.assertGreaterEqual(len(FILES), 60)

    def test_what_is_edited_is_what_was_meant(self):
        refused = set()
        for path in FILES:
            for name, data in variants(path.read_bytes()).items():
                with self.subTest(file=path.name, variant=name):
                    after = self.edit(data)
                    if after is None:
                        refused.add(path.name)
                        continue
                    root, edited = read(data), read(after)
                    section = section_of(root)
                    smtp = None if section is None else section.find("smtp")
                    parts = {each: None if smtp is None else smtp.find(each) for each in ("network", "oauth")}
                    for field, value in VALUES.items():
                        found = section_of(edited).find(f"smtp/{ELEMENTS[field]}").get(field)
                        self.assertEqual(found.lower() if field == "enableSsl" else found, value)
                    if all(part is not None for part in parts.values()):
                        for field, value in VALUES.items():
                            before = parts[ELEMENTS[field]].get(field, "")
                            if not (field == "enableSsl" and before.lower() == value):
                                parts[ELEMENTS[field]].set(field, value.title() if field == "enableSsl" and before[:1] in ("T", "F") else value)
                        self.assertEqual(canonical(edited), canonical(root))
                    else:
                        self.assertEqual(self.without_added(edited, root), plain(root))
        self.assertEqual(refused, {"crm-web-config-source.config", "crm-web-config-source-outside.config", "crm-web-encrypted.config",
                                   "crm-web-network-twice.config", "crm-web-section-twice.config", "transform-debug.config",
                                   "transform-release.config"})

    def without_added(self, edited, root):
        """The edited document without what an edit adds to one that lacks it."""
        if section_of(root) is None:
            edited.remove(edited.find(SECTION))
            for entry in edited.findall("configSections/section"):
                if entry.get("name") == SECTION and not root.findall(f"configSections/section[@name='{SECTION}']"):
                    entry.getparent().remove(entry)
            if root.find("configSections") is None:
                edited.remove(edited.find("configSections"))
        elif section_of(root).find("smtp") is None:
            section_of(edited).remove(section_of(edited).find("smtp"))
        else:
            for name in ("network", "oauth"):
                here, there = section_of(root).find(f"smtp/{name}"), section_of(edited).find(f"smtp/{name}")
                if here is None:
                    there.getparent().remove(there)
                else:
                    there.attrib.clear()
                    there.attrib.update(here.attrib)
        return plain(edited)

    def test_what_is_mended_stays_well_formed_and_needs_no_second_time(self):
        for path in FILES:
            both = variants(path.read_bytes())
            for name in ("LF", "UTF-16"):
                with self.subTest(file=path.name, variant=name):
                    self.file.write_bytes(both[name])
                    self.assertExit(harness.run("web", "check", self.file, "--fix"), 0, 1, 10)
                    mended = self.file.read_bytes()
                    etree.fromstring(mended)
                    self.assertFalse(harness.run("web", "check", self.file, "--fix", "--json").json["written"])
                    self.assertEqual(self.file.read_bytes(), mended)
