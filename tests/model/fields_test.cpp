#include "model/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "model/text.h"

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;

/// A value that differs from the default, for every kind of field.
std::string another_value(const Field& field) {
  switch (field.kind) {
    case FieldKind::Port:
      return "2525";
    case FieldKind::Flag:
      return "false";
    case FieldKind::Authentication:
      return "AUTH_LOGIN";
    case FieldKind::Date:
      return "2027-05-01";
    case FieldKind::Algorithm:
      return "RS256";
    default:
      return std::string("value of ") + std::string(field.name);
  }
}

void set_any(Settings& settings, const Field& field) {
  if (field.secret()) {
    secret_of(settings, field) = crypto::Secret(another_value(field));
  } else {
    ASSERT_TRUE(set_text(settings, field, another_value(field)));
  }
}

TEST(Fields, AreThoseOfTheDesign) {
  std::vector<std::string_view> names;
  for (const Field& field : fields()) names.push_back(field.name);
  EXPECT_THAT(names, testing::UnorderedElementsAre("authentication", "host", "port", "enableSsl", "sender.address", "sender.name",
                                                   "userName", "password", "clientId", "clientSecret", "clientCertificate",
                                                   "certificatePassphrase", "assertionAlgorithm", "tenant", "scope", "authority",
                                                   "secretExpires"));
}

TEST(Fields, HaveNamesLabelsAndPlacesOfTheirOwn) {
  std::set<std::string> names;
  std::set<std::string_view> labels;
  std::set<std::pair<std::string_view, std::string_view>> places;
  for (const Field& field : fields()) {
    EXPECT_TRUE(names.insert(fold_case(field.name)).second) << field.name;
    EXPECT_TRUE(labels.insert(field.label).second) << field.label;
    EXPECT_TRUE(places.emplace(field.element, field.attribute).second) << field.name;
  }
}

TEST(Fields, ReachEveryMemberOfSettings) {
  const auto& [authentication, host, port, enable_ssl, sender_address, sender_name, user_name, password, client_id, client_secret,
               client_certificate, certificate_passphrase, assertion_algorithm, tenant, scope, authority, secret_expires] =
      Settings();
  const std::size_t members = 17;  // as many as the line above had to name
  EXPECT_EQ(fields().size(), members);
  // Each field changes something that no other changes: from one settings to the next, exactly one text differs.
  for (const Field& field : fields()) {
    Settings changed;
    set_any(changed, field);
    EXPECT_FALSE(changed == Settings()) << field.name;
    for (const Field& other : fields()) {
      EXPECT_EQ(text_of(changed, other) != text_of(Settings(), other), field.name == other.name)
          << field.name << " and " << other.name;
    }
  }
}

TEST(Fields, ReadBackAsTheyWereSet) {
  for (const Field& field : fields()) {
    if (field.secret()) continue;
    Settings changed;
    ASSERT_TRUE(set_text(changed, field, another_value(field)));
    EXPECT_EQ(text_of(changed, field), another_value(field));
  }
}

TEST(Fields, SurviveSavingEachByItself) {
  for (const Field& field : fields()) {
    const TestInstallation here = installation();
    Settings changed;
    set_any(changed, field);
    SettingsStore store = here.store();
    ASSERT_TRUE(store.save(Target::system(), changed, nullptr, nullptr));
    EXPECT_TRUE(store.load(Target::system())->settings == changed) << field.name;
  }
}

TEST(Fields, AreFoundIgnoringCase) {
  EXPECT_EQ(find_field("CLIENTID"), find_field("clientId"));
  EXPECT_NE(find_field("clientId"), nullptr);
  EXPECT_EQ(find_field("nothing"), nullptr);
  EXPECT_EQ(find_field(""), nullptr);
}

TEST(Fields, TheGuidesValuesAreTheDefaultsForExchangeOnline) {
  Settings settings;
  fill_exchange_online_defaults(settings);
  EXPECT_EQ(settings.authentication, Authentication::OAuth2);
  EXPECT_EQ(settings.host, "smtp.office365.com");
  EXPECT_EQ(settings.port, 587);
  EXPECT_TRUE(settings.enable_ssl);
  EXPECT_EQ(settings.scope, "https://outlook.office365.com/.default");
  EXPECT_EQ(settings.authority, "https://login.microsoftonline.com");
  EXPECT_EQ(settings.client_id + settings.tenant + settings.sender_address, "");
}

TEST(Fields, TheDefaultsFillOnlyWhatIsEmpty) {
  Settings settings;
  settings.host = "mail.contoso.com";
  settings.port = 2525;
  settings.enable_ssl = false;
  fill_exchange_online_defaults(settings);
  EXPECT_EQ(settings.host, "mail.contoso.com");
  EXPECT_EQ(settings.port, 2525);
  EXPECT_FALSE(settings.enable_ssl);
  EXPECT_EQ(settings.authority, "https://login.microsoftonline.com");
}

TEST(Fields, AMaskSaysOnlyThatThereIsASecret) {
  const Field& field = *find_field("clientSecret");
  Settings settings;
  EXPECT_EQ(text_of(settings, field), "");
  settings.client_secret = crypto::Secret("x");
  const std::string of_short = text_of(settings, field);
  settings.client_secret = crypto::Secret(std::string(200, 'x'));
  EXPECT_EQ(text_of(settings, field), of_short);
  EXPECT_EQ(of_short.find('x'), std::string::npos);
  EXPECT_FALSE(of_short.empty());
}

TEST(Fields, ASecretIsNotSetAsText) {
  Settings settings;
  const Result<void> set = set_text(settings, *find_field("password"), canary_password);
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().kind, ErrorKind::Usage);
  EXPECT_EQ(set.error().message.find(canary_password), std::string::npos);
  EXPECT_TRUE(settings.password.empty());
}

TEST(Fields, AValueThatCannotBeIsRefusedAndNothingIsSet) {
  for (const auto& [name, value] :
       std::initializer_list<std::pair<const char*, std::string_view>>{{"port", "abc"},
                                                                       {"port", "0"},
                                                                       {"port", "65536"},
                                                                       {"port", "-1"},
                                                                       {"port", "587 "},
                                                                       {"port", "5.87"},
                                                                       {"port", "99999999999"},
                                                                       {"enableSsl", "perhaps"},
                                                                       {"enableSsl", ""},
                                                                       {"authentication", "AUTH_MAGIC"},
                                                                       {"authentication", ""},
                                                                       {"host", "\xFF"},
                                                                       {"assertionAlgorithm", "HS256"},
                                                                       {"tenant", std::string_view("a\0b", 3)}}) {
    Settings settings;
    const Result<void> set = set_text(settings, *find_field(name), value);
    ASSERT_FALSE(set) << name << "=" << value;
    EXPECT_EQ(set.error().kind, ErrorKind::Usage);
    EXPECT_FALSE(set.error().remedy.empty());
    EXPECT_TRUE(settings == Settings());
  }
}

TEST(Fields, APortCanBeTakenBack) {
  Settings settings;
  settings.port = 25;
  ASSERT_TRUE(set_text(settings, *find_field("port"), ""));
  EXPECT_EQ(settings.port, 0);
  EXPECT_EQ(text_of(settings, *find_field("port")), "");
}

TEST(Fields, FlagsAndMethodsAreReadAsPeopleWriteThem) {
  Settings settings;
  for (const char* no : {"false", "No", "OFF", "0"}) {
    settings.enable_ssl = true;
    ASSERT_TRUE(set_text(settings, *find_field("enableSsl"), no));
    EXPECT_FALSE(settings.enable_ssl);
  }
  for (const char* name : {"auth_cram_md5", "CRAM_MD5", "AUTH_CRAM_MD5"}) {
    ASSERT_TRUE(set_text(settings, *find_field("authentication"), name));
    EXPECT_EQ(settings.authentication, Authentication::CramMd5);
  }
  for (const Authentication each : all_authentications) EXPECT_EQ(parse_authentication(name_of(each)), each);
}

TEST(Fields, OfTheOtherMethodAreIgnored) {
  EXPECT_TRUE(is_ignored(*find_field("clientId"), Authentication::Plain));
  EXPECT_TRUE(is_ignored(*find_field("password"), Authentication::OAuth2));
  EXPECT_TRUE(is_ignored(*find_field("password"), Authentication::None));
  EXPECT_FALSE(is_ignored(*find_field("password"), Authentication::Auto));
  EXPECT_FALSE(is_ignored(*find_field("clientId"), Authentication::OAuth2));
  EXPECT_FALSE(is_ignored(*find_field("host"), Authentication::None));
}

TEST(Fields, OfTheCredentialThatDoesNotCountAreIgnored) {
  const auto ignored = [](const Settings& settings) {
    std::vector<std::string_view> names;
    for (const Field& field : fields()) {
      if (field.credential && is_ignored(field, settings)) names.push_back(field.name);
    }
    return names;
  };
  Settings settings;
  EXPECT_THAT(ignored(settings), testing::ElementsAre("clientCertificate", "certificatePassphrase", "assertionAlgorithm"));
  settings.client_certificate = "/etc/crm.pfx";
  EXPECT_THAT(ignored(settings), testing::ElementsAre("clientSecret", "secretExpires"));
  settings.client_secret = crypto::Secret("beside it");
  EXPECT_THAT(ignored(settings), testing::ElementsAre("clientSecret", "secretExpires"));
}

TEST(Fields, AnAlgorithmIsReadAsPeopleWriteItAndMayBeTakenBack) {
  Settings settings;
  ASSERT_TRUE(set_text(settings, *find_field("assertionAlgorithm"), "rs256"));
  EXPECT_EQ(settings.assertion_algorithm, "RS256");
  ASSERT_TRUE(set_text(settings, *find_field("assertionAlgorithm"), ""));
  EXPECT_EQ(settings.assertion_algorithm, "");
}

TEST(Fields, TheRedactorLearnsEverySecret) {
  Settings settings;
  settings.password = crypto::Secret(canary_password);
  settings.client_secret = crypto::Secret(canary_secret);
  settings.certificate_passphrase = crypto::Secret("cAnArY-passphrase");
  crypto::Redactor redactor;
  add_secrets(settings, redactor);
  const std::string text = std::string(canary_password) + " and " + std::string(canary_secret) + " and cAnArY-passphrase";
  EXPECT_THAT(redactor.redact(text),
              testing::Not(testing::AnyOf(HasSubstr(std::string(canary_password)), HasSubstr(std::string(canary_secret)),
                                          HasSubstr("cAnArY-passphrase"))));
}

}  // namespace
}  // namespace smtpcfg::model
