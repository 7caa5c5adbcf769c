#include <benchmark/benchmark.h>

#include <array>

#include "crypto/age.h"

#include "age_primitives.h"
#include "scene.h"

namespace smtpcfg::bench {

namespace {

void age_seal_primitives(benchmark::State& state) {
  const std::array recipients{crypto::AgeIdentity::generate().recipient()};
  const crypto::Secret payload = large_payload();
  AgeParts parts = take_apart(crypto::age_encrypt(payload.bytes(), recipients, crypto::AgeArmor::Ascii));
  for ([[maybe_unused]] auto _ : state) {
    seal_parts(payload.bytes(), recipients.front(), parts);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(age_seal_primitives);

void age_seal(benchmark::State& state) {
  const std::array recipients{crypto::AgeIdentity::generate().recipient()};
  const crypto::Secret payload = large_payload();
  for ([[maybe_unused]] auto _ : state) {
    std::string file = crypto::age_encrypt(payload.bytes(), recipients, crypto::AgeArmor::Ascii);
    benchmark::DoNotOptimize(file);
  }
}
BENCHMARK(age_seal);

}  // namespace

}  // namespace smtpcfg::bench
