#include "model/acting_user.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/process.h"

namespace smtpcfg::model {
namespace {

TEST(ActingUser, IsTheProcessUser) { EXPECT_THAT(acting_user(), testing::HasSubstr(this_process().user)); }

}  // namespace
}  // namespace smtpcfg::model
