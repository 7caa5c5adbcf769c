#include "model/splice.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace smtpcfg::model {
namespace {

std::string made(std::string_view text, const std::vector<Splice>& splices) {
  return std::string(spliced(text, splices).reveal());
}

std::vector<Splice> random_splices(std::mt19937& random, std::size_t size, char letter) {
  std::vector<Splice> splices;
  std::size_t at = 0;
  while (splices.size() < 4) {
    at += random() % 4;
    if (at > size) break;
    const std::size_t end = std::min(size, at + random() % 3);
    splices.push_back({{at, end}, crypto::Secret(std::string(random() % 3, letter))});
    at = end;
  }
  return splices;
}

TEST(Splices, OfTwoChangesBecomeThoseOfOne) {
  std::mt19937 random(20261126);  // NOLINT(cert-msc51-cpp): the same cases each time
  const std::string text = "abcdefghij";
  for (int round = 0; round < 20'000; ++round) {
    const auto first = random_splices(random, text.size(), '1');
    const std::string between = made(text, first);
    const auto second = random_splices(random, between.size(), '2');
    const auto both = composed(first, second);
    ASSERT_EQ(made(text, both), made(between, second));
    std::size_t at = 0;
    for (const Splice& each : both) {
      ASSERT_LE(at, each.replaced.begin);
      at = each.replaced.end;
    }
  }
}

}  // namespace
}  // namespace smtpcfg::model
