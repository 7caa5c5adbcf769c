#include <gtest/gtest.h>

#include "net/base64.h"
#include "net/sasl.h"

namespace smtpcfg::net {
namespace {

using crypto::Secret;

SmtpOffers offering(std::vector<std::string> mechanisms) {
  SmtpOffers offers;
  offers.mechanisms = std::move(mechanisms);
  return offers;
}

TEST(Sasl, Xoauth2AsMicrosoftShowsIt) {
  const Secret response = xoauth2_response("test@contoso.onmicrosoft.com", Secret("EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA"));
  EXPECT_EQ(
      response.reveal(),
      "dXNlcj10ZXN0QGNvbnRvc28ub25taWNyb3NvZnQuY29tAWF1dGg9QmVhcmVyIEV3QkFBbDNCQUFVRkZwVUFvN0ozVmUwYmpMQldaV0NjbFJDM0VvQUEBAQ==");
}

TEST(Sasl, PlainAsRfc4616ShowsIt) {
  EXPECT_EQ(sasl_text(plain_response("tim", Secret("tanstaaftanstaaf")).reveal()), std::string("\0tim\0tanstaaftanstaaf", 21));
}

TEST(Sasl, LoginSendsEachTextAlone) { EXPECT_EQ(login_response("user").reveal(), "dXNlcg=="); }

TEST(Sasl, CramMd5AsRfc2195ShowsIt) {
  const std::optional<Secret> response =
      cram_md5_response("tim", Secret("tanstaaftanstaaf"), "PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->reveal(), "dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw");
}

TEST(Sasl, ACramChallengeThatIsNoBase64IsRefused) {
  EXPECT_FALSE(cram_md5_response("tim", Secret("secret"), "not base64!"));
  EXPECT_FALSE(cram_md5_response("tim", Secret("secret"), std::string(1028, 'A')));
}

TEST(Sasl, AutomaticChoiceTakesCramThenPlainThenLogin) {
  EXPECT_EQ(choose_password_mechanism(offering({"LOGIN", "PLAIN", "CRAM-MD5"}), true, false), Mechanism::CramMd5);
  EXPECT_EQ(choose_password_mechanism(offering({"LOGIN", "PLAIN"}), true, false), Mechanism::Plain);
  EXPECT_EQ(choose_password_mechanism(offering({"XOAUTH2", "LOGIN"}), true, false), Mechanism::Login);
  EXPECT_EQ(choose_password_mechanism(offering({"XOAUTH2", "GSSAPI"}), true, false), std::nullopt);
}

TEST(Sasl, WithoutTlsThePasswordItselfIsNotChosenToTravel) {
  EXPECT_EQ(choose_password_mechanism(offering({"LOGIN", "PLAIN"}), false, false), std::nullopt);
  EXPECT_EQ(choose_password_mechanism(offering({"LOGIN", "PLAIN"}), false, true), Mechanism::Plain);
  EXPECT_EQ(choose_password_mechanism(offering({"LOGIN", "CRAM-MD5"}), false, false), Mechanism::CramMd5);
}

TEST(Sasl, AUserNameThatWouldBreakTheLineIsNotSendable) {
  EXPECT_TRUE(is_sendable_user("crm@contoso.com"));
  EXPECT_TRUE(is_sendable_user("jürgen@contoso.com"));
  EXPECT_FALSE(is_sendable_user(""));
  EXPECT_FALSE(is_sendable_user("a@b\r\nRCPT TO:<c@d>"));
  EXPECT_FALSE(
      is_sendable_user("a@b\x01"
                       "auth=Bearer x"));
  EXPECT_FALSE(is_sendable_user(std::string("a\0b", 3)));
  EXPECT_FALSE(is_sendable_user(std::string(1025, 'a')));
}

}  // namespace
}  // namespace smtpcfg::net
