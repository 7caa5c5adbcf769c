#include "crypto/redactor.h"

#include <gtest/gtest.h>

#include "crypto/base64.h"
#include "crypto/octets.h"

namespace smtpcfg::crypto {
namespace {

Secret secret(std::string_view text) { return Secret(text); }

Redactor knowing(std::string_view text) {
  Redactor redactor;
  redactor.add(secret(text));
  return redactor;
}

TEST(Redactor, TakesTheSecretOutWhereverItStands) {
  EXPECT_EQ(knowing("s3cr3t~").redact("a s3cr3t~, s3cr3t~s3cr3t~."), "a •••, •••.");
  EXPECT_EQ(knowing("s3cr3t~").redact("s3cr3t~"), "•••");
}

TEST(Redactor, LeavesOtherTextAlone) {
  EXPECT_EQ(knowing("s3cr3t~").redact("S3CR3T~ s3cr3t"), "S3CR3T~ s3cr3t");
  EXPECT_EQ(Redactor().redact("anything"), "anything");
  EXPECT_EQ(knowing("s3cr3t~").redact(""), "");
}

TEST(Redactor, KnowsTheSecretInsideAnyBase64) {
  const std::string canary = "c4n4ry>>??~~value";
  const Redactor redactor = knowing(canary);
  for (const char* const before : {"", "u", "us", "user", "user=a\x01"}) {
    for (const char* const after : {"", "x", "xy", "xyz"}) {
      for (const Base64Padding padding : {Base64Padding::None, Base64Padding::Required}) {
        std::string text = base64_encode(bytes_of(before + canary + after), padding);
        EXPECT_NE(redactor.redact("AUTH PLAIN " + text).find("•••"), std::string::npos) << text;
        for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
        EXPECT_NE(redactor.redact(text).find("•••"), std::string::npos) << text;
      }
    }
  }
}

TEST(Redactor, LeavesNoMoreOfBase64ThanAByteAtEitherEnd) {
  const std::string text = base64_encode(bytes_of("ab" + std::string("c4n4ry-value") + "yz"), Base64Padding::None);
  const std::string redacted = knowing("c4n4ry-value").redact(text);
  EXPECT_EQ(redacted, text.substr(0, 3) + "•••" + text.substr(18));
}

TEST(Redactor, KnowsTheUrlEncodedSecret) {
  const Redactor redactor = knowing("a/b=c d~ü");
  EXPECT_EQ(redactor.redact("client_secret=a%2Fb%3Dc%20d~%C3%BC&x=1"), "client_secret=•••&x=1");
  EXPECT_EQ(redactor.redact("client_secret=a%2fb%3dc%20d~%c3%bc&x=1"), "client_secret=•••&x=1");
}

TEST(Redactor, OverlappingSecretsLeaveNothingBehind) {
  Redactor redactor;
  redactor.add(secret("abcdef"));
  redactor.add(secret("defghi"));
  redactor.add(secret("cdef"));
  EXPECT_EQ(redactor.redact("-abcdefghi-"), "-•••-");
}

TEST(Redactor, IgnoresWhatIsTooShortToBeASecret) {
  Redactor redactor;
  redactor.add(secret(""));
  redactor.add(secret("abc"));
  EXPECT_EQ(redactor.redact("abcabc"), "abcabc");
  redactor.add(secret("abcd"));
  EXPECT_EQ(redactor.redact("xabcdx"), "x•••x");
}

}  // namespace
}  // namespace smtpcfg::crypto
