#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace smtpcfg::crypto {

using Sha256 = std::array<std::byte, 32>;

Sha256 sha256(std::string_view bytes);

}  // namespace smtpcfg::crypto
