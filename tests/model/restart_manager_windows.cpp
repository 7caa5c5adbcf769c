#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "model/restart_manager.h"
#include "model/text.h"

namespace smtpcfg::model {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// What the Restart Manager answers, and what it was asked.
struct Script {
  DWORD start = ERROR_SUCCESS;
  DWORD add = ERROR_SUCCESS;
  DWORD list = ERROR_SUCCESS;
  UINT holders = 1;
  std::wstring name = L"Notepad";
  std::wstring asked;
  int open_sessions = 0;
  int lists = 0;
};

Script script;

DWORD WINAPI start(DWORD* session, DWORD /*flags*/, WCHAR* key) {
  *session = 7;
  key[0] = 0;
  if (script.start == ERROR_SUCCESS) ++script.open_sessions;
  return script.start;
}

DWORD WINAPI add(DWORD session, UINT files, LPCWSTR* names, UINT /*applications*/, RM_UNIQUE_PROCESS* /*which*/,
                 UINT /*services*/, LPCWSTR* /*which*/) {
  EXPECT_EQ(session, 7U);
  EXPECT_EQ(files, 1U);
  script.asked = names[0];
  return script.add;
}

DWORD WINAPI list(DWORD /*session*/, UINT* needed, UINT* count, RM_PROCESS_INFO* found, LPDWORD /*reasons*/) {
  ++script.lists;
  *needed = script.holders;
  if (script.list != ERROR_SUCCESS) return script.list;
  if (*count < script.holders) return ERROR_MORE_DATA;
  *count = script.holders;
  for (UINT index = 0; index < script.holders; ++index) {
    found[index] = {};
    found[index].Process.dwProcessId = 100 + index;
    std::copy_n(script.name.begin(), std::min<std::size_t>(script.name.size(), CCH_RM_MAX_APP_NAME + 1), found[index].strAppName);
  }
  return ERROR_SUCCESS;
}

DWORD WINAPI end(DWORD /*session*/) {
  --script.open_sessions;
  return ERROR_SUCCESS;
}

class RestartManagers : public testing::Test {
 protected:
  RestartManagers() { script = {}; }
  std::vector<FileHolder> ask() {
    std::vector<FileHolder> holders = holders_of(L"C:\\crm\\smtp.cfg", manager_);
    EXPECT_EQ(script.open_sessions, 0);
    return holders;
  }
  RestartManager manager_{.start = &start, .add = &add, .list = &list, .end = &end};
};

TEST_F(RestartManagers, NameWhoHasTheFileOpen) {
  const std::vector<FileHolder> holders = ask();
  EXPECT_EQ(script.asked, L"C:\\crm\\smtp.cfg");
  EXPECT_EQ(words_of_holders(holders), "“Notepad” (process 100) has it open");
}

TEST_F(RestartManagers, NameMoreThanWereExpected) {
  script.holders = 30;
  EXPECT_THAT(ask(), SizeIs(30));
  EXPECT_THAT(words_of_holders(ask()), HasSubstr("and 27 others"));
}

TEST_F(RestartManagers, MayKnowNobody) {
  script.holders = 0;
  EXPECT_THAT(ask(), IsEmpty());
}

TEST_F(RestartManagers, ThatNameEndlessManyAreNotFollowed) {
  script.holders = 4'000'000;
  EXPECT_THAT(ask(), IsEmpty());
}

TEST_F(RestartManagers, ThatFailKnowNobody) {
  for (DWORD Script::* const step : {&Script::start, &Script::add, &Script::list}) {
    script = {};
    script.*step = ERROR_ACCESS_DENIED;
    EXPECT_THAT(ask(), IsEmpty());
  }
  script = {};
  script.list = ERROR_MORE_DATA;  // and never enough
  EXPECT_THAT(ask(), IsEmpty());
  EXPECT_LE(script.lists, 3);
  manager_.list = nullptr;
  EXPECT_THAT(ask(), IsEmpty());
}

TEST_F(RestartManagers, MaySayAnythingForAName) {
  script.name = std::wstring(CCH_RM_MAX_APP_NAME + 1, L'x');  // without a NUL at the end
  EXPECT_EQ(ask().front().name.size(), CCH_RM_MAX_APP_NAME + 1U);
  script.name = L"\xD800 \x202E\n";
  EXPECT_THAT(words_of_holders(ask()), testing::Not(HasSubstr("\n")));
}

TEST(FileHolders, OfAFileThatNobodyHasOpenAreNone) { EXPECT_THAT(file_holders("C:\\no such folder\\smtp.cfg"), IsEmpty()); }

}  // namespace
}  // namespace smtpcfg::model
