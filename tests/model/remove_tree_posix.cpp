#include "support.h"

namespace smtpcfg::model {

void remove_tree(const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
}

}  // namespace smtpcfg::model
