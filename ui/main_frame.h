#pragma once

#include <wx/dataview.h>
#include <wx/frame.h>

#include <memory>
#include <optional>

#include "ui/background.h"
#include "ui/layers.h"
#include "ui/message_strip.h"
#include "ui/passphrase.h"
#include "ui/shared_store.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// The program without arguments: the layers of an installation as a plain list, from which Connection Settings opens.
class MainFrame : public wxFrame {
 public:
  MainFrame(Place place, validation::Options options);

 private:
  // Building: main_frame.cpp.
  void build_menu();
  void build_list();
  void update_controls();

  // What the menu does: main_frame_actions.cpp.
  void refresh();
  void on_layers(Result<Layers> layers);
  void show_rows();
  void open_installation();
  void open_selected();
  void open(const model::Target& target);
  void add_user();
  void add_entry();
  /// Asks until `parse` takes what was entered, then opens the dialog on it.
  void add(const wxString& title, const wxString& question,
           const std::function<Result<model::Target>(const std::string&)>& parse);
  void copy_to_system();
  void remove_selected();
  void about();
  /// Runs a change of the files in the background, then reads the list again.
  void change(std::function<Result<void>(model::SettingsStore&)> action);
  [[nodiscard]] const Layer* selected() const;

  Place place_;
  validation::Options options_;
  PassphrasePrompt passphrase_;
  std::shared_ptr<SharedStore> store_;
  MessageStrip* strip_ = nullptr;
  wxDataViewListCtrl* list_ = nullptr;
  std::vector<Layer> rows_;
  std::optional<model::Target> select_next_;  ///< to be selected when the list was read again
  bool busy_ = false;
  Task task_;
};

}  // namespace smtpcfg::ui
