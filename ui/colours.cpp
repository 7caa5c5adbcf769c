#include "ui/colours.h"

#include <wx/settings.h>

namespace smtpcfg::ui {

namespace {
bool is_dark() { return wxSystemSettings::GetAppearance().IsUsingDarkBackground(); }

/// Near `one`, with a little of `other`.
unsigned char mixed(unsigned char one, unsigned char other) {
  constexpr int share = 7;  // per cent
  return static_cast<unsigned char>(one + (other - one) * share / 100);
}
}  // namespace

wxColour stripe_background() {
  const wxColour list = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOX);
  const wxColour text = wxSystemSettings::GetColour(wxSYS_COLOUR_LISTBOXTEXT);
  return {mixed(list.Red(), text.Red()), mixed(list.Green(), text.Green()), mixed(list.Blue(), text.Blue())};
}

wxColour message_background() { return is_dark() ? wxColour(0x4d, 0x3f, 0x12) : wxColour(0xfd, 0xf1, 0xc7); }

wxColour colour_of(Tone tone) {
  const bool dark = is_dark();
  switch (tone) {
    case Tone::Plain:
      break;
    case Tone::Hint:
      return dark ? wxColour(0xb0, 0xb0, 0xb0) : wxColour(0x5c, 0x5c, 0x5c);
    case Tone::Good:
      return dark ? wxColour(0x7f, 0xd8, 0x8f) : wxColour(0x12, 0x6b, 0x2a);
    case Tone::Warning:
      return dark ? wxColour(0xf5, 0xc2, 0x11) : wxColour(0x8a, 0x4b, 0x00);
    case Tone::Error:
      return dark ? wxColour(0xff, 0x8a, 0x80) : wxColour(0xb0, 0x00, 0x10);
  }
  return wxSystemSettings::GetColour(wxSYS_COLOUR_WINDOWTEXT);
}

}  // namespace smtpcfg::ui
