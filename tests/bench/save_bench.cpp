#include <benchmark/benchmark.h>

#include <chrono>

#include "model/settings_file.h"

#include "scene.h"

namespace smtpcfg::bench {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// The least that survives a power cut: write beside, flush, replace, flush the folder.
model::FileResult<void> save_plainly(model::FileSystem& files, const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::path fresh = file;
  fresh += ".new";
  {
    auto created = files.create(fresh);
    if (!created) return std::unexpected(created.error());
    if (auto written = (*created)->write(bytes); !written) return written;
    if (auto flushed = (*created)->flush(); !flushed) return flushed;
  }
  if (auto replaced = files.replace(fresh, file); !replaced) return replaced;
  return files.flush_folder(file.parent_path());
}

void plain_save(benchmark::State& state) {
  const Scene scene;
  const std::string bytes = *model::system_files().read(scene.system_file(), 1 << 20);
  for ([[maybe_unused]] auto _ : state) {
    const Clock::time_point start = Clock::now();
    if (!save_plainly(model::system_files(), scene.system_file(), bytes)) state.SkipWithError("not saved");
    state.SetIterationTime(seconds_since(start));
  }
}
BENCHMARK(plain_save)->UseManualTime();

/// Over an existing file, so with everything: lock, comparison, backup. Reading what the next save replaces is not timed.
void save_file(benchmark::State& state) {
  const Scene scene;
  const model::Key key = scene.key();
  for ([[maybe_unused]] auto _ : state) {
    const auto present = model::load_settings(model::system_files(), scene.system_file(), key);
    if (!present) return state.SkipWithError("not opened");
    const model::SaveRequest request{
        .settings = &present->settings, .saved_for = "system", .based_on = &*present, .replaces = present->fingerprint};
    const Clock::time_point start = Clock::now();
    if (!model::save_settings(model::system_files(), scene.system_file(), key, request)) state.SkipWithError("not saved");
    state.SetIterationTime(seconds_since(start));
  }
}
BENCHMARK(save_file)->UseManualTime();

}  // namespace

}  // namespace smtpcfg::bench
