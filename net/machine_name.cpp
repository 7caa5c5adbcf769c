#include "net/machine_name.h"

#include <algorithm>

#include "net/letters.h"

namespace smtpcfg::net {
namespace {

bool is_label(std::string_view label) {
  constexpr std::size_t max_label = 63;
  return !label.empty() && label.size() <= max_label && is_alphanumeric(label.front()) && is_alphanumeric(label.back()) &&
         std::ranges::all_of(label, [](char letter) { return is_alphanumeric(letter) || letter == '-'; });
}

bool is_host_name(std::string_view name) {
  constexpr std::size_t max_name = 253;
  if (name.size() > max_name) return false;
  while (true) {
    const std::size_t dot = name.find('.');
    if (!is_label(name.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    name.remove_prefix(dot + 1);
  }
}

}  // namespace

std::string ehlo_name(std::string_view machine) { return std::string(is_host_name(machine) ? machine : "localhost"); }

}  // namespace smtpcfg::net
