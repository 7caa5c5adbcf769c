// Runs a fuzz target over files without a fuzzer: what ./dev test does with the seeds and with everything that was found once.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz_input.h"

namespace {

void replay(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  std::printf("%s\n", file.c_str());  // before it runs: a crash then shows which one it was
  std::fflush(stdout);
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

/// Files, or folders of files; a folder that is not there holds none. At least one input must be found.
int main(int count, char** names) {
  int replayed = 0;
  for (const std::string& name : std::vector<std::string>(names + 1, names + count)) {
    if (std::filesystem::is_regular_file(name)) {
      replay(name);
      ++replayed;
    } else if (std::filesystem::is_directory(name)) {
      for (const auto& entry : std::filesystem::directory_iterator(name)) {
        replay(entry.path());
        ++replayed;
      }
    }
  }
  std::printf("%d inputs\n", replayed);
  return replayed == 0 ? 1 : 0;
}
