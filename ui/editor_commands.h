#pragma once

#include <wx/defs.h>

namespace smtpcfg::ui::command {

/// What the editor's menu and buttons do, where wxWidgets has no word of its own for it.
enum : int {
  edit = wxID_EDIT,
  open_installation = wxID_OPEN,
  refresh = wxID_REFRESH,
  remove = wxID_REMOVE,
  undo = wxID_UNDO,
  find = wxID_FIND,
  copy_to = wxID_HIGHEST + 1,
  apply_to_all,
  validate,
  compare,
  effective,
  email,
  add_user,
  add_entry,
  sort_by,  ///< and as many more as the list has columns
};

}  // namespace smtpcfg::ui::command
