#include "app/nearest.h"

#include <gtest/gtest.h>

#include <vector>

namespace smtpcfg::app {
namespace {

const std::vector<std::string> commands{"list", "show", "set", "copy", "remove", "effective", "validate", "key"};

TEST(Nearest, CountsKeysThatWereMissedAddedReplacedOrSwapped) {
  EXPECT_EQ(typing_distance("show", "show"), 0U);
  EXPECT_EQ(typing_distance("shwo", "show"), 1U);
  EXPECT_EQ(typing_distance("sho", "show"), 1U);
  EXPECT_EQ(typing_distance("showw", "show"), 1U);
  EXPECT_EQ(typing_distance("SHOW", "show"), 0U);
  EXPECT_EQ(typing_distance("", "show"), 4U);
}

TEST(Nearest, NamesWhatWasProbablyMeant) {
  EXPECT_EQ(nearest("shwo", commands), "show");
  EXPECT_EQ(nearest("efective", commands), "effective");
  EXPECT_EQ(did_you_mean("validte", commands), " Did you mean \"validate\"?");
}

TEST(Nearest, SaysNothingRatherThanGuess) {
  EXPECT_EQ(nearest("send", commands), "");
  EXPECT_EQ(nearest("xyz", commands), "");
  EXPECT_EQ(did_you_mean("", commands), "");
  EXPECT_EQ(nearest(std::string(100000, 'a'), commands), "");
}

}  // namespace
}  // namespace smtpcfg::app
