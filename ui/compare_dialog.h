#pragma once

#include <wx/checkbox.h>
#include <wx/dataview.h>
#include <wx/dialog.h>

#include <memory>
#include <vector>

#include "model/comparison.h"
#include "model/target.h"
#include "ui/background.h"
#include "ui/message_strip.h"
#include "ui/shared_store.h"
#include "ui/wrapped_text.h"

namespace smtpcfg::ui {

/// Two layers side by side, what differs marked; of secrets only whether they are the same.
class CompareDialog : public wxDialog {
 public:
  CompareDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, model::Target left, model::Target right);

 private:
  using Comparison = std::vector<model::FieldComparison>;
  void build();
  void load();
  void on_loaded(Result<Comparison> comparison);
  void show_rows();

  std::shared_ptr<SharedStore> store_;
  model::Target left_;
  model::Target right_;
  MessageStrip* strip_ = nullptr;
  WrappedText* headline_ = nullptr;
  wxCheckBox* only_different_ = nullptr;
  wxDataViewListCtrl* list_ = nullptr;
  Comparison comparison_;
  Task task_;
};

}  // namespace smtpcfg::ui
