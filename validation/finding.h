#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "crypto/redactor.h"

namespace smtpcfg::validation {

enum class Status : std::uint8_t { Pass, Warn, Fail, Skipped };

/// "pass", "warn", "fail", "skipped": as JSON has it.
std::string_view name_of(Status status);

/// What to do about a finding, and whose job it is.
struct Remedy {
  std::string text = {};
  std::string who = {};         ///< "CRM administrator", "Exchange administrator", …
  std::string powershell = {};  ///< ready to run, ids filled in; may be empty
  std::string link = {};        ///< documentation; may be empty
  [[nodiscard]] bool empty() const { return text.empty(); }
};

/// One step of validation and its result. Everything in it is redacted.
struct Finding {
  std::string check = {};  ///< "token.request"
  std::string id = {};     ///< of the case of resources/diagnosis.xml: "aadsts.7000222"; empty when it is not from there
  Status status = Status::Skipped;
  bool reached = true;        ///< false: it was not begun, because of what failed before it or because it was stopped
  std::string title = {};     ///< a few words: "The authority issued a token"
  std::string detail = {};    ///< a sentence or two; may be empty
  std::string code = {};      ///< "AADSTS7000222", "535 5.7.3"; may be empty
  std::string evidence = {};  ///< the server's own words; may be empty
  Remedy remedy = {};
  std::chrono::milliseconds elapsed{0};
};

/// The finding without the secrets that the redactor knows.
Finding redacted(Finding finding, const crypto::Redactor& redactor);

}  // namespace smtpcfg::validation
