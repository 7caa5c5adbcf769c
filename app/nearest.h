#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace smtpcfg::app {

/// How many keys a typist was off: insertions, deletions, substitutions and neighbours swapped, ASCII case ignored.
std::size_t typing_distance(std::string_view typed, std::string_view meant);

/// The candidate that was probably meant, empty when none is near enough: two keys off, and less than half of the word.
std::string nearest(std::string_view typed, std::span<const std::string> candidates);

/// " Did you mean "show"?" or nothing.
std::string did_you_mean(std::string_view typed, std::span<const std::string> candidates);

}  // namespace smtpcfg::app
