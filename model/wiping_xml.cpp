#include "model/wiping_xml.h"

#include <pugixml.hpp>

#include <cstddef>
#include <cstdlib>
#include <mutex>
#include <new>

#include "crypto/secret.h"

namespace smtpcfg::model {

namespace {

// pugixml frees without a size, so each block carries its own in front, at a distance that keeps the alignment.
constexpr std::size_t head = alignof(std::max_align_t);

void* allocate(std::size_t size) {
  auto* block = static_cast<std::byte*>(std::malloc(head + size));  // NOLINT(cppcoreguidelines-no-malloc)
  if (block == nullptr) return nullptr;
  new (block) std::size_t(size);
  return block + head;
}

void release(void* memory) {
  if (memory == nullptr) return;
  std::byte* block = static_cast<std::byte*>(memory) - head;
  crypto::wipe(memory, *reinterpret_cast<std::size_t*>(block));
  std::free(block);  // NOLINT(cppcoreguidelines-no-malloc)
}

}  // namespace

void wipe_xml_memory() {
  static std::once_flag once;
  std::call_once(once, [] { pugi::set_memory_management_functions(allocate, release); });
}

}  // namespace smtpcfg::model
