#include <windows.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "model/change_log.h"

namespace smtpcfg::model {
namespace {

/// What the event viewer shows of an event: the text that the program has for its number, around what was reported.
std::wstring shown(HMODULE program, Change::Kind kind, const std::wstring& reported) {
  std::array<DWORD_PTR, 1> arguments{reinterpret_cast<DWORD_PTR>(reported.c_str())};
  std::array<wchar_t, 1000> text{};
  const DWORD size =
      FormatMessageW(FORMAT_MESSAGE_FROM_HMODULE | FORMAT_MESSAGE_ARGUMENT_ARRAY, program, static_cast<DWORD>(kind), 0,
                     text.data(), text.size(), reinterpret_cast<va_list*>(arguments.data()));
  return {text.data(), size};
}

TEST(EventTexts, BothProgramsHaveOneForEveryKindOfChange) {
  for (const wchar_t* name : {L"smtpcfg.exe", L"smtpcfg-gui.exe"}) {
    const HMODULE program = LoadLibraryExW(name, nullptr, LOAD_LIBRARY_AS_DATAFILE);
    ASSERT_NE(program, nullptr) << GetLastError();
    using enum Change::Kind;
    for (const Change::Kind kind :
         {Created, Changed, Replaced, Removed, Restored, KeyCreated, KeyProtected, KeyUnprotected, KeyProtectedByWindows}) {
      const std::wstring reported = L"CONTOSO\\anna changed system; file: \"C:\\crm\\Größe\"";
      EXPECT_EQ(shown(program, kind, reported).substr(0, reported.size()), reported) << static_cast<int>(kind);
    }
    FreeLibrary(program);
  }
}

}  // namespace
}  // namespace smtpcfg::model
