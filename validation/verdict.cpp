#include "validation/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "net/with_settings.h"

namespace smtpcfg::validation {

namespace {

const Finding* first(const std::vector<Finding>& findings, Status status) {
  const auto found = std::ranges::find(findings, status, &Finding::status);
  return found == findings.end() ? nullptr : &*found;
}

bool passed(const std::vector<Finding>& findings, std::string_view check) {
  return std::ranges::any_of(findings, [&](const Finding& each) { return each.check == check && each.status == Status::Pass; });
}

std::string seen(const std::vector<Finding>& findings, const model::Settings& settings) {
  if (passed(findings, "smtp.send")) {
    return fmt::format("Sending works: {} took a test mail from {}", settings.host, settings.sender_address);
  }
  if (passed(findings, "smtp.auth")) {
    return fmt::format("Signed in at {} as {}; the right to send is not proven", settings.host, net::sign_in_name(settings));
  }
  if (passed(findings, "smtp.offers"))
    return fmt::format("{} answers and wants no sign-in; the right to send is not proven", settings.host);
  return "The settings are well-formed; nothing was tried over the network";
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Pass:
      return "pass";
    case Verdict::Warn:
      return "warn";
    case Verdict::Fail:
      return "fail";
  }
  return {};
}

Verdict verdict_of(const std::vector<Finding>& findings) {
  if (first(findings, Status::Fail) != nullptr) return Verdict::Fail;
  return first(findings, Status::Warn) != nullptr ? Verdict::Warn : Verdict::Pass;
}

std::string summary_of(const std::vector<Finding>& findings, const model::Settings& settings) {
  const auto sentence = [](const std::string& text) { return text.ends_with('.') ? text : text + "."; };
  if (const Finding* failure = first(findings, Status::Fail)) return sentence(failure->title);
  if (const Finding* warning = first(findings, Status::Warn)) {
    return sentence(fmt::format("{}. But: {}", seen(findings, settings), warning->title));
  }
  return sentence(seen(findings, settings));
}

int exit_code_of(const Finding& failure) {
  constexpr std::array<std::pair<std::string_view, int>, 12> stages{{{"settings.", 10},
                                                                     {"credential.", 10},
                                                                     {"authority.discovery", 12},
                                                                     {"authority.", 11},
                                                                     {"clock", 11},
                                                                     {"proxy", 11},
                                                                     {"token.request", 12},
                                                                     {"token.claims", 13},
                                                                     {"smtp.auth", 15},
                                                                     {"smtp.send", 16},
                                                                     {"smtp.", 14},
                                                                     {"", 14}}};
  // An authority that answered without being one (a proxy's page, say) was not reached.
  if (failure.check == "authority.discovery" && !failure.code.starts_with("AADSTS") && !failure.code.starts_with("invalid_"))
    return 11;
  return std::ranges::find_if(stages, [&](const auto& stage) { return failure.check.starts_with(stage.first); })->second;
}

int exit_code_of(const Validation& validation) {
  if (const Finding* failure = first(validation.findings, Status::Fail)) return exit_code_of(*failure);
  return validation.verdict == Verdict::Pass ? 0 : 1;
}

}  // namespace smtpcfg::validation
