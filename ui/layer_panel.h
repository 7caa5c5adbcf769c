#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/textctrl.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "ui/layer_choice.h"
#include "ui/mnemonics.h"
#include "ui/overview.h"
#include "ui/virtual_list.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// What the panel tells the window it stands in.
struct LayerPanelEvents {
  std::function<void()> selected;   ///< another layer, or none
  std::function<void()> activated;  ///< Enter or a double click on the selected one
};

/// The editor's left half: the layers of the installation, by kind and by what is typed into the filter.
class LayerPanel : public wxPanel {
 public:
  LayerPanel(wxWindow* parent, Mnemonics& mnemonics, LayerPanelEvents events);

  /// Shows another look at the installation; the selection, the filter and the order stay.
  void show(std::shared_ptr<const Overview> overview);
  void clear();

  [[nodiscard]] const LayerRow* selected() const;
  /// Selects a layer, taking back the filter where it hides it. False when there is none.
  bool select(const model::Target& target);
  void focus_list() { list_->SetFocus(); }
  void focus_filter();
  [[nodiscard]] VirtualList& list() { return *list_; }
  /// Takes over the order that the list's header shows, after it was restored.
  void sort_as_shown();
  /// Sorts by a column; the other way round, when it is sorted by it.
  void sort_by(LayerColumn column);
  /// What stands over a column.
  static wxString title_of(LayerColumn column);

 private:
  void build(Mnemonics& mnemonics);
  void update_kinds();
  void on_filter();
  void on_sorted();
  void on_selected();
  void update();
  [[nodiscard]] std::optional<unsigned> row_of(const model::Target& target) const;
  void letters_in_list(wxKeyEvent& event);
  void keys_in_filter(wxKeyEvent& event);

  LayerPanelEvents events_;
  wxChoice* kind_ = nullptr;
  wxTextCtrl* filter_ = nullptr;
  wxCheckBox* only_present_ = nullptr;
  WrappedText* none_ = nullptr;
  VirtualList* list_ = nullptr;

  std::shared_ptr<const Overview> overview_;
  LayerChoice choice_;
  std::vector<std::size_t> shown_;         ///< indices into the overview's rows
  std::optional<model::Target> selected_;  ///< also while the filter hides it
  bool updating_ = false;
};

}  // namespace smtpcfg::ui
