#pragma once

#include <string>
#include <string_view>

#include "validation/known.h"

namespace smtpcfg::validation {

/// What is known, with the application and the tenant that the authority's words name ("Application with identifier '…' was not
/// found in the directory '…'"). Taken only when they look like an id or a domain: the text is a stranger's.
Known ids_in_text(std::string_view text, Known known);

/// UTF-8 as it is; other bytes are taken for Windows-1252.
std::string in_utf8(std::string_view bytes);

}  // namespace smtpcfg::validation
