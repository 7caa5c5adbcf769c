#include "validation/sending_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace smtpcfg::validation {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SendingWords, WhatFailedMoreThanOnceIsCounted) {
  net::SendRecord record;
  record.elapsed = std::chrono::milliseconds(4240);
  record.attempts.resize(1);
  EXPECT_THAT(circumstances_of(record), IsEmpty());
  record.attempts.resize(3);
  EXPECT_THAT(circumstances_of(record), ElementsAre("3 tries failed in 4.2 s."));
}

TEST(SendingWords, WhatWasTakenIsNamed) {
  net::SendRecord record{.outcome = net::SendOutcome::PartlySent, .sender = "crm@x.de", .message_id = "<1@x.de>"};
  EXPECT_THAT(circumstances_of(record), ElementsAre("Sent as crm@x.de, Message-ID <1@x.de>."));
}

}  // namespace
}  // namespace smtpcfg::validation
