#include <benchmark/benchmark.h>

#include <array>

#include "crypto/age.h"
#include "crypto/octets.h"
#include "model/settings_file.h"

#include "age_primitives.h"
#include "scene.h"

namespace smtpcfg::bench {

namespace {

/// A key and a file of two kilobytes sealed for it.
struct Sealed {
  std::vector<crypto::AgeIdentity> identities;
  crypto::Secret payload = large_payload();
  std::string file;

  Sealed() {
    identities.push_back(crypto::AgeIdentity::generate());
    const std::array recipients{identities.front().recipient()};
    file = crypto::age_encrypt(payload.bytes(), recipients, crypto::AgeArmor::Ascii);
  }
};

void age_open_primitives(benchmark::State& state) {
  const Sealed sealed;
  const AgeParts parts = take_apart(sealed.file);
  crypto::Secret plaintext = crypto::Secret::zeroed(sealed.payload.size());
  for ([[maybe_unused]] auto _ : state) {
    if (!open_parts(parts, sealed.identities.front(), plaintext.writable())) state.SkipWithError("not authentic");
    benchmark::ClobberMemory();
  }
  if (plaintext != sealed.payload) state.SkipWithError("another plaintext");
}
BENCHMARK(age_open_primitives);

void age_open(benchmark::State& state) {
  const Sealed sealed;
  for ([[maybe_unused]] auto _ : state) {
    auto plaintext = crypto::age_decrypt(sealed.file, sealed.identities);
    if (!plaintext) state.SkipWithError("not opened");
    benchmark::DoNotOptimize(plaintext);
  }
}
BENCHMARK(age_open);

/// The whole of opening: look at the file, read it, decrypt, parse the XML, fingerprint.
void open_file(benchmark::State& state) {
  const Scene scene;
  const model::Key key = scene.key();
  for ([[maybe_unused]] auto _ : state) {
    auto loaded = model::load_settings(model::system_files(), scene.system_file(), key);
    if (!loaded) state.SkipWithError("not opened");
    benchmark::DoNotOptimize(loaded);
  }
}
BENCHMARK(open_file);

/// The primitives of the same file: read it, and its cryptography.
void open_file_primitives(benchmark::State& state) {
  const Scene scene;
  const model::Key key = scene.key();
  const AgeParts parts = take_apart(*model::system_files().read(scene.system_file(), 1 << 20));
  crypto::Secret plaintext = crypto::Secret::zeroed(parts.sealed.size());
  for ([[maybe_unused]] auto _ : state) {
    auto bytes = model::system_files().read(scene.system_file(), 1 << 20);
    benchmark::DoNotOptimize(bytes);
    if (!open_parts(parts, key.identities.front(), plaintext.writable())) state.SkipWithError("not authentic");
    benchmark::ClobberMemory();
  }
}
BENCHMARK(open_file_primitives);

}  // namespace

}  // namespace smtpcfg::bench
