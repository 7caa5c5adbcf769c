#include "app/smtpcfg_gui.h"

#include <wx/app.h>
#include <wx/config.h>
#include <wx/filename.h>
#include <wx/log.h>
#include <wx/memconf.h>
#include <wx/stdpaths.h>

#include <chrono>
#include <cstdlib>
#include <memory>

#include "ui/background.h"
#include "ui/connection_settings_dialog.h"
#include "ui/editor_frame.h"
#include "ui/foreign_owner.h"
#include "ui/passphrase.h"
#include "ui/platform.h"
#include "ui/program_icon.h"
#include "ui/test_mail_dialog.h"

namespace smtpcfg::app {

namespace {

constexpr int cancelled_exit = 1;
constexpr int usage_exit = 2;
constexpr std::chrono::seconds patience_at_the_end{3};

/// The desktop program: one dialog alone, or the main window.
class GuiApp : public wxApp {
 public:
  explicit GuiApp(GuiOptions options) : options_(std::move(options)) { SetAppDisplayName("smtpcfg"); }

  // The command line was read before there was a display: help and errors need none.
  bool OnInit() override {
    wxConfigBase::Set(open_config());
    ui::show_program_icon(*this);
    ui::platform::let_mnemonics_reach_the_window();
    return true;
  }

  int OnRun() override {
    const int code = options_.dialog ? run_alone<ui::ConnectionSettingsDialog>(*options_.dialog)
                     : options_.mail ? run_alone<ui::TestMailDialog>(*options_.mail)
                                     : run_editor();
    if (!ui::finish_background_jobs(patience_at_the_end)) std::_Exit(code);
    return code;
  }

 private:
  /// Window sizes and recent installations: the registry on Windows, ~/.config elsewhere. Where nothing can be kept, they are
  /// only known until the program ends.
  static wxConfigBase* open_config() {
#ifndef _WIN32
    wxStandardPaths::Get().SetFileLayout(wxStandardPaths::FileLayout_XDG);
    const wxString folder = wxStandardPaths::Get().GetUserConfigDir();
    const wxLogNull quiet;
    if (!wxFileName::Mkdir(folder, wxS_DIR_DEFAULT, wxPATH_MKDIR_FULL) || !wxFileName::IsDirWritable(folder)) {
      return new wxMemoryConfig;
    }
#endif
    return new wxConfig("smtpcfg");
  }

  template <typename Dialog, typename Subject>
  int run_alone(const Subject& subject) {
    const ui::PassphrasePrompt passphrase;
    const auto store = std::make_shared<ui::SharedStore>(options_.place, passphrase.ask());
    Dialog dialog(nullptr, store, subject, options_.validation);
    std::optional<ui::ForeignOwner> owner;
    if (options_.parent) {
      const Result<ui::WindowHandle> found = ui::find_owner(*options_.parent);
      if (!found) {
        tell({usage_exit, found.error().message + " " + found.error().remedy + "\n"});
        return usage_exit;
      }
      owner.emplace(dialog, *found, &leave_without_owner);
    }
    return dialog.ShowModal() == wxID_OK ? 0 : cancelled_exit;
  }

  /// Some dialog of the dialog may be open, even one of the system's: no unwinding. What is being saved is.
  static void leave_without_owner() {
    static_cast<void>(ui::finish_background_jobs(patience_at_the_end));
    std::_Exit(cancelled_exit);
  }

  int run_editor() {
    auto* frame = new ui::EditorFrame(options_.place, options_.validation);
    frame->Show();
    return wxApp::OnRun();
  }

  GuiOptions options_;
};

}  // namespace

void install_gui(GuiOptions options) { wxApp::SetInstance(new GuiApp(std::move(options))); }

}  // namespace smtpcfg::app
