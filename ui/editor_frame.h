#pragma once

#include <wx/filehistory.h>
#include <wx/frame.h>
#include <wx/splitter.h>

#include <memory>
#include <optional>

#include "ui/background.h"
#include "ui/detail_panel.h"
#include "ui/folder_watch.h"
#include "ui/layer_panel.h"
#include "ui/message_strip.h"
#include "ui/overview.h"
#include "ui/passphrase.h"
#include "ui/shared_store.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// The editor: the layers of an installation on the left, the chosen one's settings on the right, and all that can be done with
/// them. It holds no input of its own, so what others change on the disk is shown at once.
class EditorFrame : public wxFrame {
 public:
  EditorFrame(Place place, validation::Options options);
  ~EditorFrame() override;
  EditorFrame(const EditorFrame&) = delete;
  EditorFrame& operator=(const EditorFrame&) = delete;

 private:
  // Building: editor_frame.cpp.
  void build();
  wxMenuBar* build_menu();
  void bind_commands();
  void restore_from_last_time();
  void update_controls();

  // Reading: editor_reading.cpp.
  void refresh();
  void on_overview(Result<std::shared_ptr<const Overview>> overview);
  void show_status();
  void show_detail();
  void open_place(Place place);
  void choose_installation();
  void open_recent(int index);
  void say_why_not(const Error& error);

  // What the commands do: editor_actions.cpp.
  void edit();
  void edit(const model::Target& target);
  void add_user();
  void add_entry();
  void copy_to();
  void apply_to_all();
  void copy(const model::Target& from, const model::Target& to);
  void remove();
  void undo();
  void compare();
  void validate();
  void effective();
  void email();
  void web_config();
  /// With the settings of a layer to copy there.
  void web_config(const model::Target& from, const std::string& file);
  void explain();
  void exchange_setup();
  void exchange_script();
  void about();
  /// The person picks a layer, or enters one. Nothing when cancelled.
  std::optional<model::Target> pick(const wxString& title, const wxString& question, const wxString& yes,
                                    const std::function<bool(const model::Target&)>& offered,
                                    const std::function<Result<void>(const model::Target&)>& check);
  /// Runs a change of the files in the background, then reads everything again. The change gives what Undo is to bring back, if
  /// anything.
  void change(std::function<Result<std::optional<model::Removed>>(model::SettingsStore&)> action);

  /// The layer that is chosen; none while nothing is open.
  [[nodiscard]] const LayerRow* selected() const { return layers_->selected(); }

  Place place_;
  validation::Options options_;
  PassphrasePrompt passphrase_;
  std::shared_ptr<SharedStore> store_;
  wxFileHistory recent_;
  wxMenu* recent_menu_ = nullptr;
  MessageStrip* strip_ = nullptr;
  wxSplitterWindow* halves_ = nullptr;
  double share_ = 0;  ///< of the left half in the window's width
  LayerPanel* layers_ = nullptr;
  DetailPanel* detail_ = nullptr;

  std::shared_ptr<const Overview> overview_;  ///< none while nothing is open
  std::optional<model::Target> select_next_;  ///< to be selected when everything was read again
  std::optional<model::Removed> removed_;     ///< what Undo brings back
  std::shared_ptr<const LayerDetail> shown_;  ///< what the right half shows
  bool reading_ = false;
  bool read_again_ = false;  ///< something changed while reading
  bool changing_ = false;
  FolderWatch watch_;
  Task reading_task_;
  Task detail_task_;
  Task change_task_;
};

}  // namespace smtpcfg::ui
