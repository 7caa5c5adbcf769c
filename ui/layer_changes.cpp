#include "ui/layer_changes.h"

namespace smtpcfg::ui {

Result<void> copy_layer(model::SettingsStore& store, const model::Target& from, const model::Target& to) {
  const Result<model::LoadedSettings> source = store.load(from);
  if (!source) return std::unexpected(source.error());
  const Result<model::LoadedSettings> present = store.load(to);
  if (!present && present.error().kind != ErrorKind::NotFound) {
    const Result<std::filesystem::path> kept = store.save_over_unreadable(to, source->settings);
    return kept ? Result<void>() : std::unexpected(kept.error());
  }
  return store.save(to, source->settings, present ? &*present : nullptr, &*source);
}

}  // namespace smtpcfg::ui
