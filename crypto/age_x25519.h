#pragma once

#include <expected>
#include <optional>
#include <span>
#include <string>

#include "crypto/age_header.h"
#include "crypto/x25519.h"

namespace smtpcfg::crypto {

constexpr std::string_view x25519_stanza_type = "X25519";

/// A file key wrapped for one X25519 recipient (C2SP age, "The X25519 recipient type").
struct X25519Stanza {
  PublicKey share{};
  WrappedKey wrapped{};
};

/// Nothing when the stanza, which says that it is X25519, is not well-formed.
std::optional<X25519Stanza> parse_x25519_stanza(const Stanza& stanza);

/// The file key; nothing when it is wrapped for someone else. Header fault when the share is a point of low order.
std::expected<std::optional<Secret>, AgeError> unwrap_x25519(const X25519Stanza& stanza, const AgeIdentity& identity);

/// `ephemeral` is a private key that nobody else gets and no other stanza uses.
std::string wrap_x25519(const Secret& file_key, const AgeRecipient& recipient, const Secret& ephemeral);

}  // namespace smtpcfg::crypto
