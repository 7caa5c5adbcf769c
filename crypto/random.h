#pragma once

#include <cstddef>

#include "crypto/secret.h"

namespace smtpcfg::crypto {

/// Bytes from the operating system's generator. Throws only when the system has none to give, which no program can mend.
Secret random_bytes(std::size_t size);

}  // namespace smtpcfg::crypto
