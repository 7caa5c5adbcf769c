#include "model/field_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "support.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::chrono_literals;

constexpr std::chrono::year_month_day today = 2026y / 4 / 15;

std::vector<Problem> problems(const Settings& settings) { return problems_of(settings, today); }

/// Settings that are right but for one change.
Settings but(const std::function<void(Settings&)>& change, Settings from = settings()) {
  change(from);
  return from;
}

Settings account(std::string_view host, int port, bool ssl) {
  Settings result;
  result.authentication = Authentication::Login;
  result.host = host;
  result.port = port;
  result.enable_ssl = ssl;
  result.sender_address = "crm@contoso.com";
  result.user_name = "crm";
  result.password = crypto::Secret(canary_password);
  return result;
}

/// Exactly one problem, with this field, and words that hold these.
void expect_one(const Settings& settings, std::string_view field, Severity severity, const std::string& words) {
  const std::vector<Problem> found = problems(settings);
  ASSERT_EQ(found.size(), 1U) << words;
  EXPECT_EQ(found[0].field, field);
  EXPECT_EQ(found[0].severity, severity);
  EXPECT_THAT(found[0].message, HasSubstr(words));
  EXPECT_FALSE(found[0].remedy.empty());
}

void expect_error(const Settings& settings, std::string_view field, const std::string& words) {
  expect_one(settings, field, Severity::Error, words);
}

TEST(HealthySettings, OfExchangeOnlineHaveNoProblem) {
  EXPECT_THAT(problems(settings()), IsEmpty());
  EXPECT_THAT(problems(but([](Settings& it) { it.tenant = "contoso.onmicrosoft.com"; })), IsEmpty());
  EXPECT_THAT(problems(but([](Settings& it) { it.secret_expires = "2027-05-01"; })), IsEmpty());
  EXPECT_THAT(problems(but([](Settings& it) { it.sender_name = "Müller \"CRM\", Köln"; })), IsEmpty());
  EXPECT_THAT(problems(but([](Settings& it) {
                it.authority = "https://login.microsoftonline.us/";
                it.scope = "https://outlook.office365.us/.default";
                it.host = "smtp.office365.us";
              })),
              IsEmpty());
  EXPECT_THAT(problems(but([](Settings& it) { it.client_id = "ABCDEF00-2222-3333-4444-55555555555F"; })), IsEmpty());
}

TEST(HealthySettings, WithAnAccountAtAnotherServerHaveNoProblem) {
  EXPECT_THAT(problems(account("mail.contoso.com", 587, true)), IsEmpty());
  EXPECT_THAT(problems(account("mail.contoso.com", 465, true)), IsEmpty());
  EXPECT_THAT(problems(account("192.0.2.7", 25, true)), IsEmpty());
  EXPECT_THAT(problems(account("2001:db8::1", 25, true)), IsEmpty());
}

TEST(HealthySettings, OfAnAuthorityAndAServerOnThisMachineHaveNoProblem) {
  EXPECT_THAT(problems(but([](Settings& it) {
                it.authority = "https://127.0.0.1:8443";
                it.host = "localhost";
                it.port = 2525;
              })),
              IsEmpty());
  EXPECT_THAT(problems(but([](Settings& it) {
                it.authority = "https://localhost:8443/";
                it.host = "127.0.0.1";
                it.port = 1587;
              })),
              IsEmpty());
}

TEST(HealthySettings, WithoutSigningInHaveNoProblem) {
  EXPECT_THAT(problems(but([](Settings& it) { it.authentication = Authentication::None; }, account("relay", 25, false))),
              IsEmpty());
}

TEST(HealthySettings, MayHoldAnythingInFieldsThatDoNotCount) {
  EXPECT_THAT(problems(but(
                  [](Settings& it) {
                    it.client_id = " nonsense ";
                    it.tenant = "common";
                    it.secret_expires = "never";
                  },
                  account("mail.contoso.com", 587, true))),
              IsEmpty());
}

TEST(Problems, OfTheClientId) {
  expect_error(but([](Settings& it) { it.client_id.clear(); }), "clientId", "missing");
  expect_error(but([](Settings& it) { it.client_id = "{11111111-2222-3333-4444-555555555555}"; }), "clientId", "not an ID");
  expect_error(but([](Settings& it) { it.client_id = "11111111222233334444555555555555"; }), "clientId", "not an ID");
  expect_error(but([](Settings& it) { it.client_id = it.tenant; }), "clientId", "the same");
}

TEST(Problems, OfTheClientSecret) {
  expect_error(but([](Settings& it) { it.client_secret = {}; }), "clientSecret", "missing");
  expect_error(but([](Settings& it) { it.client_secret = crypto::Secret("12345678-2222-3333-4444-555555555555"); }),
               "clientSecret", "Secret ID");
  expect_error(but([](Settings& it) { it.client_secret = crypto::Secret("~8Q..abcdef\n"); }), "clientSecret", "a line break");
}

TEST(HealthySettings, HaveACertificateInPlaceOfASecret) {
  for (const char* source : {"/etc/crm/smtp.pem", "D:\\crm\\smtp.pfx", "\\\\server\\crm$\\smtp.pfx",
                             "store:0123456789ABCDEF0123456789abcdef01234567"}) {
    EXPECT_THAT(problems(but([&](Settings& it) {
                  it.client_secret = {};
                  it.client_certificate = source;
                  it.certificate_passphrase = crypto::Secret(" a passphrase ");
                  it.secret_expires = "2020-01-01";
                })),
                IsEmpty())
        << source;
  }
}

TEST(Problems, OfTheClientCertificate) {
  const auto with = [](const char* source) {
    return but([&](Settings& it) {
      it.client_secret = {};
      it.client_certificate = source;
    });
  };
  expect_error(with("smtp.pfx"), "clientCertificate", "without its folder");
  expect_error(with("store:"), "clientCertificate", "no thumbprint");
  expect_error(with("Store:0123"), "clientCertificate", "no thumbprint");
  expect_error(with("/etc/crm.pfx "), "clientCertificate", "a blank");
}

TEST(Problems, OfASecretBesideACertificateSayWhichIsUsed) {
  expect_one(but([](Settings& it) { it.client_certificate = "/etc/crm.pfx"; }), "clientSecret", Severity::Warning, "is not used");
}

TEST(Problems, OfTheTenant) {
  expect_error(but([](Settings& it) { it.tenant.clear(); }), "tenant", "missing");
  for (const char* general : {"common", "Organizations", "consumers"})
    expect_error(but([&](Settings& it) { it.tenant = general; }), "tenant", "does not name a tenant");
  expect_error(but([](Settings& it) { it.tenant = "00000000-0000-0000-0000-000000000000"; }), "tenant", "all zeros");
  expect_error(but([](Settings& it) { it.tenant = "contoso"; }), "tenant", "neither an ID nor a domain");
  expect_error(but([](Settings& it) { it.tenant = "contoso.com/x"; }), "tenant", "neither an ID nor a domain");
}

TEST(Problems, OfTheScope) {
  expect_error(but([](Settings& it) { it.scope.clear(); }), "scope", "missing");
  expect_error(but([](Settings& it) { it.scope = "https://outlook.office365.com/SMTP.Send"; }), "scope", "/.default");
  expect_error(but([](Settings& it) { it.scope = "https://outlook.office365.com/.default offline_access"; }), "scope",
               "more than one");
  expect_error(but([](Settings& it) { it.scope = "https://graph.microsoft.com/.default"; }), "scope", "Graph");
  expect_error(but([](Settings& it) { it.scope = "https://ps.outlook.com/.default"; }), "scope", "ps.outlook.com");
}

TEST(Problems, OfTheAuthority) {
  expect_error(but([](Settings& it) { it.authority.clear(); }), "authority", "missing");
  expect_error(but([](Settings& it) { it.authority = "http://login.microsoftonline.com"; }), "authority", "https://");
  expect_error(but([](Settings& it) { it.authority = "login.microsoftonline.com"; }), "authority", "https://");
  expect_error(but([](Settings& it) { it.authority = "https://login.microsoftonline.com/contoso.com"; }), "authority",
               "more than the server");
  for (const char* none : {"https://", "https://a b", "https://user@host", "https://host:99999", "https://host:"}) {
    expect_error(but([&](Settings& it) { it.authority = none; }), "authority", "not an address");
  }
}

TEST(Problems, OfTheDayOnWhichTheSecretExpires) {
  expect_error(but([](Settings& it) { it.secret_expires = "01.05.2027"; }), "secretExpires", "not a date");
  expect_error(but([](Settings& it) { it.secret_expires = "2027-02-30"; }), "secretExpires", "not a date");
  expect_one(but([](Settings& it) { it.secret_expires = "2026-04-14"; }), "secretExpires", Severity::Warning,
             "expired on 2026-04-14");
  expect_one(but([](Settings& it) { it.secret_expires = "2026-04-15"; }), "secretExpires", Severity::Warning, "in 0 days");
  expect_one(but([](Settings& it) { it.secret_expires = "2026-04-16"; }), "secretExpires", Severity::Warning, "in 1 day.");
  expect_one(but([](Settings& it) { it.secret_expires = "2026-05-15"; }), "secretExpires", Severity::Warning, "in 30 days");
  EXPECT_THAT(problems(but([](Settings& it) { it.secret_expires = "2026-05-16"; })), IsEmpty());
}

TEST(Problems, OfTheServer) {
  expect_error(but([](Settings& it) { it.host.clear(); }), "host", "missing");
  expect_error(but([](Settings& it) { it.host = "smtp://smtp.office365.com"; }), "host", "only the server's name");
  for (const char* none : {"smtp office365.com", "smtp.office365.com:587", "-a.b", "a..b", "smtp_1.x", "müller.de", "-0.1.2.3"}) {
    expect_error(but([&](Settings& it) { it.host = none; }), "host", "not the name of a server");
  }
  expect_error(but([](Settings& it) { it.port = 0; }), "port", "missing");
  expect_error(but([](Settings& it) { it.port = 465; }), "port", "465");
}

TEST(Problems, OfSslThatIsOff) {
  expect_error(but([](Settings& it) { it.enable_ssl = false; }), "enableSsl", "Without SSL");
  expect_one(account("mail.contoso.com", 25, false), "enableSsl", Severity::Warning, "in the clear");
}

TEST(Problems, OfTheSender) {
  expect_error(but([](Settings& it) { it.sender_address.clear(); }), "sender.address", "missing");
  for (const char* none : {"crm", "crm@", "@contoso.com", "a b@contoso.com", "<crm@contoso.com>", "crm@contoso.com>\r\nRCPT",
                           "a@b@c d", "a..b@contoso.com"}) {
    expect_error(but([&](Settings& it) { it.sender_address = none; }), "sender.address", "not an e-mail address");
  }
  expect_error(but([](Settings& it) { it.sender_name = "CRM\r\nBcc: x@y.z"; }), "sender.name", "line break");
}

TEST(Problems, OfTheAccount) {
  expect_error(but([](Settings& it) { it.user_name.clear(); }, account("mail.contoso.com", 587, true)), "userName", "missing");
  expect_error(but([](Settings& it) { it.password = {}; }, account("mail.contoso.com", 587, true)), "password", "missing");
  expect_one(account("SMTP.Office365.com", 587, true), "authentication", Severity::Warning, "retires");
}

TEST(Problems, WhatWasCopiedAlongUnseenIsNamedAndNothingElseIsSaidOfTheField) {
  expect_error(but([](Settings& it) { it.client_id += "\xE2\x80\x8B"; }), "clientId", "a zero-width space");
  expect_error(but([](Settings& it) { it.tenant = "\xC2\xA0" + it.tenant; }), "tenant", "a non-breaking space");
  expect_error(but([](Settings& it) { it.host += " "; }), "host", "a blank");
  expect_error(but([](Settings& it) { it.sender_address += "\r\n"; }), "sender.address", "a line break");
}

TEST(Problems, APasswordMayHaveBlanksAroundIt) {
  EXPECT_THAT(
      problems(but([](Settings& it) { it.password = crypto::Secret(" secret "); }, account("mail.contoso.com", 587, true))),
      IsEmpty());
}

TEST(Problems, ComeInTheOrderOfTheFormErrorsFirst) {
  const std::vector<Problem> found = problems(but([](Settings& it) {
    it.secret_expires = "2020-01-01";
    it.authority.clear();
    it.host.clear();
    it.sender_address.clear();
    it.client_id.clear();
  }));
  std::vector<std::string_view> order;
  order.reserve(found.size());
  for (const Problem& problem : found) order.push_back(problem.field);
  EXPECT_THAT(order, testing::ElementsAre("sender.address", "host", "clientId", "authority", "secretExpires"));
}

TEST(OAuth, QuotationMarksAreNoPartOfAValue) {
  for (const char* quoted : {"\"S~x\"", "'S~x'", "“S~x”", "„S~x“", "«S~x»"}) {
    expect_error(but([&](Settings& it) { it.client_secret = crypto::Secret(quoted); }), "clientSecret", "quotation marks");
  }
  EXPECT_THAT(problems(but([](Settings& it) { it.client_secret = crypto::Secret("S~\"x"); })), IsEmpty());
}

TEST(OAuth, AddressesOfDifferentCloudsAreAWarning) {
  const Settings government = but([](Settings& it) {
    it.authority = "https://login.microsoftonline.us";
    it.scope = "https://outlook.office365.us/.default";
    it.host = "smtp.office365.us";
  });
  EXPECT_THAT(problems(government), IsEmpty());
  const auto warn = [&](const std::function<void(Settings&)>& change, std::string_view field) {
    Settings changed = government.clone();
    change(changed);
    expect_one(changed, field, Severity::Warning, "another cloud");
  };
  warn([](Settings& it) { it.scope = "https://outlook.office365.com/.default"; }, "scope");
  warn([](Settings& it) { it.host = "smtp.office365.com"; }, "host");
  warn([](Settings& it) { it.sender_address = "crm@contoso.onmicrosoft.com"; }, "sender.address");
}

TEST(OAuth, AnAuthorityOfOnesOwnIsInNoCloud) {
  EXPECT_THAT(problems(but([](Settings& it) { it.authority = "https://login.contoso.com"; })), IsEmpty());
}

TEST(Server, APortOfAnotherProtocolIsAWarning) {
  expect_one(but([](Settings& it) { it.port = 993; }), "port", Severity::Warning, "IMAP");
}

TEST(Problems, OfEmptySettingsNameEveryFieldThatIsNeeded) {
  std::vector<std::string_view> order;
  for (const Problem& problem : problems(Settings())) order.push_back(problem.field);
  EXPECT_THAT(order,
              testing::ElementsAre("sender.address", "host", "port", "clientId", "clientSecret", "tenant", "scope", "authority"));
}

TEST(Problems, NeverHoldASecret) {
  for (const char* bad : {" cAnArY-secret\n", "cAnArY\xE2\x80\x8B-secret", "12345678-cAfE-3333-4444-555555555555"}) {
    for (const bool oauth : {true, false}) {
      Settings each = oauth ? settings() : account("", 0, false);
      each.client_secret = crypto::Secret(bad);
      each.password = crypto::Secret(bad);
      for (const Problem& problem : problems(each)) {
        for (const char* piece : {"cAnArY", "-secret", "cAfE"})
          EXPECT_THAT(problem.message + problem.remedy, testing::Not(HasSubstr(piece)));
      }
    }
  }
}

}  // namespace
}  // namespace smtpcfg::model
