#pragma once

#include <wx/defs.h>

/// What the editor's menu and buttons do: ids of wxWidgets where it has a word for it, else our own.
namespace smtpcfg::ui::command {

inline constexpr int edit = wxID_EDIT;
inline constexpr int open_installation = wxID_OPEN;
inline constexpr int refresh = wxID_REFRESH;
inline constexpr int remove = wxID_REMOVE;
inline constexpr int undo = wxID_UNDO;
inline constexpr int find = wxID_FIND;
inline constexpr int copy_to = wxID_HIGHEST + 1;
inline constexpr int apply_to_all = wxID_HIGHEST + 2;
inline constexpr int validate = wxID_HIGHEST + 3;
inline constexpr int compare = wxID_HIGHEST + 4;
inline constexpr int effective = wxID_HIGHEST + 5;
inline constexpr int email = wxID_HIGHEST + 6;
inline constexpr int add_user = wxID_HIGHEST + 7;
inline constexpr int add_entry = wxID_HIGHEST + 8;
inline constexpr int explain = wxID_HIGHEST + 9;
inline constexpr int exchange_setup = wxID_HIGHEST + 10;
inline constexpr int exchange_script = wxID_HIGHEST + 11;
inline constexpr int web_config = wxID_HIGHEST + 12;
inline constexpr int sort_by = wxID_HIGHEST + 13;  ///< and as many more as the list has columns

}  // namespace smtpcfg::ui::command
