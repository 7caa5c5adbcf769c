#include "ui/wrapping.h"

#include <wx/tokenzr.h>

namespace smtpcfg::ui {

namespace {

using Measure = std::function<int(const wxString&)>;

/// How many characters of a word fit; at least one, so that there is progress at any width.
std::size_t fitting(const wxString& word, int width, const Measure& measure) {
  std::size_t least = 1;
  std::size_t most = word.length();
  while (least < most) {
    const std::size_t middle = (least + most + 1) / 2;
    if (measure(word.Left(middle)) <= width) {
      least = middle;
    } else {
      most = middle - 1;
    }
  }
  return least;
}

wxString wrapped_paragraph(const wxString& text, int width, const Measure& measure) {
  wxString done;
  wxString line;
  wxStringTokenizer words(text, " ", wxTOKEN_RET_EMPTY_ALL);
  bool first = true;
  while (words.HasMoreTokens()) {
    wxString word = words.GetNextToken();
    const wxString longer = first ? word : line + " " + word;
    first = false;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (!line.empty()) done += line + "\n";
    while (measure(word) > width && word.length() > 1) {
      const std::size_t count = fitting(word, width, measure);
      done += word.Left(count) + "\n";
      word = word.Mid(count);
    }
    line = word;
  }
  return done + line;
}

}  // namespace

wxString wrapped(const wxString& text, int width, const Measure& measure) {
  wxString done;
  wxStringTokenizer paragraphs(text, "\n", wxTOKEN_RET_EMPTY_ALL);
  bool first = true;
  while (paragraphs.HasMoreTokens()) {
    if (!first) done += "\n";
    first = false;
    done += wrapped_paragraph(paragraphs.GetNextToken(), width, measure);
  }
  return done;
}

}  // namespace smtpcfg::ui
