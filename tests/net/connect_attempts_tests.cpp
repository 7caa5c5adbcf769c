#include <gtest/gtest.h>

#include "net/connect_attempts.h"

namespace smtpcfg::net {
namespace {

TEST(ConnectAttempts, EachAddressKeepsItsOwnError) {
  ConnectAttempts attempts;
  for (const char* line : {"  Trying 192.0.2.1:587...\n", "  Trying [2001:db8::1]:587...\n",
                           "connect to 2001:db8::1 port 587 failed: Network is unreachable\n", "Closing connection 0\n"}) {
    attempts.hear(line);
  }
  ASSERT_EQ(attempts.all().size(), 2U);
  EXPECT_EQ(attempts.all()[0].address, "192.0.2.1");
  EXPECT_EQ(attempts.all()[0].failure, "");
  EXPECT_EQ(attempts.all()[1].address, "2001:db8::1");
  EXPECT_EQ(attempts.all()[1].failure, "Network is unreachable");
}

TEST(ConnectAttempts, EndlessAddressesAreNotAllKept) {
  ConnectAttempts attempts;
  for (int count = 0; count < 1000; ++count) attempts.hear("Trying 192.0.2.1:587...");
  EXPECT_EQ(attempts.all().size(), 20U);
}

}  // namespace
}  // namespace smtpcfg::net
