#include "ui/scrolled_content.h"

#include <algorithm>

#include "ui/layout.h"

namespace smtpcfg::ui {

namespace {

constexpr int lines_at_least = 6;  // of the content, below which the window cannot be made smaller

/// The inner size at which nothing is scrolled, as far as the screen has it.
wxSize wanted_size(wxTopLevelWindow& window, const wxScrolledWindow& scroller) {
  const wxSize around = window.GetSizer()->CalcMin();
  const wxSize content = scroller.GetSizer()->CalcMin();
  wxSize wanted(std::max(content.GetWidth(), around.GetWidth()),
                content.GetHeight() + around.GetHeight() - scroller.GetMinHeight());
  wanted.DecTo(room_inside(window));
  return wanted;
}

/// What grew over the edge of the screen moves back, its beginning first.
void move_onto_screen(wxTopLevelWindow& window) {
  const wxRect screen = layout::screen_of(window);
  const wxRect present = window.GetRect();
  const int left = std::max(screen.GetLeft(), std::min(present.GetLeft(), screen.GetRight() + 1 - present.GetWidth()));
  const int top = std::max(screen.GetTop(), std::min(present.GetTop(), screen.GetBottom() + 1 - present.GetHeight()));
  if (wxPoint(left, top) != present.GetTopLeft()) window.Move(left, top);
}

}  // namespace

wxSize room_inside(const wxTopLevelWindow& window) {
  return layout::room_for(window) - (window.GetSize() - window.GetClientSize());
}

void fit_to_screen(wxTopLevelWindow& window, wxScrolledWindow& scroller) {
  scroller.SetMinSize(wxSize(0, layout::lines(window, lines_at_least)));
  const wxSize wanted = wanted_size(window, scroller);
  wxSize least = window.GetSizer()->CalcMin();
  least.DecTo(wanted);
  window.SetMinClientSize(least);
  window.SetClientSize(wanted);
}

void grow_to_fit(wxTopLevelWindow& window, wxScrolledWindow& scroller) {
  window.Layout();
  scroller.Layout();
  wxSize size = wanted_size(window, scroller);
  size.IncTo(window.GetClientSize());
  if (size != window.GetClientSize()) {
    window.SetClientSize(size);
    move_onto_screen(window);
  }
  scroller.FitInside();
  window.Refresh();  // Windows leaves traces of what moved
}

void scroll_to(wxScrolledWindow& scroller, const wxWindow& part) {
  scroller.CallAfter([&scroller, &part] {
    int step = 1;
    scroller.GetScrollPixelsPerUnit(nullptr, &step);
    scroller.Scroll(0, scroller.CalcUnscrolledPosition(part.GetPosition()).y / step);
  });
}

}  // namespace smtpcfg::ui
