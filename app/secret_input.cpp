#include "app/secret_input.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "app/terminal.h"
#include "model/system_path.h"
#include "model/text.h"

namespace smtpcfg::app {
namespace {

Result<crypto::Secret> read_file(const std::string& source, std::string_view option) {
  std::ifstream file;
  file.rdbuf()->pubsetbuf(nullptr, 0);  // before opening: its own buffer would keep a copy of the secret
  errno = 0;
  file.open(model::system_path(model::path_of(source)), std::ios::in | std::ios::binary);
  crypto::Secret content;
  std::array<char, 4096> buffer{};
  while (file && content.size() <= max_secret_bytes) {
    file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    content.append(std::string_view(buffer.data(), static_cast<std::size_t>(file.gcount())));
  }
  crypto::wipe(buffer.data(), buffer.size());
  if (content.size() > max_secret_bytes || (file.eof() && !file.bad())) return content;
  const std::string reason = errno == 0 ? "" : " (" + std::generic_category().message(errno) + ")";
  return failure(
      ErrorKind::Usage, fmt::format("The file named by {} cannot be read{}.", option, reason),
      fmt::format("{} takes the name of a file that holds the secret, or - for standard input; never the secret itself.",
                  option));
}

}  // namespace

Result<crypto::Secret> secret_in(const crypto::Secret& content) {
  std::string_view text = content.reveal();
  if (text.size() > max_secret_bytes) return failure(ErrorKind::Usage, "A secret of more than 64 KiB is not accepted.");
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return failure(ErrorKind::Usage, "The secret is UTF-16 text.",
                   "Save the file as UTF-8, in Windows PowerShell with: Set-Content -Encoding utf8.");
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  if (!model::is_valid_utf8(text) || text.find('\0') != std::string_view::npos) {
    return failure(ErrorKind::Usage, "The secret is not UTF-8 text.",
                   "Save the file as UTF-8 text with nothing but the secret in it.");
  }
  return crypto::Secret(text);
}

Result<crypto::Secret> read_secret(const std::string& source, std::string_view option) {
  Result<crypto::Secret> content = source == "-" ? read_standard_input(max_secret_bytes + 16) : read_file(source, option);
  if (!content) return content;
  return secret_in(*content);
}

}  // namespace smtpcfg::app
