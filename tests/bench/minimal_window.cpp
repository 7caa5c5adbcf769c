#include <wx/app.h>
#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/frame.h>
#include <wx/menu.h>
#include <wx/sizer.h>

namespace {

/// What the dialog's start is measured by: as little as a program with a window can show. A frame with a menu bar and a status
/// bar, like wxWidgets' own minimal sample; with `--dialog`, a dialog with one button.
class MinimalApp : public wxApp {
 public:
  bool OnInit() override {
    if (argc > 1 && argv[1] == "--dialog") {
      show_dialog();
    } else {
      show_frame();
    }
    return true;
  }

 private:
  static void show_frame() {
    auto* frame = new wxFrame(nullptr, wxID_ANY, "Minimal window");
    auto* file = new wxMenu;
    file->Append(wxID_EXIT, "E&xit\tAlt-X");
    auto* help = new wxMenu;
    help->Append(wxID_ABOUT, "&About\tF1");
    auto* bar = new wxMenuBar;
    bar->Append(file, "&File");
    bar->Append(help, "&Help");
    frame->SetMenuBar(bar);
    frame->CreateStatusBar(2);
    frame->SetStatusText("Ready");
    frame->Show();
  }

  static void show_dialog() {
    auto* dialog = new wxDialog(nullptr, wxID_ANY, "Minimal dialog");
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(new wxButton(dialog, wxID_OK), wxSizerFlags().Border());
    dialog->SetSizerAndFit(sizer);
    dialog->Show();
  }
};

}  // namespace

wxIMPLEMENT_APP(MinimalApp);
