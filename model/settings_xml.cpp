#include "model/settings_xml.h"

#include <fmt/format.h>
#include <pugixml.hpp>

#include "model/fields.h"
#include "model/wiping_xml.h"
#include "model/xml_document.h"

namespace smtpcfg::model {

namespace {

constexpr const char* root_name = "smtpSettings";
constexpr const char* version_name = "version";
constexpr const char* saved_for_name = "savedFor";
constexpr const char* smtp_name = "smtp";

Result<void> read_field(Settings& settings, const Field& field, pugi::xml_attribute attribute, std::string_view where) {
  if (attribute.empty()) return {};
  if (field.secret()) {
    secret_of(settings, field) = crypto::Secret(std::string_view(attribute.value()));
    return {};
  }
  Result<void> set = set_text(settings, field, attribute.value());
  if (set) return {};
  return failure(ErrorKind::Unreadable,
                 fmt::format("Cannot read {}: its {} is wrong. {}", where, field.name, set.error().message),
                 "Restore the file from smtp.cfg.bak or a backup, or enter the settings anew.");
}

pugi::xml_node child_or_new(pugi::xml_node parent, const std::string& name) {
  const pugi::xml_node child = parent.child(name.c_str());
  return child.empty() ? parent.append_child(name.c_str()) : child;
}

void set_attribute(pugi::xml_node node, std::string_view name, const char* value) {
  const std::string key(name);
  pugi::xml_attribute attribute = node.attribute(key.c_str());
  if (attribute.empty()) attribute = node.append_attribute(key.c_str());
  attribute.set_value(value);
}

struct SecretWriter : pugi::xml_writer {
  crypto::Secret written;
  void write(const void* data, std::size_t size) override {
    written.append(std::string_view(static_cast<const char*>(data), size));
  }
};

}  // namespace

Result<ParsedSettings> parse_settings_xml(const crypto::Secret& xml, std::string_view where) {
  wipe_xml_memory();
  pugi::xml_document document;
  const std::string_view text = xml.reveal();
  const pugi::xml_parse_result parsed =
      document.load_buffer(text.data(), text.size(), keep_everything_in_xml, pugi::encoding_utf8);
  const pugi::xml_node root = document.child(root_name);
  if (!parsed || root.empty() || root.child(smtp_name).empty()) {
    return failure(ErrorKind::Unreadable,
                   fmt::format("Cannot read {}: it opens with this key, but does not hold SMTP settings.", where),
                   "Restore the file from smtp.cfg.bak or a backup, or enter the settings anew.");
  }
  ParsedSettings result;
  const std::optional<int> version = version_in_xml(root);
  if (!version) {
    return failure(ErrorKind::Unreadable, fmt::format("Cannot read {}: its version is missing or is not a number.", where),
                   "Restore the file from smtp.cfg.bak or a backup, or enter the settings anew.");
  }
  result.version = *version;
  result.saved_for = root.attribute(saved_for_name).value();
  const pugi::xml_node smtp = root.child(smtp_name);
  for (const Field& field : fields()) {
    const pugi::xml_node node = field.element.empty() ? smtp : smtp.child(std::string(field.element).c_str());
    Result<void> read = read_field(result.settings, field, node.attribute(std::string(field.attribute).c_str()), where);
    if (!read) return std::unexpected(read.error());
  }
  return result;
}

crypto::Secret write_settings_xml(const Settings& settings, std::string_view saved_for, const crypto::Secret& previous) {
  wipe_xml_memory();
  pugi::xml_document document;
  if (!previous.empty()) {
    const std::string_view text = previous.reveal();
    document.load_buffer(text.data(), text.size(), keep_everything_in_xml, pugi::encoding_utf8);
  }
  const bool fresh = document.child(root_name).empty();
  if (fresh) document.reset();
  pugi::xml_node root = child_or_new(document.root(), root_name);
  if (root.attribute(version_name).empty()) root.append_attribute(version_name).set_value(payload_version);
  set_attribute(root, saved_for_name, std::string(saved_for).c_str());
  const pugi::xml_node smtp = child_or_new(root, smtp_name);
  for (const Field& field : fields()) {
    const pugi::xml_node node = field.element.empty() ? smtp : child_or_new(smtp, std::string(field.element));
    if (field.secret()) {
      // A secret is text without a NUL; the copy that ends with one lives in wiped memory.
      crypto::Secret terminated = secret_of(settings, field).clone();
      terminated.append(std::string_view("\0", 1));
      set_attribute(node, field.attribute, reinterpret_cast<const char*>(terminated.bytes().data()));
    } else {
      set_attribute(node, field.attribute, text_of(settings, field).c_str());
    }
  }
  SecretWriter writer;
  const unsigned format = (fresh ? pugi::format_default : pugi::format_raw) | pugi::format_no_declaration;
  document.save(writer, "  ", format, pugi::encoding_utf8);
  return std::move(writer.written);
}

}  // namespace smtpcfg::model
