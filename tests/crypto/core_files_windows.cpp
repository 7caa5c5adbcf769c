#include <windows.h>
#include <gtest/gtest.h>

#include "crypto/core_files.h"

namespace smtpcfg::crypto {
namespace {

/// What Windows itself then does in a crash, and whether it leaves out the heap, only a real Windows shows.
TEST(CoreFiles, AreNotAskedForAndOtherModesStay) {
  const UINT before = SetErrorMode(SEM_FAILCRITICALERRORS);
  keep_memory_out_of_core_files();
  EXPECT_EQ(GetErrorMode(), UINT{SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX});
  SetErrorMode(before);
}

}  // namespace
}  // namespace smtpcfg::crypto
