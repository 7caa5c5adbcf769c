#include <gtest/gtest.h>

#include "net/smtp_offers.h"

namespace smtpcfg::net {
namespace {

using Words = std::vector<std::string>;

TEST(SmtpOffers, ExchangeOnlineUnderTls) {
  const SmtpOffers offers =
      read_offers({.code = 250,
                   .enhanced = {},
                   .lines = {"FR0P281CA0088.outlook.office365.com Hello [192.0.2.1]", "SIZE 157286400", "PIPELINING", "DSN",
                             "ENHANCEDSTATUSCODES", "AUTH LOGIN XOAUTH2", "8BITMIME", "SMTPUTF8"}});
  EXPECT_EQ(offers.mechanisms, (Words{"LOGIN", "XOAUTH2"}));
  EXPECT_EQ(offers.size, 157286400U);
  EXPECT_TRUE(offers.eight_bit_mime);
  EXPECT_TRUE(offers.smtp_utf8);
  EXPECT_FALSE(offers.starttls);
}

TEST(SmtpOffers, TheGreetingIsNoOffer) {
  EXPECT_FALSE(read_offers({.code = 250, .enhanced = {}, .lines = {"STARTTLS"}}).starttls);
}

TEST(SmtpOffers, KeywordsInAnyCase) {
  const SmtpOffers offers = read_offers({.code = 250, .enhanced = {}, .lines = {"hi", "StartTLS", "auth plain Login"}});
  EXPECT_TRUE(offers.starttls);
  EXPECT_TRUE(offers.offers("PLAIN"));
  EXPECT_TRUE(offers.offers("LOGIN"));
}

TEST(SmtpOffers, TheOldFormOfAuthCountsOnce) {
  const SmtpOffers offers = read_offers({.code = 250, .enhanced = {}, .lines = {"hi", "AUTH LOGIN PLAIN", "AUTH=LOGIN PLAIN"}});
  EXPECT_EQ(offers.mechanisms, (Words{"LOGIN", "PLAIN"}));
}

TEST(SmtpOffers, ASizeThatIsNoNumberIsNotOffered) {
  EXPECT_EQ(read_offers({.code = 250, .enhanced = {}, .lines = {"hi", "SIZE lots"}}).size, std::nullopt);
  EXPECT_EQ(read_offers({.code = 250, .enhanced = {}, .lines = {"hi", "SIZE"}}).size, 0U);
}

}  // namespace
}  // namespace smtpcfg::net
