#include "model/login.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t longest_login = 8;

// Device names of Windows, whatever follows a dot; and the folders of update.win that belong to the CRM.
constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
constexpr std::array<std::string_view, 2> folders_of_the_crm{"system", "db"};

bool is_device(std::string_view folded) {
  if (std::ranges::find(devices, folded) != devices.end()) return true;
  return folded.size() == 4 && (folded.starts_with("com") || folded.starts_with("lpt")) && folded[3] >= '0' && folded[3] <= '9';
}

// Size of the permitted character at the front: a letter of Latin-1 or Latin Extended-A, a digit or '#'; 0 for another.
std::size_t permitted(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return (std::isalnum(first) != 0 || first == '#') ? 1 : 0;
  if (text.size() < 2) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  const bool latin_1 = first == 0xC3 && second != 0x97 && second != 0xB7;
  const bool extended_a = first == 0xC4 || first == 0xC5;
  return latin_1 || extended_a ? 2 : 0;
}

}  // namespace

Result<Login> Login::parse(std::string_view text) {
  const auto refuse = [&](std::string_view why) -> Result<Login> {
    return failure(ErrorKind::Usage, fmt::format("“{}” is not a login: {}.", shortened(text), why),
                   "A login has up to 8 letters, digits or #; it is the name of the user's folder in update.win.");
  };
  if (text.empty()) return failure(ErrorKind::Usage, "The login is empty.", "Enter the user's login, for example SSELLER.");
  if (!is_valid_utf8(text)) return refuse("it is not UTF-8 text");
  std::size_t length = 0;
  for (std::string_view rest = text; !rest.empty(); ++length) {
    const std::size_t size = permitted(rest);
    if (size == 0) return refuse("it may hold only letters, umlauts, ß, digits and #");
    rest.remove_prefix(size);
  }
  if (length > longest_login) return refuse("it is longer than 8 characters");
  const std::string folded = fold_case(text);
  if (is_device(folded)) return refuse("Windows reserves this name for a device");
  if (std::ranges::find(folders_of_the_crm, folded) != folders_of_the_crm.end())
    return refuse("the CRM has a folder of this name");
  return Login(std::string(text));
}

}  // namespace smtpcfg::model
