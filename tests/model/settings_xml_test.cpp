#include "model/settings_xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/age.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::Not;

crypto::Secret secret(std::string_view text) { return crypto::Secret(text); }

Result<ParsedSettings> parse(std::string_view xml) { return parse_settings_xml(secret(xml), "smtp.cfg"); }

std::string written(const Settings& settings, std::string_view previous = {}) {
  return std::string(write_settings_xml(settings, "user:SSELLER", secret(previous)).reveal());
}

TEST(SettingsXml, ANewDocumentHasTheDocumentedShape) {
  Settings document = settings();
  document.client_secret = secret("s");
  document.secret_expires = "2027-05-01";
  EXPECT_EQ(written(document), R"(<smtpSettings version="1" savedFor="user:SSELLER">
  <smtp authentication="AUTH_OAUTH2">
    <sender address="crm@contoso.com" name="Contoso CRM" />
    <network host="smtp.office365.com" port="587" enableSsl="true" userName="" password="" />
    <oauth clientId="11111111-2222-3333-4444-555555555555" clientSecret="s" clientCertificate="" )"
                               R"(certificatePassphrase="" assertionAlgorithm="" tenant="99999999-8888-7777-6666-555555555555" )"
                               R"(scope="https://outlook.office365.com/.default" authority="https://login.microsoftonline.com" )"
                               R"(secretExpires="2027-05-01" />
  </smtp>
</smtpSettings>
)");
}

TEST(SettingsXml, TheDocumentedExampleIsRead) {
  const auto parsed = parse(R"(<smtpSettings version="1" savedFor="user:SSELLER">
  <smtp authentication="AUTH_OAUTH2">
    <sender address="crm@contoso.com" name="Contoso CRM"/>
    <network host="smtp.office365.com" port="587" enableSsl="true" userName="" password=""/>
    <oauth clientId="" clientSecret="" tenant="" scope="https://outlook.office365.com/.default"
           authority="https://login.microsoftonline.com" secretExpires="2027-05-01"/>
  </smtp>
</smtpSettings>)");
  ASSERT_TRUE(parsed) << parsed.error().message;
  EXPECT_EQ(parsed->settings.port, 587);
  EXPECT_EQ(parsed->settings.scope, "https://outlook.office365.com/.default");
  EXPECT_EQ(parsed->saved_for, "user:SSELLER");
  EXPECT_EQ(parsed->version, 1);
}

TEST(SettingsXml, WhatIsMissingIsLeftUnset) {
  const auto parsed = parse(R"(<smtpSettings version="1"><smtp/></smtpSettings>)");
  ASSERT_TRUE(parsed);
  EXPECT_TRUE(parsed->settings == Settings());
}

TEST(SettingsXml, WhatWeDoNotKnowSurvivesARewriteWhereItStood) {
  const std::string_view previous = R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- kept -->
<?tool note?>
<smtpSettings version="1" savedFor="system" future="a">
  <!-- also kept -->
  <before>text &amp; more</before>
  <smtp authentication="AUTH_OAUTH2" retry="3">
    <network host="old.contoso.com" port="25" timeout="9" enableSsl="true" userName="" password=""/>
    <extra><![CDATA[<&]]></extra>
    <sender address="old@contoso.com" name="" replyTo="x@y.z"/>
  </smtp>
  <after/>
</smtpSettings>
)";
  const std::string text = written(settings(), previous);
  for (const char* kept :
       {"<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- kept --><?tool note?>", "future=\"a\"", "<!-- also kept -->",
        "<before>text &amp; more</before>", "retry=\"3\"", "timeout=\"9\" enableSsl",
        "<extra><![CDATA[<&]]></extra>\n    <sender", "replyTo=\"x@y.z\"", "</smtp>\n  <after/>\n</smtpSettings>"}) {
    EXPECT_THAT(text, HasSubstr(kept));
  }
  EXPECT_THAT(text, Not(HasSubstr("old")));
  EXPECT_TRUE(parse(text)->settings == settings());
}

TEST(SettingsXml, ARewriteOfWhatWeWroteChangesNothing) {
  const std::string once = written(settings());
  const std::string twice = written(settings(), once);
  EXPECT_TRUE(parse(twice)->settings == settings());
  EXPECT_EQ(written(settings(), twice), twice);
}

TEST(SettingsXml, EveryCharacterOfAValueSurvives) {
  for (const std::string_view value :
       {"\"double\" and 'single'", "<tag/> & &amp; &#65; ]]> <![CDATA[ --> ?>", "\t tab, \r\n line, \n ends ", "\x01\x02\x1F\x7F",
        "Übergröße Łódź €", "\xF0\x9F\x93\xA7", "  blanks  ", "%s%n\\"}) {
    Settings document = settings();
    document.sender_name = value;
    document.client_secret = secret(value);
    document.password = secret(value);
    const auto parsed = parse(written(document));
    ASSERT_TRUE(parsed) << value;
    EXPECT_EQ(parsed->settings.sender_name, value);
    EXPECT_TRUE(parsed->settings.client_secret == secret(value));
    EXPECT_TRUE(parsed->settings.password == secret(value));
  }
}

TEST(SettingsXml, AValueThatCannotBeIsRefusedAndItsFieldNamed) {
  for (const auto& [attribute, field] : {std::pair("port=\"abc\"", "port"), std::pair("port=\"70000\"", "port"),
                                         std::pair("port=\"-1\"", "port"), std::pair("enableSsl=\"perhaps\"", "enableSsl")}) {
    const auto parsed =
        parse(std::string("<smtpSettings version=\"1\"><smtp><network ") + attribute + "/></smtp></smtpSettings>");
    ASSERT_FALSE(parsed) << attribute;
    EXPECT_EQ(parsed.error().kind, ErrorKind::Unreadable);
    EXPECT_THAT(parsed.error().message, HasSubstr(std::string("smtp.cfg: its ") + field + " is wrong"));
    EXPECT_THAT(parsed.error().remedy, Not(testing::IsEmpty()));
  }
  const auto method = parse(R"(<smtpSettings version="1"><smtp authentication="AUTH_MAGIC"/></smtpSettings>)");
  ASSERT_FALSE(method);
  EXPECT_THAT(method.error().message, HasSubstr("authentication"));
}

TEST(SettingsXml, AVersionThatIsNoneIsRefused) {
  for (const char* version :
       {"", "version=\"\"", "version=\"0\"", "version=\"-1\"", "version=\"1x\"", "version=\"99999999999999\""}) {
    EXPECT_FALSE(parse(std::string("<smtpSettings ") + version + "><smtp/></smtpSettings>")) << version;
  }
}

TEST(SettingsXml, ANewerVersionIsReadAndNeverOverwritten) {
  const TestInstallation here = installation().with_key();
  const Target seller = Target::user("SSELLER");
  const std::string_view newer =
      R"(<smtpSettings version="2"><smtp><sender address="new@contoso.com" x="1"/></smtp></smtpSettings>)";
  const Key key = here.key();
  put_bytes(here.user_file("SSELLER"),
            crypto::age_encrypt(std::as_bytes(std::span(newer)), key.recipients, crypto::AgeArmor::Ascii));
  const std::string before = bytes_of(here.user_file("SSELLER"));
  SettingsStore store = here.store();
  const Result<LoadedSettings> loaded = store.load(seller);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->version, 2);
  EXPECT_EQ(loaded->settings.sender_address, "new@contoso.com");
  for (const LoadedSettings* based_on : {&*loaded, static_cast<const LoadedSettings*>(nullptr)}) {
    const Result<void> saved = store.save(seller, settings(), &*loaded, based_on);
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().kind, ErrorKind::NotWritable);
    EXPECT_THAT(saved.error().message, HasSubstr("newer"));
  }
  EXPECT_EQ(bytes_of(here.user_file("SSELLER")), before);
}

}  // namespace
}  // namespace smtpcfg::model
