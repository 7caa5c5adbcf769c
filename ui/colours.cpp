#include "ui/colours.h"

#include <wx/settings.h>

namespace smtpcfg::ui {

wxColour colour_of(Tone tone) {
  const bool dark = wxSystemSettings::GetAppearance().IsUsingDarkBackground();
  switch (tone) {
    case Tone::Plain:
      break;
    case Tone::Hint:
      return dark ? wxColour(0xb0, 0xb0, 0xb0) : wxColour(0x5c, 0x5c, 0x5c);
    case Tone::Warning:
      return dark ? wxColour(0xf5, 0xc2, 0x11) : wxColour(0x8a, 0x4b, 0x00);
    case Tone::Error:
      return dark ? wxColour(0xff, 0x8a, 0x80) : wxColour(0xb0, 0x00, 0x10);
  }
  return wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
}

}  // namespace smtpcfg::ui
