#include <gtest/gtest.h>

#include <algorithm>

#include "net/mail_data.h"

namespace smtpcfg::net {
namespace {

std::string wire(std::string_view text, std::size_t piece = 1000) {
  MailDataEncoder encoder;
  std::string encoded;
  for (; !text.empty(); text.remove_prefix(std::min(piece, text.size()))) encoder.encode(text.substr(0, piece), encoded);
  encoder.finish(encoded);
  return encoded;
}

TEST(MailData, EveryLineEndBecomesCrLf) {
  EXPECT_EQ(wire("a\nb\r\nc\rd"), "a\r\nb\r\nc\r\nd\r\n");
  EXPECT_EQ(wire("a\n\n\r\n\r\rb\n"), "a\r\n\r\n\r\n\r\n\r\nb\r\n");
  EXPECT_EQ(wire(""), "");
}

TEST(MailData, ADotAtTheBeginningOfALineIsDoubledWhateverEndedTheLineBefore) {
  EXPECT_EQ(wire(".\n.\r\n..\r.a\nb.c"), "..\r\n..\r\n...\r\n..a\r\nb.c\r\n");
}

TEST(MailData, WhereThePiecesEndMakesNoDifference) {
  const std::string text = ".\r\n\r\n.a\n.\n\r..b\r\n.\r\nc";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) EXPECT_EQ(wire(text, piece), wire(text)) << piece;
}

TEST(MailData, TheMeasureIsTheSizeOnTheWireWithoutDoubledDots) {
  for (const char* text : {"", "a", "a\n", "a\r\n", "a\rb\r\r\n\n", "\n", "\r", "abc\n\ndef"}) {
    EXPECT_EQ(measure(text).size, wire(text).size()) << text;
  }
  EXPECT_EQ(measure(".\n").size, 3U);
}

TEST(MailData, TheMeasureSeesEightBitTextAndNul) {
  EXPECT_FALSE(measure("abc").eight_bit);
  EXPECT_TRUE(measure("ä").eight_bit);
  EXPECT_TRUE(measure(std::string_view("a\0b", 3)).nul);
}

}  // namespace
}  // namespace smtpcfg::net
