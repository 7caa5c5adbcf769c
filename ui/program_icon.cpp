#include "ui/program_icon.h"

#include <wx/bmpbndl.h>
#include <wx/iconbndl.h>
#include <wx/toplevel.h>

#include <string_view>

namespace smtpcfg::ui {

extern const std::string_view program_icon_svg;  // resources/smtpcfg.svg, embedded by the build

namespace {

wxIconBundle drawn_icons() {
  wxIconBundle icons;
#ifdef wxHAS_SVG
  const auto* const bytes = reinterpret_cast<const wxByte*>(program_icon_svg.data());
  for (const int side : {16, 24, 32, 48, 64}) {
    const wxSize size(side, side);
    wxIcon icon;
    icon.CopyFromBitmap(wxBitmapBundle::FromSVG(bytes, program_icon_svg.size(), size).GetBitmap(size));
    icons.AddIcon(icon);
  }
#endif
  return icons;
}

}  // namespace

void show_program_icon(wxApp& app) {
  app.Bind(wxEVT_SHOW, [icons = drawn_icons()](wxShowEvent& event) {
    event.Skip();
    auto* const window = dynamic_cast<wxTopLevelWindow*>(event.GetEventObject());
    if (window == nullptr || !event.IsShown() || !window->GetIcons().IsEmpty()) return;
    window->SetIcons(icons);
  });
}

}  // namespace smtpcfg::ui
