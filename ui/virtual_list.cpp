#include "ui/virtual_list.h"

#include "ui/colours.h"
#include "ui/layout.h"
#include "ui/platform.h"

namespace smtpcfg::ui {

class VirtualList::Model : public wxDataViewVirtualListModel {
 public:
  Model(unsigned columns, VirtualListContent content) : columns_(columns), content_(std::move(content)) {}

  [[nodiscard]] unsigned int GetColumnCount() const override { return columns_; }
  [[nodiscard]] wxString GetColumnType(unsigned int column) const override {
    return with_icon(column) ? wxString("wxDataViewIconText") : wxString("string");
  }
  [[nodiscard]] bool with_icon(unsigned column) const { return column == 0 && content_.icon; }

  void GetValueByRow(wxVariant& value, unsigned int row, unsigned int column) const override {
    if (with_icon(column)) {
      value << wxDataViewIconText(content_.text(row, column), content_.icon(row));
    } else {
      value = content_.text(row, column);
    }
  }
  bool SetValueByRow(const wxVariant& /*value*/, unsigned int /*row*/, unsigned int /*column*/) override { return false; }

 private:
  unsigned columns_;
  VirtualListContent content_;
};

VirtualList::VirtualList(wxWindow* parent, const wxString& name, const std::vector<VirtualListColumn>& columns,
                         VirtualListContent content)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES),
      model_(new Model(unsigned(columns.size()), std::move(content))) {
  SetAlternateRowColour(stripe_background());
  AssociateModel(model_.get());
  for (unsigned index = 0; index < columns.size(); ++index) {
    const VirtualListColumn& column = columns[index];
    const int width = layout::characters(*this, column.characters);
    constexpr int flags = wxDATAVIEW_COL_RESIZABLE | wxDATAVIEW_COL_SORTABLE;
    if (model_->with_icon(index)) {
      AppendIconTextColumn(column.title, index, wxDATAVIEW_CELL_INERT, width, wxALIGN_LEFT, flags);
    } else {
      AppendTextColumn(column.title, index, wxDATAVIEW_CELL_INERT, width, wxALIGN_LEFT, flags);
    }
  }
  platform::name_control(*this, name);
  platform::without_search(*this);
}

void VirtualList::show(unsigned rows) {
  UnselectAll();
  model_->Reset(rows);
}

std::optional<unsigned> VirtualList::selected_row() const {
  const wxDataViewItem item = GetSelection();
  if (!item.IsOk()) return std::nullopt;
  const unsigned row = model_->GetRow(item);
  return row < model_->GetCount() ? std::optional(row) : std::nullopt;
}

void VirtualList::select_row(unsigned row) {
  if (row >= model_->GetCount()) return;
  const wxDataViewItem item = model_->GetItem(row);
  SetCurrentItem(item);  // Windows moves the arrow keys' place and the selection apart
  Select(item);
  EnsureVisible(item);
}

}  // namespace smtpcfg::ui
