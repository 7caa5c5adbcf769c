#include "model/policy_ini.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <string_view>

#include "model/file_errors.h"
#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t largest_file = std::size_t{1} << 16;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// One line after another.
class Reader {
 public:
  Result<Policy> read(std::string_view text) {
    for (std::size_t number = 1; !text.empty(); ++number) {
      const std::size_t end = text.find('\n');
      if (Result<void> taken = take(trimmed(text.substr(0, end))); !taken) {
        taken.error().message = fmt::format("Line {}: {}", number, taken.error().message);
        return std::unexpected(taken.error());
      }
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return std::move(policy_);
  }

 private:
  Result<void> take(std::string_view line) {
    if (line.empty() || line.front() == '#' || line.front() == ';') return {};
    if (line.front() == '[') return begin_section(line);
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) {
      return failure(ErrorKind::Usage, fmt::format("\"{}\" has no \"=\".", shortened(line)), "Write it as: name = value.");
    }
    if (!in_section_) return failure(ErrorKind::Usage, "It stands above [policy].", "Put a line [policy] above the first name.");
    const std::string_view name = trimmed(line.substr(0, equals));
    const PolicySetting* const setting = find_policy_setting(name);
    if (setting == nullptr) return unknown(name);
    if (!decided_.insert(setting).second) {
      return failure(ErrorKind::Usage, fmt::format("{} is there twice.", setting->name), "Leave one of them out.");
    }
    return set_text(policy_, *setting, trimmed(line.substr(equals + 1)));
  }

  Result<void> begin_section(std::string_view line) {
    in_section_ = equal_ignoring_case(line, "[policy]");
    if (in_section_) return {};
    return failure(ErrorKind::Usage, fmt::format("There is no section {}.", shortened(line)), "The only one is [policy].");
  }

  static Result<void> unknown(std::string_view name) {
    std::string known;
    for (const PolicySetting& setting : policy_settings()) known += fmt::format("{}{}", known.empty() ? "" : ", ", setting.name);
    return failure(ErrorKind::Usage, fmt::format("There is no setting \"{}\".", shortened(name)), "There are: " + known + ".");
  }

  Policy policy_;
  std::set<const PolicySetting*> decided_;
  bool in_section_ = false;
};

}  // namespace

Result<Policy> read_policy_ini(const FileSystem& files, const std::filesystem::path& file) {
  const auto facts = files.facts(file);
  if (facts && facts->kind == FileKind::Absent) return Policy();
  const auto bytes = files.read(file, largest_file);
  if (!bytes) {
    Error error = reading_error(file, bytes.error());
    error.kind = ErrorKind::Unreadable;
    return std::unexpected(std::move(error));
  }
  std::string_view text = *bytes;
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos) {
    return failure(ErrorKind::Unreadable, fmt::format("The administrator's policy in {} is not a UTF-8 text.", utf8_of(file)),
                   "Save it as UTF-8.");
  }
  Result<Policy> policy = Reader().read(text);
  if (policy) return policy;
  return failure(ErrorKind::Unreadable,
                 fmt::format("The administrator's policy in {} is not understood. {}", utf8_of(file), policy.error().message),
                 policy.error().remedy);
}

}  // namespace smtpcfg::model
