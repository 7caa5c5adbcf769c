#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "net/mail_address.h"

namespace smtpcfg::net {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> read(std::string_view value) {
  const auto found = addresses_in(value);
  return found ? *found : std::vector<std::string>{"error: " + found.error()};
}

TEST(MailAddress, WhatMayStandInAnEnvelope) {
  for (const char* address :
       {"crm@contoso.com", "a.b+c@x-y.contoso.com", "o'neill@contoso.com", "\"a b\"@contoso.com", R"("quo\"te"@contoso.com)",
        "x@[127.0.0.1]", "x@[IPv6:::1]", "root@localhost", "müller@contoso.com", "info@müller.de"}) {
    EXPECT_TRUE(is_envelope_address(address)) << address;
  }
}

TEST(MailAddress, WhatMayNot) {
  for (const char* address : {"",
                              "crm",
                              "@contoso.com",
                              "crm@",
                              "a b@contoso.com",
                              "<crm@contoso.com>",
                              "a@b@c",
                              "crm@contoso..com",
                              "crm@.com",
                              "crm@contoso.com.",
                              "crm@-contoso.com",
                              "crm@contoso.com>",
                              "crm@contoso.com\r\nRCPT TO:<x@y>",
                              "crm\n@contoso.com",
                              "crm@contoso.com\r",
                              "\"a\r\nb\"@contoso.com",
                              "\"open@contoso.com",
                              "a\x7f@b",
                              " crm@contoso.com",
                              "a\xff@contoso.com",
                              "a\xc2\x85@contoso.com",
                              "a,b@contoso.com",
                              "crm@con toso.com",
                              "x@[1.2.3.4"}) {
    EXPECT_FALSE(is_envelope_address(address)) << address;
  }
  EXPECT_FALSE(is_envelope_address(std::string("a\0b@contoso.com", 15)));
  EXPECT_FALSE(is_envelope_address(std::string(65, 'a') + "@contoso.com"));
  EXPECT_FALSE(is_envelope_address("a@" + std::string(260, 'b')));
}

TEST(AddressesIn, PlainAndAngleAddressesInTheirOrder) {
  EXPECT_THAT(read("a@x.de, Bea <b@x.de>,c@x.de"), ElementsAre("a@x.de", "b@x.de", "c@x.de"));
  EXPECT_THAT(read("a@x.de; b@x.de"), ElementsAre("a@x.de", "b@x.de"));
  EXPECT_THAT(read(",, a@x.de ,"), ElementsAre("a@x.de"));
  EXPECT_THAT(read(""), IsEmpty());
}

TEST(AddressesIn, NamesMayHoldWhatLooksLikeAddresses) {
  EXPECT_THAT(read(R"("Müller, Hans <x@y>" <h@x.de>)"), ElementsAre("h@x.de"));
  EXPECT_THAT(read(R"("He said \"no, thanks\"" <h@x.de>)"), ElementsAre("h@x.de"));
  EXPECT_THAT(read("Hans (sales, not (a@b) marketing) <h@x.de> (x@y)"), ElementsAre("h@x.de"));
  EXPECT_THAT(read("J. R. Dev. <h@x.de>"), ElementsAre("h@x.de"));
}

TEST(AddressesIn, EncodedWordsAreOneWordEach) {
  EXPECT_THAT(read("=?UTF-8?Q?M=C3=BCller,_Hans?= <h@x.de>, =?utf-8?b?w6Q=?= =?utf-8?b?w7Y=?= <b@x.de>"),
              ElementsAre("h@x.de", "b@x.de"));
}

TEST(AddressesIn, GroupsGiveTheirMembers) {
  EXPECT_THAT(read("Sales: a@x.de, Bea <b@x.de>; c@x.de"), ElementsAre("a@x.de", "b@x.de", "c@x.de"));
  EXPECT_THAT(read("undisclosed-recipients:;"), IsEmpty());
}

TEST(AddressesIn, OldRoutesAndQuotedLocalParts) {
  EXPECT_THAT(read("<@a.de,@b.de:h@x.de>"), ElementsAre("h@x.de"));
  EXPECT_THAT(read(R"("a b"@x.de, <"c d"@x.de>)"), ElementsAre("\"a b\"@x.de", "\"c d\"@x.de"));
}

TEST(AddressesIn, WhatIsNoAddressIsNamed) {
  for (const char* value : {"Hans", "a b@x.de", "<a@x.de", "<>", "a@x.de b@x.de", "Hans <a@x.de> <b@x.de>", "\"open", "(open",
                            "a@x.de <b@x.de> c", "<a@x.de\x01>", "a@[1.2"}) {
    EXPECT_FALSE(addresses_in(value)) << value;
  }
  EXPECT_EQ(addresses_in("a@x.de, not one").error(), "notone");
}

TEST(AddressesIn, NestingWithoutEndIsNoTrouble) {
  EXPECT_FALSE(addresses_in(std::string(500'000, '(')));
  EXPECT_FALSE(addresses_in(std::string(500'000, '<')));
  EXPECT_THAT(read(std::string(500'000, '(') + std::string(500'000, ')') + "a@x.de"), ElementsAre("a@x.de"));
}

}  // namespace
}  // namespace smtpcfg::net
