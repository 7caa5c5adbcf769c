#include "crypto/secret_shapes.h"

#include <gtest/gtest.h>

namespace smtpcfg::crypto {
namespace {

TEST(SecretShapes, TokensAndWhatCarriesThemAreMasked) {
  const std::string jwt = "eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln";
  EXPECT_EQ(without_secret_shapes("token " + jwt + "."), "token •••");
  EXPECT_EQ(without_secret_shapes("Authorization: Bearer " + jwt), "Authorization: •••");
  EXPECT_EQ(without_secret_shapes("bearer abc123def456, then"), "bearer •••, then");
  EXPECT_EQ(without_secret_shapes("AUTH XOAUTH2 dXNlcj1jcm1AY29udG9zby5jb20BYXV0aD0BAQ=="), "AUTH XOAUTH2 •••");
  EXPECT_EQ(without_secret_shapes("AUTH PLAIN AGZvbwBiYXI="), "AUTH PLAIN •••");
  EXPECT_EQ(without_secret_shapes("> dXNlcj1jcm1AY29udG9zby5jb20="), "> •••");
  EXPECT_EQ(without_secret_shapes("S: 334 UGFzc3dvcmQ6\r\nC: Z2VoZWlt\r\nS: 535"), "S: 334 UGFzc3dvcmQ6\r\nC: •••\r\nS: 535");
  EXPECT_EQ(without_secret_shapes("AGE-SECRET-KEY-1QQPQZRFR7ZZ2WCV"), "•••");
}

TEST(SecretShapes, ValuesOfPasswordsAndSecretsAreMaskedHoweverTheyAreWritten) {
  EXPECT_EQ(without_secret_shapes("password=geheim"), "password=•••");
  EXPECT_EQ(without_secret_shapes("Passwort: correct horse battery\nnext"), "Passwort: •••\nnext");
  EXPECT_EQ(without_secret_shapes(R"({"client_secret":"a\"b c","x":1})"), R"({"client_secret":"•••","x":1})");
  EXPECT_EQ(without_secret_shapes("grant=1&client_secret=a%2Bb&scope=x y"), "grant=1&client_secret=••• y");
  EXPECT_EQ(without_secret_shapes("<password>geheim</password>"), "<password>•••</password>");
  EXPECT_EQ(without_secret_shapes("'clientSecret' = 'ge heim'"), "'clientSecret' = '•••'");
  EXPECT_EQ(without_secret_shapes("tried abc8Q~defghijklmnopqrstuvwxyz0123456789"), "tried •••");
  EXPECT_EQ(without_secret_shapes("password=\"cut off"), "password=\"•••");
}

TEST(SecretShapes, ThePasswordInAnAddressIsMasked) {
  EXPECT_EQ(without_secret_shapes("proxy 'http://user:ge@h/eim@proxy:3128' said no"),
            "proxy 'http://user:•••@proxy:3128' said no");
  EXPECT_EQ(without_secret_shapes("ftp://a:b@c"), "ftp://a:•••@c");
  for (const char* plain : {"http://proxy:3128", "http://user@proxy:3128", "https://contoso.com/x:y@z", "http://:", "://"}) {
    EXPECT_EQ(without_secret_shapes(plain), plain);
  }
}

TEST(SecretShapes, WordsAboutSecretsStayReadable) {
  for (const char* text :
       {"AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the value.",
        "AADSTS7000216: 'client_assertion', 'client_secret' or 'request' is required.",
        "Trace ID: 5dd4a1ae-8b5c-4a3f-9c2b-0123456789ab", "the password is wrong", "Bearer token expired",
        "STOREDRV.Submission.Exception:ConnectionFailedTransientException.MapiExceptionLogonFailed",
        "/var/log/Aurea/u8_base_SSELLER.log at line 12 of Update.Win/System/Smtp.cfg"}) {
    EXPECT_EQ(without_secret_shapes(text), text);
  }
}

TEST(SecretShapes, APartOfATextIsMaskedAsThatPartOfTheWhole) {
  const std::string text = "password=geheim and more";
  const auto spans = secret_spans(text);
  EXPECT_EQ(masked(text, spans, 12, 14), "•••");
  EXPECT_EQ(masked(text, spans, 0, 8), "password");
}

TEST(SecretShapes, AnyBytesAreTaken) {
  for (const std::string& text : {std::string("\0\0password=", 11), std::string("\xff\xfe\x80 334 "), std::string("password:"),
                                  std::string("334\n"), std::string("bearer"), std::string("password=\"a\\")}) {
    EXPECT_LE(without_secret_shapes(text).size(), text.size() + 20);
  }
}

}  // namespace
}  // namespace smtpcfg::crypto
