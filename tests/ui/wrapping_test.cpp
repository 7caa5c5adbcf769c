#include "ui/wrapping.h"

#include <gtest/gtest.h>

namespace smtpcfg::ui {
namespace {

wxString in_columns(const wxString& text, int columns) {
  return wrapped(text, columns, [](const wxString& piece) { return int(piece.length()); });
}

TEST(Wrapping, BreaksAtBlanks) { EXPECT_EQ(in_columns("one two three", 7), "one two\nthree"); }

TEST(Wrapping, KeepsTheLineBreaksOfTheText) { EXPECT_EQ(in_columns("one\ntwo", 80), "one\ntwo"); }

TEST(Wrapping, BreaksInsideAWordThatIsTooWideAlone) { EXPECT_EQ(in_columns("at /update.win", 6), "at\n/updat\ne.win"); }

TEST(Wrapping, LosesNothingAtAnyWidth) {
  const wxString text = "Cannot open /srv/aurea/update.win/system/smtp.cfg: it is damaged.";
  for (int columns = 0; columns < 70; ++columns) {
    wxString seen = in_columns(text, columns);
    seen.Replace("\n", "");
    wxString expected = text;
    seen.Replace(" ", "");
    expected.Replace(" ", "");
    EXPECT_EQ(seen, expected) << columns;
  }
}

}  // namespace
}  // namespace smtpcfg::ui
