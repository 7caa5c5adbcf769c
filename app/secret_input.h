#pragma once

#include <string>
#include <string_view>

#include "crypto/result.h"
#include "crypto/secret.h"

namespace smtpcfg::app {

inline constexpr std::size_t max_secret_bytes = 65536;

/// Takes from a file's content what an editor or a shell put around the secret: a byte order mark and one line end.
/// Errors: Usage when it is too long, or UTF-16 as Windows PowerShell's ">" writes it, or no text at all.
Result<crypto::Secret> secret_in(const crypto::Secret& content);

/// Reads what `--secret-from` and `--passphrase-from` name: a file or a pipe, or "-" for standard input, which must not be a
/// terminal. `option` is the option's name for messages; they never repeat `source`, which may be the secret itself.
Result<crypto::Secret> read_secret(const std::string& source, std::string_view option);

}  // namespace smtpcfg::app
