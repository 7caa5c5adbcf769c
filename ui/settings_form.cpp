#include "ui/settings_form.h"

#include <algorithm>

#include "model/policy_rules.h"
#include "ui/layout.h"
#include "ui/text.h"

namespace smtpcfg::ui {

using model::FieldGroup;

namespace {

/// As long as no certificate is named, the settings themselves say that the secret counts.
model::Problem missing_certificate() {
  return {"clientCertificate", model::Severity::Error, "The Client certificate is missing.",
          "Enter the whole path of its .pfx or .pem file, or store:THUMBPRINT for one in Windows' certificate store."};
}

/// Takes away all parts of the other credential.
void keep_only(model::Credential credential, model::Settings& settings) {
  for (const model::Field& field : model::fields()) {
    if (!field.credential || *field.credential == credential) continue;
    if (field.secret()) {
      model::secret_of(settings, field) = crypto::Secret();
    } else {
      static_cast<void>(model::set_text(settings, field, ""));
    }
  }
}

}  // namespace

struct SettingsForm::Reading {
  model::Settings settings;
  std::vector<model::Problem> unreadable;  // values that are not their field's, such as a port of "abc"
  std::vector<model::Problem> problems;    // those, and what the rules say about the others
};

SettingsForm::SettingsForm(wxWindow* parent, Mnemonics& mnemonics, std::function<void()> changed,
                           std::function<void()> rearranged, model::Policy policy, FieldFilter has)
    : wxPanel(parent),
      changed_(std::move(changed)),
      rearranged_(std::move(rearranged)),
      policy_(std::move(policy)),
      has_(std::move(has)) {
  auto* content = new wxBoxSizer(wxVERTICAL);
  add_group(*content, FieldGroup::Method, {}, mnemonics);
  add_group(*content, FieldGroup::OAuth, translated("OAuth 2.0"), mnemonics);
  add_group(*content, FieldGroup::Account, translated("Account"), mnemonics);
  add_group(*content, FieldGroup::Server, translated("SMTP server"), mnemonics);
  add_group(*content, FieldGroup::Sender, translated("Sender"), mnemonics);
  align_labels();
  SetSizer(content);
  show_fields_of_method();
}

void SettingsForm::add_group(wxSizer& content, FieldGroup group, const wxString& title, Mnemonics& mnemonics) {
  wxWindow* heading = nullptr;
  if (!title.empty()) {
    heading = layout::heading(this, title);
    content.Add(heading, wxSizerFlags().Border(wxTOP | wxBOTTOM, layout::small_gap(*this)));
  }
  groups_.push_back({group, heading});
  wxFlexGridSizer* grid = layout::two_columns(*this);
  for (const model::Field& field : model::fields()) {
    if (field.group == group && has(field)) add_field(*grid, field, mnemonics);
  }
  content.Add(grid, wxSizerFlags().Expand().Border(wxBOTTOM, layout::small_gap(*this)));
}

void SettingsForm::add_field(wxFlexGridSizer& grid, const model::Field& field, Mnemonics& mnemonics) {
  // The choice stands above what it shows, where there are both to choose from.
  if (field.credential && !credential_ && has(*model::find_field("clientCertificate"))) {
    credential_ = std::make_unique<CredentialRow>(this, mnemonics, [this] {
      touched_ = true;
      show_fields_of_method();
      rearranged_();
      changed_();
    });
    credential_->place_in(grid, LabelledRow::Room::Width);
  }
  RowEvents events{.changed = [this, &field] { on_changed(field); },
                   .left =
                       [this](const model::Field& left) {
                         visited_.insert(&left);
                         show_problems();
                       }};
  rows_.push_back(FieldRow::create(this, field, mnemonics, policy_, std::move(events)));
  rows_.back()->place_in(grid);
}

void SettingsForm::align_labels() {
  int width = credential_ ? credential_->label()->GetBestSize().GetWidth() : 0;
  for (const auto& row : rows_) {
    if (row->label() != nullptr) width = std::max(width, row->label()->GetBestSize().GetWidth());
  }
  for (const auto& row : rows_) {
    if (row->label() != nullptr) row->label()->SetMinSize(wxSize(width, -1));
  }
  if (credential_) credential_->label()->SetMinSize(wxSize(width, -1));
}

void SettingsForm::load(const model::Settings& settings) {
  loaded_ = settings.clone();
  touched_ = false;
  visited_.clear();
  if (credential_) credential_->load(settings);
  for (const auto& row : rows_) {
    row->load(settings);
    row->remark({});
    row->say(Tone::Plain, {});
  }
  show_fields_of_method();
}

SettingsForm::Reading SettingsForm::read() const {
  Reading reading{.settings = loaded_.clone(), .unreadable = {}, .problems = {}};
  for (const auto& row : rows_) {
    const Result<void> stored = row->store(reading.settings);
    if (stored) continue;
    reading.unreadable.push_back({row->field().name, model::Severity::Error, stored.error().message, stored.error().remedy});
  }
  if (reading.settings.authentication == model::Authentication::OAuth2) {
    keep_only(chosen(), reading.settings);
    if (chosen() == model::Credential::Certificate && reading.settings.client_certificate.empty()) {
      reading.unreadable.push_back(missing_certificate());
    }
  }
  reading.problems = model::problems_of(reading.settings, policy_);
  // What cannot be read replaces what the rules would say about the value loaded before.
  for (const model::Problem& problem : reading.unreadable) {
    std::erase_if(reading.problems, [&](const model::Problem& other) { return other.field == problem.field; });
    reading.problems.push_back(problem);
  }
  return reading;
}

model::Settings SettingsForm::settings() const { return read().settings; }

bool SettingsForm::edited() const {
  if (!touched_) return false;
  const Reading now = read();
  return !now.unreadable.empty() || now.settings != loaded_;
}

void SettingsForm::enable_fields(bool enabled) {
  for (const auto& row : rows_) row->enable(enabled);
  if (credential_) credential_->enable(enabled);
}

void SettingsForm::focus_first_field() { rows_.front()->focus(); }

void SettingsForm::on_changed(const model::Field& field) {
  touched_ = true;
  if (field.kind == model::FieldKind::Authentication) {
    model::Settings settings = this->settings();
    if (settings.authentication == model::Authentication::OAuth2) {
      model::fill_defaults(settings, policy_);
      for (const auto& row : rows_) {
        if (!row->field().secret()) row->load(settings);
      }
    }
    show_fields_of_method();
    rearranged_();
  }
  if (visited_.contains(&field)) show_problems();
  changed_();
}

model::Credential SettingsForm::chosen() const { return credential_ ? credential_->chosen() : model::Credential::Secret; }

bool SettingsForm::shows(const model::Field& field, model::Authentication method) const {
  return !model::is_ignored(field, method) && (!field.credential || *field.credential == chosen());
}

void SettingsForm::show_fields_of_method() {
  const model::Authentication method = settings().authentication;
  for (const Group& group : groups_) {
    bool any = false;
    for (const auto& row : rows_) {
      if (row->field().group != group.group) continue;
      const bool shown = shows(row->field(), method);
      row->show(shown);
      any = any || shown;
    }
    if (group.heading != nullptr) group.heading->Show(any);
  }
  if (credential_) credential_->show(method == model::Authentication::OAuth2);
  show_problems();
  request_layout(*this);
}

void SettingsForm::show_problems() {
  const Reading reading = read();
  for (const auto& row : rows_) {
    const model::Field& field = row->field();
    const auto found = std::ranges::find(reading.problems, field.name, &model::Problem::field);
    if (!shows(field, reading.settings.authentication)) continue;
    if (!visited_.contains(&field) || found == reading.problems.end()) {
      row->say(Tone::Hint, hint_of(field));
      continue;
    }
    const bool error = found->severity == model::Severity::Error;
    const wxString words = to_wx(found->message + (found->remedy.empty() ? "" : " " + found->remedy));
    row->say(error ? Tone::Error : Tone::Warning, error ? words : wxString::Format(translated("Warning: %s"), words));
  }
}

/// What an administrator decided about the field.
wxString SettingsForm::hint_of(const model::Field& field) const {
  const bool limited = field.kind == model::FieldKind::Authentication && !policy_.forbidden.empty();
  return limited ? translated("Your administrator allows only some methods.") : wxString();
}

bool SettingsForm::check_all() {
  for (const auto& row : rows_) visited_.insert(&row->field());
  show_problems();
  return !focus_first_error(read().problems);
}

bool SettingsForm::check_readable() {
  const std::vector<model::Problem> unreadable = read().unreadable;
  for (const model::Problem& problem : unreadable) visited_.insert(model::find_field(problem.field));
  show_problems();
  return !focus_first_error(unreadable);
}

bool SettingsForm::focus_first_error(const std::vector<model::Problem>& problems) {
  const model::Authentication method = settings().authentication;
  for (const auto& row : rows_) {
    if (!shows(row->field(), method)) continue;
    for (const model::Problem& problem : problems) {
      if (problem.field != row->field().name || problem.severity != model::Severity::Error) continue;
      row->focus();
      return true;
    }
  }
  return false;
}

}  // namespace smtpcfg::ui
