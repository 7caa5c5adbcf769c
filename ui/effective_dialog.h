#pragma once

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ui/background.h"
#include "ui/effective_answer.h"
#include "ui/mnemonics.h"
#include "ui/overview.h"
#include "ui/shared_store.h"
#include "ui/wrapped_text.h"
#include "validation/validate.h"

namespace smtpcfg::ui {

/// "Effective for…": which settings a login gets, perhaps with another rep, other groups or at a station, and why. The answer
/// follows what is typed.
class EffectiveDialog : public wxDialog {
 public:
  EffectiveDialog(wxWindow* parent, std::shared_ptr<SharedStore> store, std::shared_ptr<const Overview> overview,
                  const std::string& login, validation::Options options);

  /// The layer to go to, when the dialog was closed for that.
  [[nodiscard]] const std::optional<model::Target>& jump() const { return jump_; }

 private:
  struct Field {
    wxTextCtrl* control = nullptr;
    model::Target::Kind kind = model::Target::Kind::User;
  };
  void build(Mnemonics& mnemonics);
  wxSizer* build_answer(Mnemonics& mnemonics);
  Field add_field(wxFlexGridSizer& grid, Mnemonics& mnemonics, const wxString& label, const wxString& hint,
                  model::Target::Kind kind);
  void choose(Field& field);
  void ask();
  void on_answer(Result<EffectiveAnswer> answer);
  void update_buttons();
  void jump_to_selected();
  void validate();

  std::shared_ptr<SharedStore> store_;
  std::shared_ptr<const Overview> overview_;
  validation::Options options_;
  std::optional<model::Target> jump_;

  std::vector<Field> fields_;  ///< login, rep, groups, station
  WrappedText* headline_ = nullptr;
  wxDataViewListCtrl* ladder_ = nullptr;
  wxTextCtrl* explanation_ = nullptr;
  wxButton* go_ = nullptr;
  wxButton* validate_ = nullptr;
  wxButton* copy_ = nullptr;

  std::optional<EffectiveAnswer> answer_;
  Task task_;
};

}  // namespace smtpcfg::ui
