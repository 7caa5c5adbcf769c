#include "ui/mnemonics.h"

#include <gtest/gtest.h>

#include <set>

#include "model/fields.h"
#include "ui/text.h"

namespace smtpcfg::ui {
namespace {

TEST(Mnemonics, TheFirstLetterOfAWordIsPreferred) {
  Mnemonics mnemonics("c");
  EXPECT_EQ(mnemonics.mark("Client ID"), "Client &ID");
}

TEST(Mnemonics, AnotherLetterIsTakenWhenTheFirstOnesAreGone) {
  Mnemonics mnemonics("st");
  EXPECT_EQ(mnemonics.mark("Stop"), "St&op");
}

TEST(Mnemonics, ALabelWithoutAFreeLetterHasNone) {
  Mnemonics mnemonics("ok");
  EXPECT_EQ(mnemonics.mark("OK"), "OK");
}

TEST(Mnemonics, EveryFieldOfTheDialogGetsALetterOfItsOwn) {
  Mnemonics mnemonics("och");
  std::set<wxString> letters;
  for (const model::Field& field : model::fields()) {
    const wxString marked = mnemonics.mark(to_wx(field.label));
    const auto at = marked.find('&');
    ASSERT_NE(at, wxString::npos) << field.label;
    EXPECT_TRUE(letters.insert(marked.Mid(at + 1, 1).Lower()).second) << field.label;
  }
}

}  // namespace
}  // namespace smtpcfg::ui
