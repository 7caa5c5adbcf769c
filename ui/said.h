#pragma once

#include <fmt/format.h>

#include <string>

#include "ui/text.h"

namespace smtpcfg::ui {

/// A sentence in the person's language, with values in the places of its {}: said("{} has no SMTP settings.", login).
template <typename... Values>
std::string said(std::string_view words, const Values&... values) {
  const std::string sentence = to_utf8(translated(words));
  return fmt::format(fmt::runtime(sentence), values...);
}

}  // namespace smtpcfg::ui
