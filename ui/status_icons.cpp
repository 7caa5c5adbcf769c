#include "ui/status_icons.h"

#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

struct Drawing {
  const char* colour;
  const char* shape;
};

Drawing drawing_of(CheckState state) {
  switch (state) {
    case CheckState::Waiting:
      return {"#8a8a8a", "<circle cx='8' cy='8' r='6' fill='none' stroke='COLOUR' stroke-width='1.5'/>"};
    case CheckState::Running:
      return {"#1c71d8",
              "<circle cx='8' cy='8' r='6' fill='none' stroke='COLOUR' stroke-width='1.5'/>"
              "<path d='M8 4 V8 L11 10' fill='none' stroke='COLOUR' stroke-width='1.5'/>"};
    case CheckState::Pass:
      return {"#26803a",
              "<circle cx='8' cy='8' r='7' fill='COLOUR'/>"
              "<path d='M4.5 8.5 L7 11 L11.5 5.5' fill='none' stroke='#ffffff' stroke-width='1.8'/>"};
    case CheckState::Warn:
      return {"#c77700",
              "<path d='M8 1 L15.5 14.5 H0.5 Z' fill='COLOUR'/>"
              "<path d='M8 5.5 V10 M8 11.3 V13' fill='none' stroke='#ffffff' stroke-width='1.8'/>"};
    case CheckState::Fail:
      return {"#c01c28",
              "<path d='M5 1 H11 L15 5 V11 L11 15 H5 L1 11 V5 Z' fill='COLOUR'/>"
              "<path d='M5 5 L11 11 M11 5 L5 11' fill='none' stroke='#ffffff' stroke-width='1.8'/>"};
    case CheckState::Skipped:
    case CheckState::NotReached:
      return {"#8a8a8a", "<path d='M3 8 H13' fill='none' stroke='COLOUR' stroke-width='2'/>"};
  }
  return {"", ""};
}

}  // namespace

CheckState state_of(const validation::Finding& finding) {
  if (!finding.reached) return CheckState::NotReached;
  switch (finding.status) {
    case validation::Status::Pass:
      return CheckState::Pass;
    case validation::Status::Warn:
      return CheckState::Warn;
    case validation::Status::Fail:
      return CheckState::Fail;
    case validation::Status::Skipped:
      break;
  }
  return CheckState::Skipped;
}

wxString word_for(CheckState state) {
  switch (state) {
    case CheckState::Waiting:
      return translated("waiting");
    case CheckState::Running:
      return translated("running");
    case CheckState::Pass:
      return translated("passed");
    case CheckState::Warn:
      return translated("warning");
    case CheckState::Fail:
      return translated("failed");
    case CheckState::Skipped:
      return translated("skipped");
    case CheckState::NotReached:
      return translated("not reached");
  }
  return {};
}

wxBitmapBundle icon_for(CheckState state) {
#ifdef wxHAS_SVG
  const Drawing drawing = drawing_of(state);
  wxString svg = wxString("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>") + drawing.shape + "</svg>";
  svg.Replace("COLOUR", drawing.colour);
  return wxBitmapBundle::FromSVG(svg.utf8_str(), wxSize(16, 16));
#else
  return {};
#endif
}

}  // namespace smtpcfg::ui
