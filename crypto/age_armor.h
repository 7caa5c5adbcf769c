#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/age.h"

namespace smtpcfg::crypto {

/// ASCII armor as C2SP age has it: strict PEM (RFC 7468) around padded base64 in lines of 64 characters. Written with LF.
std::string armor(std::span<const std::byte> file);

/// Reads armor with LF or CRLF; white space is allowed before and after, nowhere else. Every error is an Armor fault.
std::expected<std::vector<std::byte>, AgeError> unarmor(std::string_view text);

}  // namespace smtpcfg::crypto
