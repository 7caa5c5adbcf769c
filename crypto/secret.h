#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace smtpcfg::crypto {

/// Overwrites memory in a way the compiler may not leave out.
void wipe(void* memory, std::size_t size) noexcept;

/// Allocator that overwrites memory before giving it back, so that a growing buffer leaves no copy behind.
template <typename T>
struct WipingAllocator {
  using value_type = T;
  WipingAllocator() = default;
  template <typename U>
  WipingAllocator(const WipingAllocator<U>&) noexcept {}  // NOLINT(google-explicit-constructor)
  T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
  void deallocate(T* memory, std::size_t count) noexcept {
    wipe(memory, count * sizeof(T));
    std::allocator<T>().deallocate(memory, count);
  }
  bool operator==(const WipingAllocator&) const = default;
};

/// Bytes that nobody but their user should see: a password, a client secret, a private key, a decrypted file.
/// Zeroed on destruction; no stream operator, no implicit copy (clone() says so at the call), compared in constant time.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view text);
  explicit Secret(std::span<const std::byte> bytes);
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  Secret(Secret&&) noexcept = default;
  Secret& operator=(Secret&&) noexcept = default;
  ~Secret() = default;

  /// Zeros, to be filled in place through writable(): what is decrypted or derived needs no copy on its way.
  static Secret zeroed(std::size_t size);

  [[nodiscard]] Secret clone() const;
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }

  /// The bytes in the clear. Call it only where they are used, and keep no copy.
  [[nodiscard]] std::string_view reveal() const;
  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }
  [[nodiscard]] std::span<std::byte> writable() { return bytes_; }

  void append(std::span<const std::byte> more);
  void append(std::string_view more);

  /// Constant time for equal lengths; the length itself is not hidden.
  bool operator==(const Secret& other) const;

 private:
  std::vector<std::byte, WipingAllocator<std::byte>> bytes_;
};

}  // namespace smtpcfg::crypto
