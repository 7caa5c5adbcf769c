"""CRM.Web's web.config in the editor: the settings, what its check finds and mends, and the difference before it is saved."""
from xml.sax.saxutils import quoteattr

import accessible
import desktop
import harness
from desktop import press, screenshot, wait_for
from harness import Installation, peers
from test_editor import TITLE, EditorTest

WINDOW = "CRM.Web's web.config"
GUIDE = (harness.TESTS / "e2e/web_config_of_the_guide.xml").read_bytes()
CLIENT = "11111111-2222-3333-4444-555555555555"
NOTHING_WRONG = "CRM.Web can start and send with this file."


class WebConfig(EditorTest):
    def setUp(self):
        super().setUp()
        self.installation = Installation("SSELLER")
        self.file = harness.scratch("web") / "web.config"

    def put(self, data):
        self.file.write_bytes(data)

    def filled_in(self):
        return GUIDE.replace(b"YOUR_CLIENT_ID", CLIENT.encode()).replace(b"YOUR_CLIENT_SECRET", b"s3cret~1").replace(b"YOUR_TENANT_ID", b"contoso.com")

    def open(self):
        """The window, opened from the menu on the file."""
        program = self.start()
        wait_for("the layers", lambda: program.targets())
        press("alt+f", "w")
        desktop.focus_window(WINDOW)
        wait_for("the field", lambda: program.focus()[1] == "File")
        desktop.type_text(str(self.file))
        press("Return")
        wait_for("the form", lambda: program.focus()[1] == "Client ID")
        return program

    def findings(self, program):
        return [row[-1] for row in accessible.table_rows(program.wait("table", "Findings"))]

    def save(self, program, name):
        program.go_to("Save")
        press("space")
        desktop.focus_window("Save these changes.*")
        screenshot(name)
        lines = accessible.text_of(program.wait("text", "Lines that go"))
        press("alt+s")
        program.says("What it replaced is kept beside it")
        return lines

    def test_a_value_is_changed_and_nothing_else(self):
        self.put(self.filled_in())
        program = self.open()
        program.says(NOTHING_WRONG)
        program.says("The sender in CRM.Web is always the logged-in user")
        self.assertIsNone(program.find("text", "Sender address"))
        self.assertIsNone(program.find("combo box", "Authentication"))
        screenshot("web-config")
        program.enter("SMTP Host", "mail.contoso.com")
        lines = self.save(program, "web-config-difference")
        self.assertRegex(lines, r' +\d+ - +host="smtp.office365.com"')
        self.assertRegex(lines, r' +\d+ \+ +host="mail.contoso.com"')
        self.assertEqual(self.file.read_bytes(), self.filled_in().replace(b"smtp.office365.com", b"mail.contoso.com"))
        self.assertEqual(self.file.with_name("web.config.bak").read_bytes(), self.filled_in())

    def test_a_save_is_undone(self):
        self.put(self.filled_in())
        program = self.open()
        program.enter("Port", "25")
        self.save(program, "web-config-difference-port")
        program.go_to("Undo the save")
        press("space")
        program.says("is what it was before the save")
        self.assertEqual(self.file.read_bytes(), self.filled_in())
        wait_for("the port", lambda: program.value("Port") == "587")

    def test_findings_are_mended_one_by_one_and_all_at_once(self):
        broken = self.filled_in().replace(b'enableSsl="true"', b'enableSsl="false"').replace(b'"4.8"', b'"4.5"').replace(b'"4.0"', b'"2.0"')
        self.put(broken)
        program = self.open()
        program.says("2 errors keep CRM.Web from starting or sending.")
        self.assertEqual(len(self.findings(program)), 4)
        screenshot("web-config-findings")
        program.go_to("Findings")
        program.go_to("Fix")
        press("space")
        program.says('Write enableSsl="true" in <network>.')
        self.assertEqual(self.file.read_bytes(), broken)
        program.go_to("Fix all")
        press("space")
        program.says(NOTHING_WRONG)
        self.save(program, "web-config-fixed")
        self.assertEqual(self.file.read_bytes(), self.filled_in())

    def test_what_takes_a_person_has_no_fix(self):
        self.put(GUIDE)
        program = self.open()
        program.says("3 errors keep CRM.Web from starting or sending.")
        for button in ("Fix", "Fix all"):
            self.assertFalse(accessible.state(program.wait("push button", button), "SENSITIVE"))
        self.assertIn("takes a person", accessible.text_of(program.wait("text", "The chosen finding")))
        program.enter("Client ID", CLIENT)
        program.says("2 errors keep CRM.Web from starting or sending.")
        press("Escape")
        desktop.focus_window(".*")
        press("alt+d")
        wait_for("the window to close", lambda: program.find("table", "Findings") is None)
        self.assertEqual(self.file.read_bytes(), GUIDE)

    def test_an_encrypted_section_is_explained_and_not_edited(self):
        self.put(GUIDE[:GUIDE.index(b"<oauthMailSettings>")] + b'<oauthMailSettings configProtectionProvider="Rsa"><EncryptedData/></oauthMailSettings>'
                 + GUIDE[GUIDE.index(b"<system.web>"):].replace(b'"4.8"', b'"4.5"'))
        before = self.file.read_bytes()
        program = self.start()
        wait_for("the layers", lambda: program.targets())
        press("alt+f", "w")
        desktop.focus_window(WINDOW)
        desktop.type_text(str(self.file))
        press("Return")
        wait_for("the finding", lambda: "is encrypted" in str(self.findings(program)))
        self.assertFalse(accessible.state(program.wait("text", "Client ID"), "SENSITIVE"))
        program.go_to("Fix all")
        press("space")
        program.says('Write targetFramework="4.8" in <httpRuntime>.')
        self.save(program, "web-config-encrypted")
        self.assertEqual(self.file.read_bytes(), before.replace(b'"4.5"', b'"4.8"'))

    def test_a_file_that_iis_cannot_read_is_refused_with_its_place(self):
        self.put(GUIDE.replace(b"</smtp>", b"</smpt>"))
        program = self.start()
        wait_for("the layers", lambda: program.targets())
        press("alt+f", "w")
        desktop.focus_window(WINDOW)
        desktop.type_text(str(self.file))
        press("Return")
        program.says("</smpt> does not close <smtp>")

    def test_it_is_validated_with_a_mailbox_of_the_organisation(self):
        self.organisation(f'<reps><rep id="100017" name="Sabine Seller" login="SSELLER" email="{peers()["mailbox"]}"/></reps>')
        here = peers()
        oauth = {"clientId": here["client"], "clientSecret": here["secret"], "tenant": here["tenant"], "scope": here["scope"],
                 "authority": here["authority"]}
        written = " ".join(f"{name}={quoteattr(value)}" for name, value in oauth.items())
        self.put(f'<configuration><configSections><section name="oauthMailSettings" type="update.Crm.Emails.MailSettingsSection, update.Crm"/>'
                 f'</configSections><oauthMailSettings><smtp><network host="localhost" port="{here["ports"]["smtp"]["submission"]}" enableSsl="true"/>'
                 f"<oauth {written}/></smtp></oauthMailSettings></configuration>".encode())
        program = self.open()
        press("alt+v")
        program.says("Enter the mailbox to validate with")
        press("Down")
        press("alt+v")
        desktop.focus_window("Validate web.config.*")
        program.says("Signed in")
        screenshot("web-config-validated")

    def test_a_layer_is_copied_there_and_its_sender_stays_behind(self):
        self.save_good("user:SSELLER")
        self.put(GUIDE)
        program = self.start()
        program.do("user:SSELLER", "Copy to", "alt+l", "c")
        desktop.focus_window("Copy user:SSELLER.*")
        desktop.type_text(f"web:{self.file}")
        press("Return")
        desktop.focus_window(WINDOW)
        program.says("does not carry over")
        self.save(program, "web-config-copied")
        self.assertIn(peers()["client"].encode(), self.file.read_bytes())
