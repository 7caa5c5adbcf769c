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
  EXPECT_EQ(mnemonics.mark("Stop"), "Sto&p");
}

TEST(Mnemonics, ALabelWithoutAFreeLetterHasNone) {
  Mnemonics mnemonics("ok");
  EXPECT_EQ(mnemonics.mark("OK"), "OK");
}

// In the order in which the dialog shows them; the groups of the two kinds of methods are never there together.
TEST(Mnemonics, EveryFieldOfTheDialogGetsALetterOfItsOwn) {
  using model::FieldGroup;
  for (const FieldGroup credentials : {FieldGroup::OAuth, FieldGroup::Account}) {
    Mnemonics mnemonics("och");
    std::set<wxString> letters;
    for (const FieldGroup group : {FieldGroup::Method, credentials, FieldGroup::Server, FieldGroup::Sender}) {
      for (const model::Field& field : model::fields()) {
        if (field.group != group) continue;
        const wxString marked = mnemonics.mark(to_wx(field.label));
        const auto at = static_cast<std::size_t>(marked.Find('&'));
        ASSERT_LT(at, marked.length()) << field.label;
        EXPECT_TRUE(letters.insert(marked.Mid(at + 1, 1).Lower()).second) << field.label;
      }
    }
  }
}

}  // namespace
}  // namespace smtpcfg::ui
