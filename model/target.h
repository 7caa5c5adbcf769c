#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/result.h"
#include "model/layer_kind.h"

namespace smtpcfg::model {

/// What a command works on: `user:SSELLER`, `system`, `global`, `station:12`, `group:100042`, `rep:100017`, `file:PATH`, and
/// `web:PATH` for CRM.Web's web.config.
struct Target {
  enum class Kind : std::uint8_t { User, System, Global, Station, Group, Rep, File, Web };

  Kind kind = Kind::System;
  std::string value;  ///< the login, number, id or path (UTF-8); empty for system and global

  /// Error: Usage, with the forms that exist. A user's login, a number and an id are checked here.
  static Result<Target> parse(std::string_view text);

  static Target user(std::string login) { return {Kind::User, std::move(login)}; }
  static Target system() { return {Kind::System, {}}; }
  static Target global() { return {Kind::Global, {}}; }
  static Target station(int number) { return {Kind::Station, std::to_string(number)}; }
  static Target group(std::string id) { return {Kind::Group, std::move(id)}; }
  static Target rep(std::string id) { return {Kind::Rep, std::move(id)}; }
  static Target file(std::string path) { return {Kind::File, std::move(path)}; }
  static Target web(std::string path) { return {Kind::Web, std::move(path)}; }

  [[nodiscard]] std::string text() const;
  /// For a sentence: "SSELLER's smtp.cfg", "the system-wide smtp.cfg", "the entry for rep 100017", or the path.
  [[nodiscard]] std::string words() const;
  /// None for a file and a web.config.
  [[nodiscard]] std::optional<LayerKind> layer() const;
  /// True for what the Rights module assigns: global, station, group, rep.
  [[nodiscard]] bool is_entry() const;
  /// True for what a path names, which needs no installation: a file or a web.config.
  [[nodiscard]] bool is_path() const { return kind == Kind::File || kind == Kind::Web; }

  bool operator==(const Target&) const = default;
};

/// "global.cfg", "station-0012.cfg", "group-100042.cfg", "rep-100017.cfg": an entry's name in the entries folder.
std::string file_name_of_entry(const Target& entry);
/// The entry in a file of that name; nothing when it is not one's.
std::optional<Target> entry_of_file_name(std::string_view name);

}  // namespace smtpcfg::model
