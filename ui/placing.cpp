#include "ui/placing.h"

#include <wx/display.h>

#include <algorithm>

namespace smtpcfg::ui {

wxPoint centred_over(const wxRect& place, const wxSize& size, const wxRect& screen) {
  const auto along = [](int begin, int length, int own, int first, int room) {
    return std::max(first, std::min(begin + ((length - own) / 2), first + room - own));
  };
  return {along(place.x, place.width, size.x, screen.x, screen.width),
          along(place.y, place.height, size.y, screen.y, screen.height)};
}

void place_over(wxTopLevelWindow& window, const wxRect& place) {
  const int display = wxDisplay::GetFromPoint(place.GetPosition() + place.GetSize() / 2);
  if (display == wxNOT_FOUND) return;
  window.Move(centred_over(place, window.GetSize(), wxDisplay(static_cast<unsigned>(display)).GetClientArea()));
}

}  // namespace smtpcfg::ui
