#include <gtest/gtest.h>

#include "net/server_date.h"

namespace smtpcfg::net {
namespace {

using std::chrono::sys_seconds;

TEST(ServerDate, ExchangesGreetingTellsTheTime) {
  const auto date = date_in_greeting(
      "220 AM0PR05CA0042.outlook.office365.com Microsoft ESMTP MAIL Service ready at Thu, 26 Nov 2026 08:15:00 +0000 [0C3F]");
  ASSERT_TRUE(date);
  EXPECT_EQ(*date, sys_seconds(std::chrono::sys_days(std::chrono::year(2026) / 11 / 26)) + std::chrono::minutes(8 * 60 + 15));
}

TEST(ServerDate, AnotherTimeZoneIsReckonedIn) {
  EXPECT_EQ(date_in_greeting("220 mail ready at Tue, 3 Nov 2026 09:00:00 +0100"),
            date_in_greeting("220 mail ready at Tue, 03 Nov 2026 08:00:00 +0000"));
}

TEST(ServerDate, WhatIsNoWholeDateTellsNothing) {
  for (const char* greeting :
       {"220 mail.contoso.com ESMTP Postfix", "220 Thu, we are closed", "220 ready at Thu, 26 Nov 2026 08:15:00",
        "220 ready at Thu, 26 Nov 2026 08:15:00 +01", "220 Thu, ", ""}) {
    EXPECT_FALSE(date_in_greeting(greeting)) << greeting;
  }
}

}  // namespace
}  // namespace smtpcfg::net
