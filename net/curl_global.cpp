#include "net/curl_global.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <mutex>

#include "crypto/secret.h"

namespace smtpcfg::net {
namespace {

/// Stands before each block and remembers how much there is to wipe; as large as the strictest alignment, so that the block
/// behind it is aligned too.
constexpr std::size_t prefix = std::max(alignof(std::max_align_t), sizeof(std::size_t));

std::size_t size_of(const void* block) {
  std::size_t size = 0;
  std::memcpy(&size, static_cast<const std::byte*>(block) - prefix, sizeof size);
  return size;
}

void* allocate(std::size_t size) {
  if (size > std::numeric_limits<std::size_t>::max() - prefix) return nullptr;
  auto* memory = static_cast<std::byte*>(std::malloc(size + prefix));
  if (memory == nullptr) return nullptr;
  std::memcpy(memory, &size, sizeof size);
  return memory + prefix;
}

void release(void* block) {
  if (block == nullptr) return;
  crypto::wipe(block, size_of(block));
  std::free(static_cast<std::byte*>(block) - prefix);
}

void* reallocate(void* block, std::size_t size) {
  if (block != nullptr && size <= size_of(block)) return block;
  void* larger = allocate(size);
  if (larger != nullptr && block != nullptr) {
    std::memcpy(larger, block, size_of(block));
    release(block);
  }
  return larger;
}

char* duplicate(const char* text) {
  const std::size_t size = std::strlen(text) + 1;
  auto* copy = static_cast<char*>(allocate(size));
  if (copy != nullptr) std::memcpy(copy, text, size);
  return copy;
}

void* allocate_zeroed(std::size_t count, std::size_t size) {
  if (size != 0 && count > std::numeric_limits<std::size_t>::max() / size) return nullptr;
  void* block = allocate(count * size);
  if (block != nullptr) std::memset(block, 0, count * size);
  return block;
}

}  // namespace

void prepare_curl() {
  static std::once_flag once;
  std::call_once(once,
                 [] { curl_global_init_mem(CURL_GLOBAL_DEFAULT, allocate, release, reallocate, duplicate, allocate_zeroed); });
}

}  // namespace smtpcfg::net
