#include "model/resolution.h"

#include <fmt/format.h>

#include <algorithm>

namespace smtpcfg::model {

namespace {

LayerReport report_of(const Target& target, const Result<void>& found, const Target* decided) {
  if (!found && found.error().kind == ErrorKind::NotFound) return {target, LayerState::Absent, "There is no such file."};
  if (decided == nullptr) {
    return found ? LayerReport{target, LayerState::Used, "The first layer that has settings."}
                 : LayerReport{target, LayerState::Unreadable, found.error().message};
  }
  if (found) return {target, LayerState::Shadowed, fmt::format("Not used: {} comes first.", decided->words())};
  return {target, LayerState::Unreadable,
          fmt::format("Not needed, since {} comes first, but: {}", decided->words(), found.error().message)};
}

OrderSource source_of(std::span<const LayerReport> layers, bool order_is_set) {
  if (order_is_set) return OrderSource::Organisation;
  const bool entries = std::ranges::any_of(
      layers, [](const LayerReport& layer) { return layer.target.is_entry() && layer.state != LayerState::Absent; });
  return entries ? OrderSource::Assumed : OrderSource::Documented;
}

// The groups of one person have no order of rank that anybody documented, so a tie is worth a word.
std::vector<std::string> warnings_about(std::span<const LayerReport> layers) {
  std::string groups;
  std::size_t count = 0;
  for (const LayerReport& layer : layers) {
    if (layer.target.kind != Target::Kind::Group || layer.state == LayerState::Absent) continue;
    groups += (count++ == 0 ? "" : ", ") + layer.target.value;
  }
  if (count < 2) return {};
  return {
      fmt::format("Several groups have an entry: {}. The first of them counts: the rights group, then the organisational "
                  "group, then project groups by id.",
                  groups)};
}

}  // namespace

std::string_view name_of(LayerState state) {
  switch (state) {
    case LayerState::Absent:
      return "absent";
    case LayerState::Used:
      return "used";
    case LayerState::Shadowed:
      return "shadowed";
    case LayerState::Unreadable:
      return "unreadable";
  }
  return {};
}

std::string_view name_of(OrderSource source) {
  switch (source) {
    case OrderSource::Documented:
      return "documented";
    case OrderSource::Assumed:
      return "assumed";
    case OrderSource::Organisation:
      return "organisation";
  }
  return {};
}

std::string_view words_of(OrderSource source) {
  switch (source) {
    case OrderSource::Documented:
      return "That a user's file comes before the system-wide one is documented by the vendor.";
    case OrderSource::Assumed:
      return "The vendor documents only that a user's file comes before the system-wide one. That rep, group, station and global "
             "entries stand between them, in this order, is our assumption; organisation.xml can set another.";
    case OrderSource::Organisation:
      return "The order of the layers is the one set in organisation.xml.";
  }
  return {};
}

Decision decide(std::span<const Target> order, const std::function<Result<void>(const Target&)>& look, bool order_is_set) {
  Decision decision;
  decision.layers.reserve(order.size());
  const Target* decided = nullptr;  // the layer that counts, readable or not
  for (const Target& target : order) {
    const Result<void> found = look(target);
    const LayerReport& report = decision.layers.emplace_back(report_of(target, found, decided));
    if (decided != nullptr || report.state == LayerState::Absent) continue;
    decided = &target;
    if (found) {
      decision.origin = decision.layers.size() - 1;
    } else {
      decision.error = found.error();
    }
  }
  if (decided == nullptr) {
    decision.error = Error{ErrorKind::NotFound, "No layer has SMTP settings.",
                           "Save settings for this user, or make the system-wide smtp.cfg."};
  }
  decision.warnings = warnings_about(decision.layers);
  decision.order = source_of(decision.layers, order_is_set);
  return decision;
}

Resolution resolve(std::span<const Target> order, const std::function<Result<LoadedSettings>(const Target&)>& load,
                   bool order_is_set) {
  std::optional<Effective> first;
  const auto look = [&](const Target& target) -> Result<void> {
    Result<LoadedSettings> loaded = load(target);
    if (!loaded) return std::unexpected(std::move(loaded.error()));
    if (!first) first = Effective{.loaded = std::move(*loaded), .origin = target};
    return {};
  };
  Decision decision = decide(order, look, order_is_set);
  Resolution resolution{.layers = std::move(decision.layers),
                        .effective = failure(ErrorKind::NotFound, ""),
                        .warnings = std::move(decision.warnings),
                        .order = decision.order};
  if (decision.origin) {
    resolution.effective = std::move(*first);
  } else {
    resolution.effective = std::unexpected(std::move(*decision.error));
  }
  return resolution;
}

}  // namespace smtpcfg::model
