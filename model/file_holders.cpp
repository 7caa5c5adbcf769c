#include "model/file_holders.h"

#include <fmt/format.h>

#include <algorithm>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

std::string words_of_one(const FileHolder& holder) {
  const std::string name = shortened(holder.name);
  if (name.empty()) return fmt::format("process {}", holder.process);
  return fmt::format("“{}” (process {})", name, holder.process);
}

}  // namespace

std::string words_of_holders(std::span<const FileHolder> holders) {
  if (holders.empty()) return "another program has it open";
  constexpr std::size_t most_named = 3;
  const std::size_t named = std::min(holders.size(), most_named);
  std::string words = words_of_one(holders.front());
  for (std::size_t index = 1; index < named; ++index) {
    const bool last = index + 1 == holders.size();
    words += (last ? " and " : ", ") + words_of_one(holders[index]);
  }
  const std::size_t more = holders.size() - named;
  if (more > 0) words += fmt::format(" and {} {}", more, more == 1 ? "other" : "others");
  return words + (holders.size() == 1 ? " has it open" : " have it open");
}

}  // namespace smtpcfg::model
