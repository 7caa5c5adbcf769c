#pragma once

#include <string>

#include "app/console_context.h"
#include "app/set_arguments.h"
#include "crypto/result.h"
#include "model/settings_file.h"
#include "model/target.h"
#include "model/web_site.h"

namespace smtpcfg::app {

/// The site of a web.config, its secret taught to the redactor. Errors: as load_web_site().
Result<model::WebSite> load_web(Context& context, const std::string& file);

/// What "set web:FILE" and "web set FILE" do. Returns the exit code: warnings when the check finds an error afterwards.
/// Errors: Usage, NotFound, Unreadable, NotWritable, Conflict, Locked.
Result<int> set_in_web(Context& context, const std::string& file, const SetArguments& arguments, const std::string& secret_from,
                       bool dry_run);

/// What "copy FROM web:FILE" and "web copy FROM FILE" do. Exit code and errors as above; warnings, too, when a single sender
/// stays behind.
Result<int> copy_to_web(Context& context, const model::Target& from, const model::LoadedSettings& source, const std::string& file,
                        bool dry_run);

}  // namespace smtpcfg::app
