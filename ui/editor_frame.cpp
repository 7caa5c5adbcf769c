#include "ui/editor_frame.h"

#include <wx/config.h>
#include <wx/menu.h>
#include <wx/persist/dataview.h>
#include <wx/persist/toplevel.h>

#include "ui/editor_commands.h"
#include "ui/layout.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

constexpr int recent_count = 9;
constexpr double first_share = 0.48;  // of the left half
constexpr auto share_in_config = "/editor/left half";
constexpr auto scaling_in_config = "/editor/dpi";

wxSize first_size(const wxWindow& window) {
  wxSize size(layout::characters(window, 150), layout::lines(window, 42));
  size.DecTo(layout::room_for(window));
  return size;
}

wxSize least_size(const wxWindow& window) {
  wxSize size(layout::characters(window, 90), layout::lines(window, 24));
  size.DecTo(layout::room_for(window));
  return size;
}

}  // namespace

EditorFrame::EditorFrame(Place place, validation::Options options)
    : wxFrame(nullptr, wxID_ANY, translated("SMTP settings")),
      place_(std::move(place)),
      options_(std::move(options)),
      store_(std::make_shared<SharedStore>(place_, passphrase_.ask())),
      recent_(recent_count),
      watch_([this] { refresh(); }) {
  build();
  bind_commands();
  restore_from_last_time();
  update_controls();
  CallAfter([this] { refresh(); });
}

EditorFrame::~EditorFrame() {
  wxConfigBase::Get()->Write(share_in_config, share_);
  wxConfigBase::Get()->Write(scaling_in_config, GetDPI().GetHeight());
}

void EditorFrame::build() {
  SetMenuBar(build_menu());
  CreateStatusBar();
  auto* whole_window = new wxPanel;
  whole_window->Hide();  // until it has its size: GTK complains about lists without room
  whole_window->Create(this);
  strip_ = new MessageStrip(whole_window);
  halves_ = new wxSplitterWindow(whole_window, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_3DSASH);
  // The letters of the menu bar.
  Mnemonics mnemonics("felwh");
  layers_ = new LayerPanel(halves_, mnemonics, {.selected = [this] { show_detail(); }, .activated = [this] { edit(); }});
  layers_->list().SetName("layers");
  detail_ = new DetailPanel(halves_, mnemonics);
  halves_->SetMinimumPaneSize(layout::characters(*this, 40));
  halves_->SplitVertically(layers_, detail_);
  // Both keep their share of the window, whatever its size.
  halves_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    halves_->SetSashPosition(int(share_ * event.GetSize().GetWidth()));
    event.Skip();
  });
  halves_->Bind(wxEVT_SPLITTER_SASH_POS_CHANGED, [this](wxSplitterEvent& event) {
    share_ = double(event.GetSashPosition()) / halves_->GetClientSize().GetWidth();
  });
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(strip_, wxSizerFlags().Expand());
  content->Add(halves_, wxSizerFlags(1).Expand());
  whole_window->SetSizer(content);
  auto* frame = new wxBoxSizer(wxVERTICAL);
  frame->Add(whole_window, wxSizerFlags(1).Expand());
  SetSizer(frame);
  SetMinSize(least_size(*this));
  SetSize(first_size(*this));
  Centre();
  whole_window->Show();
  SendSizeEvent();
}

wxMenuBar* EditorFrame::build_menu() {
  const auto menu = [](std::initializer_list<std::pair<int, const char*>> items) {
    auto* made = new wxMenu;
    for (const auto& [id, label] : items) {
      if (id == wxID_SEPARATOR) {
        made->AppendSeparator();
      } else {
        made->Append(id, translated(label));
      }
    }
    return made;
  };
  wxMenu* file = menu({{command::email, "E-&mail…\tCtrl+M"},
                       {command::web_config, "CRM.&Web's web.config…\tCtrl+Shift+W"},
                       {wxID_SEPARATOR, ""},
                       {command::open_installation, "&Open installation…\tCtrl+O"}});
  recent_menu_ = new wxMenu;
  file->AppendSubMenu(recent_menu_, translated("&Recent installations"));
  file->Append(command::refresh, translated("Re&fresh\tF5"));
  file->AppendSeparator();
  file->Append(wxID_EXIT, translated("&Quit\tCtrl+Q"));
  wxMenu* edit_menu = menu({{command::undo, "&Undo\tCtrl+Z"}, {wxID_SEPARATOR, ""}, {command::find, "&Filter\tCtrl+F"}});
  wxMenu* layer = menu({{command::edit, "&Edit…"},
                        {command::validate, "&Validate…"},
                        {command::compare, "Co&mpare…"},
                        {command::exchange_script, "Script for E&xchange…"},
                        {wxID_SEPARATOR, ""},
                        {command::add_user, "Add &user…\tCtrl+N"},
                        {command::add_entry, "&Add entry for a rep, group or station…\tCtrl+E"},
                        {wxID_SEPARATOR, ""},
                        {command::copy_to, "&Copy to…"},
                        {command::apply_to_all, "Apply to a&ll users…"},
                        {command::remove, "&Remove…"}});
  layer->AppendSeparator();
  auto* sorting = new wxMenu;
  Mnemonics letters("");
  for (std::size_t column = 0; column < layer_columns; ++column) {
    sorting->Append(command::sort_by + int(column), letters.mark(LayerPanel::title_of(LayerColumn(column))));
  }
  layer->AppendSubMenu(sorting, translated("&Sort by"));
  wxMenu* who = menu({{command::effective, "&Effective for…\tCtrl+I"}});
  wxMenu* help = menu({{command::explain, "&Explain an error…\tCtrl+Shift+E"},
                       {command::exchange_setup, "&Set up Exchange Online…"},
                       {wxID_ABOUT, "&About"}});
  auto* bar = new wxMenuBar;
  bar->Append(file, translated("&File"));
  bar->Append(edit_menu, translated("&Edit"));
  bar->Append(layer, translated("&Layer"));
  bar->Append(who, translated("&Who gets what"));
  bar->Append(help, translated("&Help"));
  return bar;
}

void EditorFrame::bind_commands() {
  const auto on = [this](int id, void (EditorFrame::*action)()) {
    const auto run = [this, action](wxCommandEvent&) { (this->*action)(); };
    Bind(wxEVT_MENU, run, id);
    Bind(wxEVT_BUTTON, run, id);
  };
  on(command::open_installation, &EditorFrame::choose_installation);
  on(command::refresh, &EditorFrame::refresh);
  on(command::edit, &EditorFrame::edit);
  on(command::validate, &EditorFrame::validate);
  on(command::compare, &EditorFrame::compare);
  on(command::add_user, &EditorFrame::add_user);
  on(command::add_entry, &EditorFrame::add_entry);
  on(command::copy_to, &EditorFrame::copy_to);
  on(command::apply_to_all, &EditorFrame::apply_to_all);
  on(command::remove, &EditorFrame::remove);
  on(command::undo, &EditorFrame::undo);
  on(command::effective, &EditorFrame::effective);
  on(command::email, &EditorFrame::email);
  on(command::web_config, &EditorFrame::web_config);
  on(command::explain, &EditorFrame::explain);
  on(command::exchange_setup, &EditorFrame::exchange_setup);
  on(command::exchange_script, &EditorFrame::exchange_script);
  on(wxID_ABOUT, &EditorFrame::about);
  Bind(wxEVT_MENU, [this](wxCommandEvent&) { layers_->focus_filter(); }, command::find);
  Bind(wxEVT_MENU, [this](wxCommandEvent&) { Close(); }, wxID_EXIT);
  Bind(
      wxEVT_MENU, [this](wxCommandEvent& event) { layers_->sort_by(LayerColumn(event.GetId() - command::sort_by)); },
      command::sort_by, command::sort_by + int(layer_columns) - 1);
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == 'F' && event.GetModifiers() == wxMOD_CONTROL) {
      layers_->focus_filter();  // GTK's lists would take it for a search of their own
    } else if (event.GetKeyCode() == 'M' && event.GetModifiers() == (wxMOD_CONTROL | wxMOD_SHIFT)) {
      edit();  // E-mail with SHIFT, as far as a keyboard can say it
    } else {
      event.Skip();
    }
  });
  Bind(
      wxEVT_MENU, [this](wxCommandEvent& event) { open_recent(event.GetId() - recent_.GetBaseId()); }, recent_.GetBaseId(),
      recent_.GetBaseId() + recent_count - 1);
  // In the list alone: in a field, Delete is for the text.
  layers_->list().Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_DELETE && event.GetModifiers() == wxMOD_NONE) {
      remove();
    } else {
      event.Skip();
    }
  });
  Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
    event.Skip();
    if (event.GetActive() && overview_ && !watch_.complete()) refresh();
  });
}

/// Size, halves, columns and their order, recent installations.
void EditorFrame::restore_from_last_time() {
  wxConfigBase& config = *wxConfigBase::Get();
  recent_.UseMenu(recent_menu_);
  recent_.Load(config);
  config.Read(share_in_config, &share_, first_share);
  // Sizes in pixels say nothing at another scaling.
  if (config.ReadLong(scaling_in_config, 0) != GetDPI().GetHeight()) wxPersistenceManager::Get().DisableRestoring();
  wxPersistentRegisterAndRestore(this, "editor");
  wxPersistentRegisterAndRestore<wxDataViewCtrl>(&layers_->list(), "layers");
  layers_->sort_as_shown();
}

void EditorFrame::update_controls() {
  using enum model::LayerSummary::State;
  const LayerRow* const row = selected();
  const bool ready = overview_ != nullptr && !changing_;
  const bool chosen = ready && row != nullptr;
  const bool has_settings = chosen && row->state == Present;
  const bool there = chosen && row->state != Absent;
  wxMenuBar& menu = *GetMenuBar();
  const auto enable = [&](int id, bool enabled) {
    menu.Enable(id, enabled);
    detail_->enable(id, enabled);
  };
  enable(command::edit, chosen);
  enable(command::validate, has_settings && shown_ && shown_->loaded);
  enable(command::compare, has_settings);
  enable(command::copy_to, has_settings);
  enable(command::apply_to_all, has_settings && row->target.kind != model::Target::Kind::System);
  enable(command::remove, there);
  for (const int id : {command::add_user, command::add_entry, command::effective, command::email, command::exchange_script}) {
    enable(id, ready);
  }
  // A change still has to report to the installation that it was made in.
  menu.Enable(command::open_installation, !changing_);
  for (std::size_t index = 0; index < recent_.GetCount(); ++index) menu.Enable(recent_.GetBaseId() + int(index), !changing_);
  menu.Enable(command::undo, ready && removed_.has_value());
  menu.SetLabel(command::undo, removed_
                                   ? wxString::Format(translated("&Undo: bring back %s\tCtrl+Z"), to_wx(removed_->target.text()))
                                   : translated("&Undo\tCtrl+Z"));
}

}  // namespace smtpcfg::ui
