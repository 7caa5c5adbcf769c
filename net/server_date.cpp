#include "net/server_date.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <string>

namespace smtpcfg::net {

std::optional<std::chrono::sys_seconds> date_in_greeting(std::string_view greeting) {
  constexpr std::array<std::string_view, 7> days{"Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, ", "Sun, "};
  constexpr std::size_t length = std::string_view("Thu, 26 Nov 2026 08:15:00 +0000").size();
  for (const std::string_view day : days) {
    const std::size_t at = greeting.find(day);
    if (at == std::string_view::npos) continue;
    std::string date(greeting.substr(at, length));
    // A day of one digit makes it one shorter; what follows would be misread.
    const std::size_t zone = date.find_first_of("+-");
    if (zone == std::string::npos || date.size() < zone + 5) return std::nullopt;
    date.resize(zone + 5);
    const std::time_t moment = curl_getdate(date.c_str(), nullptr);
    if (moment < 0) return std::nullopt;
    return std::chrono::sys_seconds(std::chrono::seconds(moment));
  }
  return std::nullopt;
}

}  // namespace smtpcfg::net
