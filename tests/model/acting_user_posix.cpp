#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>

#include "model/acting_user.h"

#include "child_posix.h"

namespace smtpcfg::model {
namespace {

TEST(ActingUser, IsNotWhatTheEnvironmentSays) {
  const std::string before = acting_user();
  EXPECT_EQ(run_in_child([&] {
              for (const char* name : {"USER", "LOGNAME", "SUDO_USER", "SUDO_UID"}) setenv(name, "administrator", 1);
              return acting_user() == before ? 0 : 1;
            }),
            0);
}

TEST(ActingUser, IsBothWhenAnotherStartedTheProcess) {
  if (geteuid() != 0) GTEST_SKIP() << "Only root can become somebody else, so this was not run.";
  EXPECT_EQ(run_in_child([] {
              constexpr uid_t somebody = 54321;
              if (seteuid(somebody) != 0) return 2;
              return acting_user().starts_with("54321 (uid 54321; started by root, uid 0") ? 0 : 1;
            }),
            0);
}

}  // namespace
}  // namespace smtpcfg::model
