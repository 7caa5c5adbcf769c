#include "ui/settings_form.h"

#include <algorithm>

#include "ui/layout.h"
#include "ui/text.h"

namespace smtpcfg::ui {

using model::FieldGroup;

struct SettingsForm::Reading {
  model::Settings settings;
  std::vector<model::Problem> unreadable;  // values that are not their field's, such as a port of "abc"
  std::vector<model::Problem> problems;    // those, and what the rules say about the others
};

SettingsForm::SettingsForm(wxWindow* parent, Mnemonics& mnemonics, std::function<void()> changed, FieldFilter has)
    : wxPanel(parent), changed_(std::move(changed)), has_(std::move(has)) {
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
    if (field.group != group || (has_ && !has_(field))) continue;
    RowEvents events{.changed = [this, &field] { on_changed(field); },
                     .left =
                         [this](const model::Field& left) {
                           visited_.insert(&left);
                           show_problems();
                         }};
    rows_.push_back(FieldRow::create(this, field, mnemonics, std::move(events)));
    rows_.back()->place_in(*grid);
  }
  content.Add(grid, wxSizerFlags().Expand().Border(wxBOTTOM, layout::small_gap(*this)));
}

void SettingsForm::align_labels() {
  int width = 0;
  for (const auto& row : rows_) {
    if (row->label() != nullptr) width = std::max(width, row->label()->GetBestSize().GetWidth());
  }
  for (const auto& row : rows_) {
    if (row->label() != nullptr) row->label()->SetMinSize(wxSize(width, -1));
  }
}

void SettingsForm::load(const model::Settings& settings) {
  loaded_ = settings.clone();
  touched_ = false;
  visited_.clear();
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
  reading.problems = model::problems_of(reading.settings);
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
  model::Settings now = loaded_.clone();
  for (const auto& row : rows_) {
    if (!row->store(now)) return true;
  }
  return now != loaded_;
}

void SettingsForm::enable_fields(bool enabled) {
  for (const auto& row : rows_) row->enable(enabled);
}

void SettingsForm::focus_first_field() { rows_.front()->focus(); }

void SettingsForm::on_changed(const model::Field& field) {
  touched_ = true;
  if (field.kind == model::FieldKind::Authentication) {
    model::Settings settings = this->settings();
    if (settings.authentication == model::Authentication::OAuth2) {
      model::fill_exchange_online_defaults(settings);
      for (const auto& row : rows_) {
        if (!row->field().secret()) row->load(settings);
      }
    }
    show_fields_of_method();
  }
  if (visited_.contains(&field)) show_problems();
  changed_();
}

void SettingsForm::show_fields_of_method() {
  const model::Authentication method = settings().authentication;
  for (const Group& group : groups_) {
    bool any = false;
    for (const auto& row : rows_) {
      if (row->field().group != group.group) continue;
      const bool shown = !model::is_ignored(row->field(), method);
      row->show(shown);
      any = any || shown;
    }
    if (group.heading != nullptr) group.heading->Show(any);
  }
  show_problems();
  request_layout(*this);
}

void SettingsForm::show_problems() {
  const Reading reading = read();
  for (const auto& row : rows_) {
    const model::Field& field = row->field();
    const bool ignored = model::is_ignored(field, reading.settings.authentication);
    const auto found = std::ranges::find(reading.problems, field.name, &model::Problem::field);
    if (ignored) continue;
    if (!visited_.contains(&field) || found == reading.problems.end()) {
      row->say(Tone::Plain, {});
      continue;
    }
    const bool error = found->severity == model::Severity::Error;
    const wxString words = to_wx(found->message + (found->remedy.empty() ? "" : " " + found->remedy));
    row->say(error ? Tone::Error : Tone::Warning, error ? words : wxString::Format(translated("Warning: %s"), words));
  }
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
  for (const auto& row : rows_) {
    for (const model::Problem& problem : problems) {
      if (problem.field != row->field().name || problem.severity != model::Severity::Error) continue;
      row->focus();
      return true;
    }
  }
  return false;
}

}  // namespace smtpcfg::ui
