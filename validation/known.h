#pragma once

#include <string>
#include <string_view>

#include "model/settings.h"

namespace smtpcfg::validation {

/// What is known when something is diagnosed; fills the placeholders of diagnosis.xml. Nothing in it is secret.
struct Known {
  std::string client_id;
  std::string tenant;
  std::string object_id;  ///< the token's oid, once there is a token
  std::string mailbox;
  std::string host;
  std::string port;
  std::string authority;
  std::string scope;
  std::string certificate;  ///< where the client certificate is
  std::string user_name;
  std::string issuer;  ///< of a certificate that was refused
  std::string names;   ///< that a refused certificate is for
  std::string proxy;   ///< "http://proxy.contoso.com:3128"
  std::string offers;  ///< what the server offers for signing in
  std::string text;    ///< whatever the one case at hand says more

  explicit Known(const model::Settings& settings);

  /// Nothing is known: every value is the name of what belongs there, "<Client ID>".
  static Known named();
  /// What these settings hold; for what they do not, its name.
  static Known named(const model::Settings& settings);

  /// The value of {name}; nullptr when there is no such placeholder.
  [[nodiscard]] const std::string* value(std::string_view name) const;

 private:
  std::string authority_host_;
};

/// Replaces each {placeholder} by its value. Unknown ones, and braces that are none, stay as they are.
std::string fill(std::string_view text, const Known& known);

/// The same for PowerShell: each value becomes a single-quoted string, so that nothing in it is executed; a value that is not
/// known becomes '<objectId>' for the reader to fill in.
std::string fill_powershell(std::string_view text, const Known& known);

/// A PowerShell literal string: quotes of every kind that PowerShell takes for one are doubled, control characters dropped.
std::string powershell_literal(std::string_view value);

}  // namespace smtpcfg::validation
