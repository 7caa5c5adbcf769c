#include "model/splice.h"

#include <algorithm>
#include <tuple>

namespace smtpcfg::model {

void sort_splices(std::vector<Splice>& splices) {
  std::ranges::stable_sort(splices, {}, [](const Splice& each) { return std::tuple(each.replaced.begin, each.replaced.end); });
}

crypto::Secret spliced(std::string_view text, const std::vector<Splice>& splices) {
  std::size_t size = text.size();
  for (const Splice& each : splices) size += each.text.size() - each.replaced.size();
  crypto::Secret result = crypto::Secret::zeroed(size);
  auto out = reinterpret_cast<char*>(result.writable().data());
  std::size_t at = 0;
  const auto put = [&](std::string_view part) { out = std::ranges::copy(part, out).out; };
  for (const Splice& each : splices) {
    put(text.substr(at, each.replaced.begin - at));
    put(each.text.reveal());
    at = each.replaced.end;
  }
  put(text.substr(at));
  return result;
}

}  // namespace smtpcfg::model
