#pragma once

#include <wx/bmpbndl.h>
#include <wx/dataview.h>

#include <functional>
#include <optional>
#include <vector>

namespace smtpcfg::ui {

struct VirtualListColumn {
  wxString title;
  int characters;  ///< its first width
};

/// What a list shows, asked for only where a row comes into sight.
struct VirtualListContent {
  std::function<wxString(unsigned row, unsigned column)> text;
  std::function<wxBitmapBundle(unsigned row)> icon = {};  ///< in the first column; may be left out
};

/// A list of any number of rows. It neither filters nor sorts: whoever shows the rows does, and is told by
/// wxEVT_DATAVIEW_COLUMN_SORTED what the person asked for.
class VirtualList : public wxDataViewCtrl {
 public:
  /// `name`: for a screen reader.
  VirtualList(wxWindow* parent, const wxString& name, const std::vector<VirtualListColumn>& columns, VirtualListContent content);

  /// All rows are other ones now; none is selected.
  void show(unsigned rows);
  /// The same rows with other texts.
  void refresh_texts() { Refresh(); }

  [[nodiscard]] std::optional<unsigned> selected_row() const;
  /// Selects it and brings it into sight. Tells nobody.
  void select_row(unsigned row);

 private:
  class Model;
  wxObjectDataPtr<Model> model_;
};

}  // namespace smtpcfg::ui
