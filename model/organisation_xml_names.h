#pragma once

/// The words of organisation.xml (docs/file-format.md), for its reader and its writer.
namespace smtpcfg::model::organisation_xml {

inline constexpr const char* root = "organisation";
inline constexpr const char* version = "version";
inline constexpr const char* order = "order";
inline constexpr const char* groups = "groups";
inline constexpr const char* group = "group";
inline constexpr const char* stations = "stations";
inline constexpr const char* station = "station";
inline constexpr const char* reps = "reps";
inline constexpr const char* rep = "rep";

inline constexpr const char* id = "id";
inline constexpr const char* number = "number";
inline constexpr const char* name = "name";
inline constexpr const char* login = "login";
inline constexpr const char* email = "email";
inline constexpr const char* rights_group = "rightsGroup";
inline constexpr const char* organisational_group = "organisationalGroup";
inline constexpr const char* project_groups = "projectGroups";

}  // namespace smtpcfg::model::organisation_xml
