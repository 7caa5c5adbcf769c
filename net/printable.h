#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace smtpcfg::net {

/// Bytes from a stranger as text that may be shown: valid UTF-8 of at most `limit` bytes, control characters as blanks,
/// everything else that is no UTF-8 as '?'. Blanks at both ends are taken off.
std::string printable(std::string_view bytes, std::size_t limit);

}  // namespace smtpcfg::net
