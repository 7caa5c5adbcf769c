"""CRM.Web's web.config: shown, checked and edited, by the eyes of another XML parser."""
import re
import xml.etree.ElementTree as ElementTree

import harness
from harness import Installation, good_settings, peers

GUIDE = (harness.TESTS / "e2e/web_config_of_the_guide.xml").read_bytes()
SECRET = "cAnArY-web~\"secret\" & <more>'s 8Q~ü"
OLD_SECRET = "cAnArY-old-web-secret"
CLIENT = "11111111-2222-3333-4444-555555555555"
CRLF_UTF16 = """<?xml version='1.0' encoding='utf-16'?>
<configuration>
\t<!-- the site's own -->
\t<appSettings>
\t\t<add key='Müßig' value='€ &amp; &#x1D11E;'/>
\t</appSettings>
\t<custom><![CDATA[ <network host="no"/> ]]></custom>
</configuration>
""".replace("\n", "\r\n").encode("utf-16")


def document(data):
    """What another parser reads: every element with its attributes and text, without the blanks between elements."""
    def plain(element):
        return (element.tag, dict(element.attrib), (element.text or "").strip(), [plain(child) for child in element])
    return plain(ElementTree.fromstring(data))


def changed(data, element, **attributes):
    """The same document with attributes of one element set."""
    root = ElementTree.fromstring(data)
    root.find(element).attrib.update(attributes)
    return document(ElementTree.tostring(root))


class WebConfig(harness.TestCase):
    def setUp(self):
        harness.canaries.update([SECRET, OLD_SECRET])
        self.file = harness.scratch("web") / "web.config"

    def put(self, data):
        self.file.write_bytes(data)

    def web(self, command, *arguments, codes=(0,), **more):
        outcome = harness.run("web", command, self.file, *arguments, **more)
        self.assertExit(outcome, *codes)
        return outcome

    def set(self, *arguments, **more):
        return self.web("set", *arguments, **more)

    def fill(self, **more):
        return self.set(f"clientId={CLIENT}", "tenant=contoso.com", "clientSecret", "--secret-from", "-", stdin=SECRET, **more)

    def test_the_guides_example_is_shown(self):
        self.put(GUIDE)
        shown = self.web("show", "--json").json
        self.assertEqual((shown["state"], shown["encoding"]), ("present", "UTF-8"))
        self.assertEqual(shown["settings"], {"host": "smtp.office365.com", "port": 587, "enableSsl": True, "clientId": "YOUR_CLIENT_ID",
                                             "clientSecret": "••••••••", "tenant": "YOUR_TENANT_ID",
                                             "scope": "https://outlook.office365.com/.default", "authority": "https://login.microsoftonline.com"})
        self.assertNotIn("YOUR_CLIENT_SECRET", self.web("show").out)
        self.assertIn("YOUR_CLIENT_SECRET", self.web("show", "--reveal", revealing=True).out)

    def test_the_guides_example_is_checked_and_mended(self):
        self.put(GUIDE)
        outcome = self.web("check", "--json", codes=(10,))
        self.assertEqual(outcome.json["verdict"], "fail")
        self.assertEqual([finding["id"] for finding in outcome.json["findings"]], ["placeholder"] * 3)
        self.fill()
        outcome = self.web("check", "--json", codes=(1,))
        self.assertEqual([finding["id"] for finding in outcome.json["findings"]], ["secret.clearText"])
        self.assertIn("aspnet_regiis", self.web("check", codes=(1,)).out)

    def test_the_edited_file_is_what_was_meant_to_another_parser(self):
        self.put(GUIDE)
        self.fill()
        meant = changed(GUIDE, "oauthMailSettings/smtp/oauth", clientId=CLIENT, tenant="contoso.com", clientSecret=SECRET)
        self.assertEqual(document(self.file.read_bytes()), meant)

    def test_every_other_byte_stays(self):
        self.put(GUIDE)
        self.set("host=mail.contoso.com", codes=(1,))
        self.assertEqual(self.file.read_bytes(), GUIDE.replace(b"smtp.office365.com", b"mail.contoso.com"))
        self.assertEqual(self.file.with_name("web.config.bak").read_bytes(), GUIDE)
        self.set("host=smtp.office365.com", codes=(1,))
        self.assertEqual(self.file.read_bytes(), GUIDE)

    def test_a_section_is_added_to_a_utf16_file(self):
        self.put(CRLF_UTF16)
        self.fill()
        data = self.file.read_bytes()
        text = data.decode("utf-16")
        self.assertEqual(data[:2], CRLF_UTF16[:2])
        self.assertEqual(text.count("\n"), text.count("\r\n"))
        before = document(CRLF_UTF16)
        tag, attributes, content, children = document(data)
        self.assertEqual((tag, attributes, content, children[2:]), before)
        self.assertEqual(children[0], ("configSections", {}, "", [("section", {
            "name": "oauthMailSettings", "type": "update.Crm.Emails.MailSettingsSection, update.Crm"}, "", [])]))
        network = {"host": "smtp.office365.com", "port": "587", "defaultCredentials": "false", "enableSsl": "true"}
        oauth = {"clientId": CLIENT, "clientSecret": SECRET, "tenant": "contoso.com",
                 "scope": "https://outlook.office365.com/.default", "authority": "https://login.microsoftonline.com"}
        self.assertEqual(children[1], ("oauthMailSettings", {}, "", [("smtp", {"deliveryMethod": "Network"}, "", [
            ("network", network, "", []), ("oauth", oauth, "", [])])]))
        self.assertIn("\r\n\t\t<smtp deliveryMethod='Network'>\r\n\t\t\t<network host='smtp.office365.com'", text)
        self.assertNotIn("configSections", "".join(finding["id"] for finding in self.web("check", "--json", codes=(1,)).json["findings"]))

    def test_a_dry_run_shows_the_lines_and_writes_nothing(self):
        self.put(GUIDE.replace(b"YOUR_CLIENT_SECRET", OLD_SECRET.encode()))
        before = self.file.read_bytes()
        outcome = self.set("port=25", "clientSecret", "--secret-from", "-", "--dry-run", stdin=SECRET, codes=(1,))
        self.assertEqual(self.file.read_bytes(), before)
        self.assertFalse(self.file.with_name("web.config.bak").exists())
        self.assertRegex(outcome.out, re.compile(r'^ +\d+ - +port="587"$', re.M))
        self.assertRegex(outcome.out, re.compile(r'^ +\d+ \+ +port="25"$', re.M))
        self.assertRegex(outcome.out, re.compile(r'^ +\d+ \+ +clientSecret="••••••••"$', re.M))
        self.assertIn("Dry run", outcome.err)
        told = self.set("port=25", "--dry-run", "--json", codes=(1,)).json
        self.assertFalse(told["written"])
        self.assertEqual(told["changes"], [{"field": "port", "from": "587", "to": "25"}])
        self.assertEqual([line["change"] for line in told["lines"]], ["removed", "added"])

    def test_setting_what_is_there_writes_nothing(self):
        self.put(GUIDE)
        outcome = self.set("host=smtp.office365.com", "port=587", codes=(1,))
        self.assertIn("Nothing differs", outcome.err)
        self.assertFalse(self.file.with_name("web.config.bak").exists())

    def test_what_crm_web_does_not_have_is_refused(self):
        self.put(GUIDE)
        self.assertIn("logged-in user", self.set("sender.address=a@b.c", codes=(2,)).err)
        self.set("userName=x", codes=(2,))
        self.set("port=many", codes=(2,))
        self.set("clientSecret=" + SECRET, codes=(2,))
        self.set(codes=(2,))
        self.assertEqual(self.file.read_bytes(), GUIDE)

    def test_an_encrypted_section_is_never_overwritten(self):
        start, end = GUIDE.index(b"<oauthMailSettings>"), GUIDE.index(b"<system.web>")
        self.put(GUIDE[:start] + b'<oauthMailSettings configProtectionProvider="RsaProtectedConfigurationProvider"><EncryptedData/></oauthMailSettings>'
                 + GUIDE[end:])
        before = self.file.read_bytes()
        self.assertIn("aspnet_regiis -pdf", self.set("host=x", codes=(5,)).err)
        self.assertEqual(self.file.read_bytes(), before)
        self.assertEqual(self.web("show", "--json", codes=(1,)).json["state"], "encrypted")
        self.assertIn("encrypted", self.web("check").out)

    def test_a_file_that_iis_cannot_read_is_refused_with_its_place(self):
        self.put(GUIDE.replace(b"</smtp>", b"</smpt>"))
        for command in (("show",), ("check",), ("set", "host=x")):
            self.assertRegex(self.web(*command, codes=(4,)).err, r"line \d+, column 5: </smpt> does not close <smtp>")
        self.assertExit(harness.run("web", "show", self.file.with_name("other.config")), 3)

    def test_the_folder_of_the_site_is_not_told_to_be_removed(self):
        outcome = harness.run("web", "check", self.file.parent)
        self.assertExit(outcome, 4)
        self.assertIn("Name the web.config in it.", outcome.err)
        self.assertNotIn("remove", outcome.err)

    def test_a_layers_settings_are_copied_and_the_sender_is_told_to_stay_behind(self):
        here = Installation("SSELLER")
        here.save("system", SECRET, sender_address="crm@contoso.com", clientId=CLIENT, tenant="contoso.com")
        self.put(CRLF_UTF16)
        outcome = here.run("web", "copy", "system", self.file)
        self.assertExit(outcome, 1)
        self.assertIn("crm@contoso.com does not carry over", outcome.err)
        oauth = ElementTree.fromstring(self.file.read_bytes()).find("oauthMailSettings/smtp/oauth")
        self.assertEqual((oauth.get("clientId"), oauth.get("clientSecret")), (CLIENT, SECRET))
        again = here.run("web", "copy", "system", self.file, "--json")
        self.assertExit(again, 1)
        self.assertEqual((again.json["from"], again.json["written"], again.json["lines"]), ("system", False, []))
        here.save("user:SSELLER", authentication="AUTH_NONE", host="relay", sender_address="a@b.c")
        self.assertExit(here.run("web", "copy", "user:SSELLER", self.file), 2)

    def test_a_web_config_is_a_target_like_every_other(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", SECRET, sender_address="crm@contoso.com", sender_name="CRM", clientId=CLIENT, tenant="contoso.com")
        self.put(GUIDE)
        web = f"web:{self.file}"
        copied = here.run("copy", "user:SSELLER", web)
        self.assertExit(copied, 1)
        self.assertIn("crm@contoso.com does not carry over", copied.err)
        changed = harness.run("set", web, "host=mail.contoso.com", "--json")
        self.assertExit(changed, 0)
        self.assertEqual((changed.json["target"], changed.json["written"]), (web, True))
        shown = harness.run("show", web, "--json").json
        self.assertEqual((shown["settings"]["host"], shown["settings"]["clientId"]), ("mail.contoso.com", CLIENT))
        self.assertNotIn("sender.address", shown["settings"])
        self.assertExit(here.run("compare", web, "user:SSELLER"), 0)

        back = here.run("copy", web, "user:SSELLER")
        self.assertExit(back, 0)
        user = here.run("show", "user:SSELLER", "--json").json["settings"]
        self.assertEqual((user["host"], user["sender.address"], user["sender.name"]), ("mail.contoso.com", "crm@contoso.com", "CRM"))
        self.assertExit(here.run("copy", web, "system"), 1)  # which has no sender yet

    def test_a_dry_run_of_a_copy_writes_nothing_anywhere(self):
        here = Installation("SSELLER")
        here.save("user:SSELLER", SECRET, sender_address="crm@contoso.com", clientId=CLIENT, tenant="contoso.com")
        self.put(GUIDE)
        self.assertExit(here.run("copy", "user:SSELLER", f"web:{self.file}", "--dry-run"), 1)
        self.assertEqual(self.file.read_bytes(), GUIDE)
        outcome = here.run("copy", "user:SSELLER", "system", "--dry-run", "--json")
        self.assertExit(outcome, 0)
        self.assertFalse(outcome.json["written"])
        self.assertFalse(here.file().exists())

    def test_a_target_without_the_section_the_file_or_the_right_to_go(self):
        self.put(CRLF_UTF16)
        web = f"web:{self.file}"
        self.assertExit(harness.run("show", web), 3)
        self.assertExit(harness.run("show", web + "x"), 3)
        self.assertExit(harness.run("set", web + "x", "host=a"), 3)
        outcome = harness.run("remove", web)
        self.assertExit(outcome, 2)
        self.assertEqual(self.file.read_bytes(), CRLF_UTF16)
        self.assertIn("web:" + str(self.file), harness.run("show", self.file).err)
        self.assertExit(harness.run("set", web, "host=a"), 1)
        self.assertExit(harness.run("show", web), 0)

    def test_a_web_config_is_validated_with_the_mailbox_that_is_named(self):
        self.put(GUIDE)
        settings = good_settings()
        words = [f"{name}={settings[name]}" for name in ("host", "port", "clientId", "tenant", "authority", "scope")]
        self.assertExit(harness.run("set", f"web:{self.file}", *words, "--secret-from", "-", stdin=peers()["secret"]), 0, 1)
        web = f"web:{self.file}"
        nobody = harness.run("validate", web)
        self.assertExit(nobody, 2)
        self.assertIn("logged-in user", nobody.err)
        self.assertIn("--sender", nobody.err)
        outcome = harness.run("validate", web, "--sender", peers()["mailbox"], "--ca-file", peers()["ca"], "--json")
        self.assertExit(outcome, 0, 1)
        self.assertEqual((outcome.json["origin"], outcome.json["settings"]["sender.address"]), (web, peers()["mailbox"]))
        refused = harness.run("validate", web, "--sender", "notregistered@contoso.com", "--ca-file", peers()["ca"], "--json")
        self.assertExit(refused, 15)

        here = Installation("SSELLER")
        organisation = here.root / "update.win/system/smtp/organisation.xml"
        organisation.parent.mkdir()
        organisation.write_text(f'<organisation version="1"><reps><rep id="100017" name="Sabine Seller" login="SSELLER" email="{peers()["mailbox"]}"/>'
                                '<rep id="100018" name="Nobody" login="NOBODY"/></reps></organisation>', encoding="utf-8")
        for whose in ("SSELLER", "sseller", "100017"):
            outcome = here.run("validate", web, "--sender-of", whose, "--offline", "--json")
            self.assertExit(outcome, 0, 1)
            self.assertEqual(outcome.json["settings"]["sender.address"], peers()["mailbox"])
        self.assertExit(here.run("validate", web, "--sender-of", "NOBODY"), 3)
        self.assertExit(here.run("validate", web, "--sender-of", "WHO"), 3)
        here.save("system", SECRET, sender_address="crm@contoso.com", clientId=CLIENT, tenant="contoso.com")
        self.assertExit(here.run("validate", "system", "--sender", "a@b.c"), 2)

    def test_what_can_be_mended_is_and_the_rest_is_told(self):
        broken = GUIDE.replace(b'enableSsl="true"', b'enableSsl="false"').replace(b'"4.8"', b'"4.5"')
        self.put(broken)
        found = self.web("check", "--json", codes=(10,)).json["findings"]
        self.assertEqual([each["id"] for each in found if each["fix"]], ["settings.enableSsl", "httpRuntime.targetFramework"])
        tried = self.web("check", "--fix", "--dry-run", codes=(10,))
        self.assertRegex(tried.out, re.compile(r'^ +\d+ \+ .*targetFramework="4.8"', re.M))
        self.assertEqual(self.file.read_bytes(), broken)
        self.web("check", "--fix", "settings.enableSsl", codes=(10,))
        self.assertEqual(self.file.read_bytes(), broken.replace(b'enableSsl="false"', b'enableSsl="true"'))
        outcome = self.web("check", "--fix", codes=(10,))
        self.assertEqual(self.file.read_bytes(), GUIDE)
        self.assertIn("httpRuntime.targetFramework", outcome.err)
        self.assertRegex(outcome.err, r"placeholder.*\n?.*This takes a person")
        again = self.web("check", "--fix", "--json", codes=(10,)).json
        self.assertEqual((again["fixed"], again["written"], again["lines"]), ([], False, []))
        self.web("check", "--fix", "section.twice", codes=(2,))
        self.web("check", "--dry-run", codes=(2,))
        self.assertExit(harness.run("web", "check", "--fix", self.file), 10)

    def test_the_file_that_configSource_names_is_shown_edited_and_mended(self):
        start, end = GUIDE.index(b"<oauthMailSettings>"), GUIDE.index(b"</oauthMailSettings>") + len(b"</oauthMailSettings>")
        self.put(GUIDE[:start] + b'<oauthMailSettings configSource="mail.config" />' + GUIDE[end:])
        before = self.file.read_bytes()
        section = self.file.with_name("mail.config")
        self.assertEqual(self.web("show", "--json", codes=(1,)).json["state"], "elsewhere")
        section.write_bytes(GUIDE[start:end].replace(b'enableSsl="true"', b'enableSsl="false"'))
        shown = self.web("show", "--json").json
        self.assertEqual((shown["state"], shown["sectionFile"]), ("present", str(section)))
        self.fill(codes=(1,))
        self.web("check", "--fix", codes=(1,))
        self.assertEqual(self.file.read_bytes(), before)
        self.assertIn(b'enableSsl="true"', section.read_bytes())
        self.assertIn(CLIENT.encode(), section.read_bytes())
        section.unlink()
        self.assertIn("mail.config", self.set("host=a", codes=(5,)).err)
