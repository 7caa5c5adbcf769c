#include <benchmark/benchmark.h>

#include "scene.h"

namespace smtpcfg::bench {

namespace {

void resolve(benchmark::State& state, std::string_view login_text, model::LayerState of_user_file) {
  const Scene scene;
  model::SettingsStore store = scene.store();
  const model::Login login = model::Login::parse(login_text).value();
  for ([[maybe_unused]] auto _ : state) {
    const model::Resolution resolution = store.resolve({.login = login});
    if (!resolution.effective || resolution.layers.front().state != of_user_file) state.SkipWithError("another resolution");
  }
}
BENCHMARK_CAPTURE(resolve, user_file, Scene::login_with_file, model::LayerState::Used);
BENCHMARK_CAPTURE(resolve, system_file, Scene::login_without_file, model::LayerState::Absent);

/// As a program does it that has just started: find the installation, read the key, resolve.
void resolve_from_start(benchmark::State& state) {
  const Scene scene;
  const model::Login login = model::Login::parse(Scene::login_with_file).value();
  for ([[maybe_unused]] auto _ : state) {
    model::SettingsStore store = scene.store();
    if (!store.resolve({.login = login}).effective) state.SkipWithError("not resolved");
  }
}
BENCHMARK(resolve_from_start);

}  // namespace

}  // namespace smtpcfg::bench
