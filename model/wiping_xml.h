#pragma once

namespace smtpcfg::model {

/// Makes pugixml overwrite its memory before giving it back, for the whole program: documents hold secrets.
/// Call it before the first document is made; further calls change nothing. Thread-safe.
void wipe_xml_memory();

}  // namespace smtpcfg::model
