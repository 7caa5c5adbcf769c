#include <benchmark/benchmark.h>

#include "model/field_rules.h"
#include "model/settings_xml.h"

#include "scene.h"

namespace smtpcfg::bench {

namespace {

void parse_xml(benchmark::State& state) {
  const crypto::Secret xml = large_payload();
  for ([[maybe_unused]] auto _ : state) {
    auto parsed = model::parse_settings_xml(xml, "smtp.cfg");
    if (!parsed) state.SkipWithError("not parsed");
    benchmark::DoNotOptimize(parsed);
  }
}
BENCHMARK(parse_xml);

void write_xml(benchmark::State& state) {
  const model::Settings settings = guide_settings();
  const crypto::Secret previous = large_payload();
  for ([[maybe_unused]] auto _ : state) {
    crypto::Secret xml = model::write_settings_xml(settings, "system", previous);
    benchmark::DoNotOptimize(xml);
  }
}
BENCHMARK(write_xml);

/// The dialog asks this after every key.
void field_rules(benchmark::State& state) {
  const model::Settings settings = guide_settings();
  for ([[maybe_unused]] auto _ : state) {
    auto problems = model::problems_of(settings);
    benchmark::DoNotOptimize(problems);
  }
}
BENCHMARK(field_rules);

}  // namespace

}  // namespace smtpcfg::bench
