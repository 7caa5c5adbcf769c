#pragma once

#include <wx/colour.h>

#include <cstdint>

namespace smtpcfg::ui {

/// How a text speaks to a person. Its colour is never the only sign: the words say it too.
enum class Tone : std::uint8_t { Plain, Hint, Good, Warning, Error };

/// Readable on the system's window background, light or dark (contrast of at least 4.5 : 1).
wxColour colour_of(Tone tone);

/// Behind a message that stands out from the window; the window's text colour is readable on it.
wxColour message_background();

/// Behind every second row of a list, where the program draws them: what is readable on the others is readable on these.
wxColour stripe_background();

}  // namespace smtpcfg::ui
