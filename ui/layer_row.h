#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/everybody.h"
#include "model/organisation.h"
#include "model/survey.h"

namespace smtpcfg::ui {

/// What the editor's list tells of a layer, from left to right.
enum class LayerColumn : std::uint8_t { Target, Name, State, Uses, Sender, Host, Saved };
inline constexpr std::size_t layer_columns = 7;

/// One layer of the installation as the editor lists it; every text is for a person.
struct LayerRow {
  model::Target target;
  model::LayerSummary::State state = model::LayerSummary::State::Absent;
  std::array<std::string, layer_columns> texts;
  std::string folded;  ///< all texts without their case: what the filter looks in

  [[nodiscard]] const std::string& text(LayerColumn column) const { return texts[std::size_t(column)]; }
};

/// Every layer there is or could be: the system file, the users, the global entry, groups, reps and stations, those that only
/// organisation.xml knows too. `everybody` is nullptr when it is not known who belongs to which groups.
std::vector<LayerRow> layer_rows(const model::Survey& survey, const model::Organisation& organisation,
                                 const model::Everybody* everybody);

/// The rep behind a login, the name of a rep, group or station; empty when organisation.xml has none.
std::string name_in(const model::Organisation& organisation, const model::Target& target);

}  // namespace smtpcfg::ui
