#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "model/policy.h"
#include "model/settings.h"
#include "net/smtp_failure.h"
#include "validation/finding.h"

namespace smtpcfg::validation {

struct Options {
  std::chrono::milliseconds timeout{20000};  ///< per step
  std::string ca_file = {};                  ///< PEM file trusted besides the system's store; may be empty
  bool offline = false;                      ///< only the checks that need no network
  std::vector<std::string> test_mail = {};   ///< addresses that a test mail is sent to, if signing in works; empty for none
  model::Policy policy = {};                 ///< a method that it forbids is a finding
};

enum class Verdict : std::uint8_t { Pass, Warn, Fail };
std::string_view name_of(Verdict verdict);

struct Validation {
  Verdict verdict = Verdict::Fail;
  std::string summary = {};            ///< one sentence, which never claims more than was seen
  std::vector<Finding> findings = {};  ///< in the order of planned_checks(); the first failure is the cause
  bool cancelled = false;
  std::chrono::sys_seconds began = {};
  std::chrono::milliseconds elapsed{0};
  std::vector<net::TranscriptLine> transcript = {};  ///< of the SMTP dialogue; redacted
};

/// Called from worker threads, one call at a time: a check began (`finding` is nullptr), or has its result.
using Progress = std::function<void(std::string_view check, const Finding* finding)>;

/// A check as a list shows it before it ran: its id and what it asks, for a person ("The authority answers").
struct PlannedCheck {
  std::string check;
  std::string title;
};

/// The checks that validation of these settings will make, in the order in which they are shown.
std::vector<PlannedCheck> planned_checks(const model::Settings& settings, const Options& options);

/// "Validate OAuth Configuration": runs every check as soon as what it needs is there, the OAuth side and the SMTP side at once.
/// Never throws; ends within the time-outs, and within 200 ms of `stop`.
Validation validate(const model::Settings& settings, const Options& options, const Progress& progress, std::stop_token stop);

/// The exit code of `smtpcfg validate`: 0, 1 with warnings, or 10–16 for the first stage that failed (DESIGN.md).
int exit_code_of(const Validation& validation);

}  // namespace smtpcfg::validation
