#include "ui/layout.h"

#include <wx/display.h>
#include <wx/stattext.h>

namespace smtpcfg::ui::layout {

int small_gap(const wxWindow& window) { return window.FromDIP(5); }

int gap(const wxWindow& window) { return window.FromDIP(10); }

int characters(const wxWindow& window, int count) { return window.GetTextExtent("n").GetWidth() * count; }

int lines(const wxWindow& window, int count) { return window.GetTextExtent("Mg").GetHeight() * count; }

wxFlexGridSizer* two_columns(const wxWindow& window) {
  auto* grid = new wxFlexGridSizer(2, small_gap(window), gap(window));
  grid->AddGrowableCol(1);
  return grid;
}

wxSizer* framed(wxWindow& window, wxSizer* content) {
  auto* frame = new wxBoxSizer(wxVERTICAL);
  frame->Add(content, wxSizerFlags(1).Expand().Border(wxALL, gap(window)));
  window.SetSizer(frame);
  return frame;
}

wxSizer* row(std::initializer_list<wxWindow*> windows) {
  auto* sizer = new wxBoxSizer(wxHORIZONTAL);
  for (wxWindow* each : windows) {
    const int before = each == *windows.begin() ? 0 : small_gap(*each);
    sizer->Add(each, wxSizerFlags().CenterVertical().Border(wxLEFT, before));
  }
  return sizer;
}

wxWindow* heading(wxWindow* parent, const wxString& text) {
  auto* label = new wxStaticText(parent, wxID_ANY, text);
  label->SetFont(label->GetFont().Bold());
  return label;
}

wxRect screen_of(const wxWindow& window) {
  const wxDisplay display(wxDisplay::GetFromWindow(&window) == wxNOT_FOUND ? 0U : unsigned(wxDisplay::GetFromWindow(&window)));
  return display.GetClientArea();
}

wxSize room_for(const wxWindow& window) { return screen_of(window).GetSize(); }

void fit_to_screen(wxTopLevelWindow& window) {
  wxSize size = window.GetSizer()->ComputeFittingWindowSize(&window);
  size.DecTo(room_for(window));
  window.SetMinSize(wxSize(size.GetWidth() / 2, size.GetHeight() / 2));
  window.SetSize(size);
  window.CentreOnParent();
}

}  // namespace smtpcfg::ui::layout
