#include "model/xml_document.h"

#include <charconv>
#include <string_view>

namespace smtpcfg::model {

std::optional<int> version_in_xml(pugi::xml_node root) {
  const std::string_view text = root.attribute("version").value();
  int version = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), version);
  if (fault != std::errc() || end != text.data() + text.size() || version < 1) return std::nullopt;
  return version;
}

}  // namespace smtpcfg::model
