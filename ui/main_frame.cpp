#include "ui/main_frame.h"

#include <wx/menu.h>

#include <algorithm>

#include "ui/layout.h"
#include "ui/platform.h"
#include "ui/text.h"

namespace smtpcfg::ui {

namespace {

struct ColumnPlan {
  wxString title;
  int characters;
};

wxSize first_size(const wxWindow& window) {
  wxSize size(layout::characters(window, 150), layout::lines(window, 26));
  size.DecTo(layout::room_for(window));
  return size;
}

}  // namespace

MainFrame::MainFrame(Place place, validation::Options options)
    : wxFrame(nullptr, wxID_ANY, translated("SMTP settings")),
      place_(std::move(place)),
      options_(std::move(options)),
      store_(std::make_shared<SharedStore>(place_, passphrase_.ask())) {
  // Hidden until the window has its size: GTK complains about a list without room.
  auto* panel = new wxPanel;
  panel->Hide();
  panel->Create(this);
  strip_ = new MessageStrip(panel);
  list_ = new wxDataViewListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
  build_list();
  auto* content = new wxBoxSizer(wxVERTICAL);
  content->Add(strip_, wxSizerFlags().Expand());
  content->Add(list_, wxSizerFlags(1).Expand());
  panel->SetSizer(content);
  auto* whole = new wxBoxSizer(wxVERTICAL);
  whole->Add(panel, wxSizerFlags(1).Expand());
  SetSizer(whole);
  build_menu();
  CreateStatusBar();
  SetSize(first_size(*this));
  Centre();
  update_controls();
  panel->Show();
  SendSizeEvent();
  CallAfter([this] { refresh(); });
}

void MainFrame::build_list() {
  const ColumnPlan columns[] = {{translated("Target"), 15}, {translated("State"), 13},  {translated("Authentication"), 17},
                                {translated("Host"), 25},   {translated("Sender"), 24}, {translated("Saved"), 20},
                                {translated("Note"), 36}};
  for (const ColumnPlan& column : columns) {
    list_->AppendTextColumn(column.title, wxDATAVIEW_CELL_INERT, layout::characters(*list_, column.characters), wxALIGN_LEFT,
                            wxDATAVIEW_COL_RESIZABLE);
  }
  platform::name_control(*list_, translated("Layers of the installation"));
  list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open_selected(); });
  list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { update_controls(); });
}

void MainFrame::build_menu() {
  auto* file = new wxMenu;
  file->Append(wxID_OPEN, translated("Open &installation…\tCtrl+O"));
  file->Append(wxID_REFRESH, translated("&Refresh\tF5"));
  file->AppendSeparator();
  file->Append(wxID_EXIT, translated("&Quit\tCtrl+Q"));
  auto* settings = new wxMenu;
  settings->Append(wxID_EDIT, translated("&Open…"));
  settings->Append(wxID_ADD, translated("&Add user…\tCtrl+N"));
  settings->Append(wxID_NEW, translated("Add &entry for a rep, group or station…\tCtrl+E"));
  settings->Append(wxID_COPY, translated("&Copy to system (apply to all users)…"));
  settings->Append(wxID_REMOVE, translated("&Remove…\tDel"));
  auto* help = new wxMenu;
  help->Append(wxID_ABOUT, translated("&About"));
  auto* bar = new wxMenuBar;
  bar->Append(file, translated("&File"));
  bar->Append(settings, translated("&Settings"));
  bar->Append(help, translated("&Help"));
  SetMenuBar(bar);

  const auto on = [this](int id, void (MainFrame::*action)()) {
    Bind(wxEVT_MENU, [this, action](wxCommandEvent&) { (this->*action)(); }, id);
  };
  on(wxID_OPEN, &MainFrame::open_installation);
  on(wxID_REFRESH, &MainFrame::refresh);
  on(wxID_EDIT, &MainFrame::open_selected);
  on(wxID_ADD, &MainFrame::add_user);
  on(wxID_NEW, &MainFrame::add_entry);
  on(wxID_COPY, &MainFrame::copy_to_system);
  on(wxID_REMOVE, &MainFrame::remove_selected);
  on(wxID_ABOUT, &MainFrame::about);
  Bind(wxEVT_MENU, [this](wxCommandEvent&) { Close(); }, wxID_EXIT);
}

void MainFrame::update_controls() {
  const Layer* layer = selected();
  const bool ready = !busy_ && !rows_.empty();
  wxMenuBar& menu = *GetMenuBar();
  menu.Enable(wxID_EDIT, ready && layer != nullptr);
  menu.Enable(wxID_ADD, ready);
  menu.Enable(wxID_NEW, ready);
  menu.Enable(wxID_COPY, ready && layer != nullptr && layer->exists && layer->target.kind != model::Target::Kind::System);
  menu.Enable(wxID_REMOVE, ready && layer != nullptr && layer->exists);
}

}  // namespace smtpcfg::ui
