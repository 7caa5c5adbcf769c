#pragma once

#include <optional>
#include <string>

#include "crypto/digest.h"
#include "crypto/result.h"
#include "model/file_system.h"
#include "model/installation.h"
#include "model/organisation_xml.h"

namespace smtpcfg::model {

/// organisation.xml as it was read. Without a file the organisation is empty, and nothing is wrong.
struct LoadedOrganisation {
  ParsedOrganisation parsed;
  std::string xml;                            ///< so that what we do not know survives a rewrite
  std::optional<crypto::Sha256> fingerprint;  ///< of the file's bytes; none: there is no file

  [[nodiscard]] const Organisation& organisation() const { return parsed.organisation; }
};

/// Reads the installation's organisation.xml. Error: Unreadable; a file that is there is never treated as absent.
Result<LoadedOrganisation> load_organisation(const FileSystem& files, const Installation& installation);

/// Saves with the promise of atomic_save.h over what was read, making the folder when needed.
/// Errors: Conflict, Locked, NotWritable; NotWritable too for a newer version's file.
Result<void> save_organisation(FileSystem& files, const Installation& installation, const Organisation& organisation,
                               const LoadedOrganisation& based_on);

}  // namespace smtpcfg::model
