#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "app/console_context.h"
#include "model/resolution.h"
#include "model/who.h"

namespace smtpcfg::app {

/// --rep, --group and --station: who asks for settings, where organisation.xml does not say it or another is meant.
struct PersonOptions {
  std::string rep;
  std::vector<std::string> groups;
  std::string station;

  void add_to(CLI::App& command);
  [[nodiscard]] bool given() const { return !rep.empty() || !groups.empty() || !station.empty(); }
};

struct ResolvedPerson {
  model::Who who;
  model::Resolution resolution;
};

/// Who has this login (from organisation.xml, overridden by the options), and what resolution finds for them. Teaches the
/// redactor their secrets, and notes what is odd about the options.
/// Errors: Usage when something is no login, id or station; NotFound without an installation; Unreadable when organisation.xml
/// cannot be read: without it nobody's rep and groups are known.
Result<ResolvedPerson> resolve_person(Context& context, const std::string& login, const PersonOptions& options = {});

}  // namespace smtpcfg::app
