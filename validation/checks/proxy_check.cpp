#include "validation/checks/proxy_check.h"

#include <fmt/format.h>

namespace smtpcfg::validation {

std::string way_in_words(const net::ProxyFacts& proxy) {
  return proxy.used() ? fmt::format("through the proxy {} (set by {})", proxy.shown, proxy.origin) : std::string();
}

void passed_proxy(Context& context, const net::ProxyFacts& proxy) {
  const std::string& host = *context.known.value("authorityHost");
  Finding finding{.check = "proxy", .status = Status::Pass};
  if (proxy.used()) {
    finding.title = fmt::format("The proxy {} lets us through", proxy.shown);
    finding.detail = fmt::format("It is set by {}.", proxy.origin);
  } else {
    finding.title = fmt::format("No proxy is used for {}", host);
    if (!proxy.origin.empty()) finding.detail = fmt::format("So says {}.", proxy.origin);
  }
  if (!proxy.problem.empty()) {
    finding.status = Status::Warn;
    finding.title = fmt::format("{} is reached directly, although a proxy script is set", host);
    finding.detail = proxy.problem;
    finding.remedy = {.text = "Check this machine's proxy settings; the authority was reached without a proxy.",
                      .who = "network administrator"};
  }
  context.collector.found(std::move(finding));
}

}  // namespace smtpcfg::validation
