#include "crypto/secret.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <ostream>
#include <type_traits>

namespace {

// The memory under watch, and what was in it when it was given back.
const void* watched = nullptr;
std::size_t watched_size = 0;
bool was_freed = false;
bool was_clean = false;

void look_at(const void* memory) {
  if (memory == nullptr || memory != watched) return;
  was_freed = true;
  was_clean = true;
  for (std::size_t i = 0; i < watched_size; ++i) was_clean = was_clean && static_cast<const unsigned char*>(memory)[i] == 0;
  watched = nullptr;
}

}  // namespace

// Every allocation of the test program goes through these, so that freed memory can be looked at before it is gone.
void* operator new(std::size_t size) {
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

// NOLINTBEGIN(clang-analyzer-cplusplus.NewDelete): the analyzer takes delete's own body for a use after delete
void operator delete(void* memory) noexcept {
  look_at(memory);
  std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
  look_at(memory);
  std::free(memory);
}
// NOLINTEND(clang-analyzer-cplusplus.NewDelete)

namespace smtpcfg::crypto {
namespace {

template <typename T>
concept Printable = requires(std::ostream& stream, const T& value) { stream << value; };

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret> && std::is_nothrow_move_assignable_v<Secret>);
static_assert(!Printable<Secret> && !fmt::is_formattable<Secret>::value);
static_assert(!std::is_convertible_v<Secret, std::string_view> && !std::is_convertible_v<std::string_view, Secret>);

Secret secret(std::string_view text) { return Secret(text); }

void watch(const Secret& secret) {
  watched = secret.bytes().data();
  watched_size = secret.size();
  was_freed = was_clean = false;
}

TEST(Secret, IsZeroedWhenItGoes) {
  {
    const Secret canary = secret("a canary that nobody should find");
    watch(canary);
  }
  EXPECT_TRUE(was_freed);
  EXPECT_TRUE(was_clean);
}

TEST(Secret, LeavesNoCopyBehindWhenItGrows) {
  Secret canary = secret("a canary that nobody should find");
  watch(canary);
  canary.append(std::string(1000, 'x'));
  EXPECT_TRUE(was_freed);
  EXPECT_TRUE(was_clean);
}

TEST(Secret, IsZeroedWhenAnotherTakesItsPlace) {
  Secret canary = secret("a canary that nobody should find");
  watch(canary);
  canary = secret("other");
  EXPECT_TRUE(was_freed);
  EXPECT_TRUE(was_clean);
}

TEST(Secret, MovesWithoutACopy) {
  Secret first = secret("a canary that nobody should find");
  const std::byte* const place = first.bytes().data();
  const Secret second = std::move(first);
  EXPECT_EQ(second.bytes().data(), place);
}

TEST(Secret, ACloneIsAsked) {
  const Secret first = secret("password");
  const Secret second = first.clone();
  EXPECT_NE(first.bytes().data(), second.bytes().data());
  EXPECT_TRUE(first == second);
}

TEST(Secret, EqualsOnlyTheSameBytes) {
  EXPECT_TRUE(secret("password") == secret("password"));
  EXPECT_FALSE(secret("password") == secret("passwort"));
  EXPECT_FALSE(secret("password") == secret("Password"));
  EXPECT_FALSE(secret("password") == secret("password "));
  EXPECT_FALSE(secret("password") == secret(""));
  EXPECT_TRUE(secret("") == secret(""));
  EXPECT_FALSE(secret(std::string_view("a\0b", 3)) == secret(std::string_view("a\0c", 3)));
}

TEST(Secret, GrowsByText) {
  Secret text;
  EXPECT_TRUE(text.empty());
  text.append("user");
  text.append("=x");
  EXPECT_EQ(text.reveal(), "user=x");
}

TEST(Secret, IsFilledInPlace) {
  Secret bytes = Secret::zeroed(3);
  EXPECT_EQ(bytes.reveal(), std::string_view("\0\0\0", 3));
  bytes.writable()[1] = std::byte{'x'};
  EXPECT_EQ(bytes.reveal(), std::string_view("\0x\0", 3));
}

}  // namespace
}  // namespace smtpcfg::crypto
