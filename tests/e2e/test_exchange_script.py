"""The PowerShell for the Exchange administrator: for whom it is, who is left out, and where it goes."""
import harness

CLIENT, OTHER_CLIENT = "22222222-2222-4222-8222-222222222222", "44444444-4444-4444-8444-444444444444"
OBJECT = "33333333-3333-4333-8333-333333333333"
EXCHANGE = {"authentication": "AUTH_OAUTH2", "host": "smtp.office365.com", "port": 587, "tenant": "contoso.com", "clientId": CLIENT,
            "scope": "https://outlook.office365.com/.default", "authority": "https://login.microsoftonline.com"}
SECRET = "E~canary/exchange+script"


class ExchangeScript(harness.TestCase):
    def setUp(self):
        self.installation = harness.Installation("SSELLER", "JDOE", "MÜLLER")

    def save(self, target, sender, **changed):
        self.installation.save(target, SECRET, sender_address=sender, **{**EXCHANGE, **changed})

    def script(self, *arguments, code=0):
        outcome = self.installation.run("exchange-script", *arguments, "--json")
        self.assertExit(outcome, code)
        return outcome.json

    def senders(self, *arguments, code=0):
        return [sender["mailbox"] for sender in self.script(*arguments, code=code)["senders"]]

    def test_for_one_layer_for_logins_and_for_all(self):
        self.save("system", "crm@contoso.com")
        self.save("user:SSELLER", "seller@contoso.com")
        self.save("rep:100017", "CRM@contoso.com")
        self.assertEqual(self.senders("user:SSELLER"), ["seller@contoso.com"])
        self.assertEqual(self.senders("system", "user:SSELLER"), ["crm@contoso.com", "seller@contoso.com"])
        everybody = self.script("--all")
        self.assertEqual(everybody["leftOut"], [])
        self.assertEqual(everybody["senders"], [
            {"mailbox": "crm@contoso.com", "tenant": "contoso.com", "clientId": CLIENT, "usedBy": ["system", "rep:100017"]},
            {"mailbox": "seller@contoso.com", "tenant": "contoso.com", "clientId": CLIENT, "usedBy": ["user:SSELLER"]}])
        effective = self.script("--effective", "SSELLER", "JDOE", "MÜLLER")
        self.assertEqual([(each["mailbox"], each["usedBy"]) for each in effective["senders"]],
                         [("seller@contoso.com", ["SSELLER"]), ("crm@contoso.com", ["JDOE", "MÜLLER"])])
        printed = self.installation.run("exchange-script", "--all")
        self.assertExit(printed, 0)
        self.assertEqual(printed.out, everybody["script"])
        self.assertEqual(printed.err, "")
        self.assertIn("'crm@contoso.com'  # used by system, rep:100017", printed.out)

    def test_the_other_way_and_the_object_id(self):
        self.save("system", "crm@contoso.com")
        classic, rbac = self.script("system")["script"], self.script("system", "--rbac", "--object-id", OBJECT)["script"]
        self.assertIn("Add-MailboxPermission", classic)
        self.assertIn("ObjectId  = ''  # <-", classic)
        self.assertNotIn("Add-MailboxPermission", rbac)
        self.assertIn("New-ManagementRoleAssignment", rbac)
        self.assertIn(f"ObjectId  = '{OBJECT}'\n", rbac)

    def test_what_is_of_no_use_is_named_in_the_script_and_on_standard_error(self):
        self.save("system", "crm@contoso.com")
        self.installation.save("user:JDOE", SECRET, authentication="AUTH_PLAIN", sender_address="jdoe@contoso.com", host="mail.contoso.com", port=587,
                               userName="jdoe")
        self.installation.file("SSELLER").write_bytes(b"age-encryption.org/v1 broken")
        outcome = self.installation.run("exchange-script", "--all")
        self.assertExit(outcome, 1)
        for words in ("user:JDOE: It signs in with AUTH_PLAIN, not as an application.", "user:SSELLER: "):
            self.assertIn("#   " + words, outcome.out)
            self.assertIn("Left out: " + words, outcome.err)
        self.assertEqual([each["name"] for each in self.script("--effective", "SSELLER", "JDOE", "MÜLLER", code=1)["leftOut"]], ["SSELLER", "JDOE"])

    def test_without_anybody_left_there_is_no_script(self):
        outcome = self.installation.run("exchange-script", "system", "--json")
        self.assertExit(outcome, 3)
        self.assertEqual([each["name"] for each in outcome.json["leftOut"]], ["system"])
        self.assertExit(self.installation.run("exchange-script", "--all"), 3)
        self.installation.save("user:JDOE", SECRET, authentication="AUTH_PLAIN", sender_address="jdoe@contoso.com", host="mail.contoso.com", port=587,
                               userName="jdoe")
        plain = self.installation.run("exchange-script", "user:JDOE")
        self.assertExit(plain, 3)
        self.assertEqual(plain.out, "")
        self.assertIn("AUTH_OAUTH2", plain.err)
        self.installation.file().write_bytes(b"age-encryption.org/v1 broken")
        self.assertExit(self.installation.run("exchange-script", "--all"), 4)

    def test_several_applications_have_a_block_each_and_one_object_id_is_not_for_all(self):
        self.save("system", "crm@contoso.com")
        self.save("user:SSELLER", "seller@fabrikam.com", tenant="fabrikam.com", clientId=OTHER_CLIENT)
        script = self.script("--all")["script"]
        self.assertLess(script.index("Tenant       = 'contoso.com'"), script.index(f"ClientId  = '{CLIENT}'"))
        self.assertLess(script.index("Tenant       = 'fabrikam.com'"), script.index(f"ClientId  = '{OTHER_CLIENT}'"))
        outcome = self.installation.run("exchange-script", "--all", "--object-id", OBJECT)
        self.assertExit(outcome, 2)
        self.assertIn("name 2.", outcome.err)

    def test_mistakes_are_told(self):
        self.save("system", "crm@contoso.com")
        for arguments in ([], ["system", "--all"], ["--all", "--effective", "JDOE"], ["usr:JDOE"], ["system", "--object-id", "x"],
                          ["system", "--object-id", CLIENT], ["--effective", "no login"]):
            with self.subTest(arguments=arguments):
                outcome = self.installation.run("exchange-script", *arguments)
                self.assertExit(outcome, 2)
                self.assertEqual(outcome.out, "")

    def test_a_file_is_as_windows_powershell_reads_it_and_what_it_replaces_is_kept(self):
        self.save("system", "crm@contoso.com")
        file = harness.scratch("script") / "für Exchange.ps1"
        outcome = self.installation.run("exchange-script", "system", "--out", file)
        self.assertExit(outcome, 0)
        self.assertEqual(outcome.out, "")
        first = file.read_bytes()
        self.assertTrue(first.startswith(b"# Lets Aurea CRM send mail"))
        self.assertNotIn(b"\n", first.replace(b"\r\n", b""))
        self.assertExit(self.installation.run("exchange-script", "--effective", "MÜLLER", "--out", file), 0)
        self.assertTrue(file.read_bytes().startswith(b"\xef\xbb\xbf# Lets"))
        self.assertIn("used by MÜLLER", file.read_text(encoding="utf-8-sig"))
        self.assertEqual(file.with_name(file.name + ".bak").read_bytes(), first)
        self.assertExit(self.installation.run("exchange-script", "system", "--out", file.parent), 5)
        self.assertExit(self.installation.run("exchange-script", "system", "--out", file.parent / "nowhere" / "x.ps1"), 5)
