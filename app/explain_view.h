#pragma once

#include <string>
#include <vector>

#include "app/output.h"
#include "validation/diagnosis_book.h"
#include "validation/log_errors.h"

namespace smtpcfg::app {

/// What errors mean and what to do, as paragraphs.
std::string text_of(const validation::Explanation& explanation, bool colours);
Json json_of(const validation::Explanation& explanation);

/// The same with how often and where in the log.
std::string text_of(const validation::LoggedError& error, bool colours);
Json json_of(const validation::LoggedError& error);

/// The book as a table.
std::string text_of(const std::vector<validation::BookEntry>& entries, bool colours);
Json json_of(const std::vector<validation::BookEntry>& entries);

}  // namespace smtpcfg::app
