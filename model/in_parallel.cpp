#include "model/in_parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace smtpcfg::model {

void in_parallel(std::size_t count, const std::function<void(std::size_t)>& each) {
  constexpr std::size_t worth_a_thread = 16;
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t index = next++; index < count; index = next++) each(index);
  };
  const std::size_t threads = std::min<std::size_t>(std::thread::hardware_concurrency(), count / worth_a_thread);
  std::vector<std::jthread> others;
  for (std::size_t started = 1; started < threads; ++started) others.emplace_back(work);
  work();
}

}  // namespace smtpcfg::model
