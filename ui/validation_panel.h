#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ui/background.h"
#include "ui/check_list.h"
#include "ui/mnemonics.h"
#include "ui/wrapped_text.h"
#include "validation/report.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// "Validate OAuth Configuration" at work: the verdict on top, the checks as a live list, the first failure opened below.
/// Closing the window around it stops a running validation without waiting for it.
class ValidationPanel : public wxPanel {
 public:
  /// Hidden at first. `ended` is called when a validation has ended or was stopped.
  ValidationPanel(wxWindow* parent, Mnemonics& mnemonics, validation::Options options, std::function<void()> ended);

  /// Replaces what was shown before, a running validation too. `origin`: the layer that the settings are from, for the report;
  /// empty for what is in a form.
  void start(model::Settings settings, std::string origin = {});
  void stop();
  [[nodiscard]] bool running() const { return running_; }
  void focus_stop() { stop_->SetFocus(); }
  /// Takes the focus to the list, if it was on Stop, which is gone then.
  void focus_result();
  /// The settings were changed: the verdict is about other values than those in the form.
  void mark_outdated();

 private:
  void build(Mnemonics& mnemonics);
  void on_progress(std::string_view check, const validation::Finding* finding);
  void on_result(validation::Validation validation);
  void show_detail();
  void show_progress();
  void run(std::vector<std::string> test_mail);
  void send_test_mail();
  void save_report();
  [[nodiscard]] validation::Report report() const;

  validation::Options options_;
  std::function<void()> ended_;
  WrappedText* headline_ = nullptr;
  WrappedText* outdated_ = nullptr;
  wxButton* stop_ = nullptr;
  CheckList* checks_ = nullptr;
  wxTextCtrl* detail_ = nullptr;
  wxButton* copy_remedy_ = nullptr;
  wxButton* copy_powershell_ = nullptr;
  wxButton* copy_report_ = nullptr;
  wxButton* save_report_ = nullptr;
  wxButton* send_test_ = nullptr;

  std::shared_ptr<const model::Settings> settings_;
  validation::Validation result_;
  std::string origin_;
  std::string entered_;  ///< where the last test mail went
  bool running_ = false;
  bool is_outdated_ = false;
  bool stop_had_focus_ = false;
  Task task_;
  Task saving_;
};

}  // namespace smtpcfg::ui
