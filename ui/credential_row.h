#pragma once

#include <wx/choice.h>

#include <functional>

#include "model/settings.h"
#include "ui/labelled_row.h"

namespace smtpcfg::ui {

/// Which credential the form shows and keeps: the Client Secret, or a certificate. No field of the settings, where the
/// certificate counts as soon as one is named.
class CredentialRow : public LabelledRow {
 public:
  CredentialRow(wxWindow* parent, Mnemonics& mnemonics, std::function<void()> changed);

  void load(const model::Settings& settings);
  [[nodiscard]] model::Credential chosen() const;
  void focus() override { control_->SetFocus(); }

 private:
  wxChoice* control_;
};

}  // namespace smtpcfg::ui
