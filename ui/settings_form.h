#pragma once

#include <wx/panel.h>

#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "model/field_rules.h"
#include "model/policy.h"
#include "model/settings.h"
#include "ui/credential_row.h"
#include "ui/field_row.h"

namespace smtpcfg::ui {

using FieldFilter = std::function<bool(const model::Field&)>;

/// The fields of Connection Settings: the authentication method, and below it what that method needs. Knows no files.
class SettingsForm : public wxPanel {
 public:
  /// `changed` is called after every change a person makes, `rearranged` when other fields are shown because of it. `has`: which
  /// fields there are; all by default.
  SettingsForm(wxWindow* parent, Mnemonics& mnemonics, std::function<void()> changed, std::function<void()> rearranged,
               model::Policy policy, FieldFilter has = {});

  /// Shows the settings, and takes back all notes.
  void load(const model::Settings& settings);
  /// What the form holds. Where a value cannot be read (a port of "abc"), the field is as it was loaded.
  [[nodiscard]] model::Settings settings() const;
  /// True when the form holds anything else than what was loaded.
  [[nodiscard]] bool edited() const;

  void enable_fields(bool enabled);
  void focus_first_field();
  /// Shows what is wrong with each field, and puts the focus on the first error. False when there is one.
  bool check_all();
  /// The same for values that cannot be read at all, and so cannot be tried.
  bool check_readable();

 private:
  struct Reading;
  [[nodiscard]] Reading read() const;
  void add_group(wxSizer& content, model::FieldGroup group, const wxString& title, Mnemonics& mnemonics);
  [[nodiscard]] bool has(const model::Field& field) const { return !has_ || has_(field); }
  [[nodiscard]] model::Credential chosen() const;
  void add_field(wxFlexGridSizer& grid, const model::Field& field, Mnemonics& mnemonics);
  void align_labels();
  void on_changed(const model::Field& field);
  [[nodiscard]] bool shows(const model::Field& field, model::Authentication method) const;
  void show_fields_of_method();
  void show_problems();
  [[nodiscard]] wxString hint_of(const model::Field& field) const;
  bool focus_first_error(const std::vector<model::Problem>& problems);

  struct Group {
    model::FieldGroup group;
    wxWindow* heading;
  };
  std::function<void()> changed_;
  std::function<void()> rearranged_;
  model::Policy policy_;
  FieldFilter has_;
  std::vector<std::unique_ptr<FieldRow>> rows_;
  std::unique_ptr<CredentialRow> credential_;
  std::vector<Group> groups_;
  std::set<const model::Field*> visited_;  // whose problems are shown: nobody is told off about a field not reached yet
  model::Settings loaded_;
  bool touched_ = false;
};

}  // namespace smtpcfg::ui
