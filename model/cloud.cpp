#include "model/cloud.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "model/text.h"

namespace smtpcfg::model {
namespace {

struct Mark {
  std::string_view host;
  Cloud cloud;
};

constexpr std::array authorities{Mark{"login.microsoftonline.com", Cloud::Global}, Mark{"login.windows.net", Cloud::Global},
                                 Mark{"login.microsoftonline.us", Cloud::UnitedStates},
                                 Mark{"login.partner.microsoftonline.cn", Cloud::China},
                                 Mark{"login.chinacloudapi.cn", Cloud::China}};
constexpr std::array resources{Mark{"outlook.office365.com", Cloud::Global}, Mark{"outlook.office.com", Cloud::Global},
                               Mark{"outlook.office365.us", Cloud::UnitedStates},
                               Mark{"outlook-dod.office365.us", Cloud::UnitedStates}, Mark{"partner.outlook.cn", Cloud::China}};
constexpr std::array mail_servers{Mark{"smtp.office365.com", Cloud::Global}, Mark{"smtp.office365.us", Cloud::UnitedStates},
                                  Mark{"outlook-dod.office365.us", Cloud::UnitedStates},
                                  Mark{"smtp.partner.outlook.cn", Cloud::China}};
constexpr std::array domains{Mark{".onmicrosoft.com", Cloud::Global}, Mark{".onmicrosoft.us", Cloud::UnitedStates},
                             Mark{".partner.onmschina.cn", Cloud::China}};

Cloud find(std::span<const Mark> marks, std::string_view host) {
  const auto found = std::ranges::find(marks, host, &Mark::host);
  return found == marks.end() ? Cloud::Unknown : found->cloud;
}

std::string host_in(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  return fold_case(url.substr(0, url.find_first_of("/:")));
}

}  // namespace

const CloudAddresses& addresses_of(Cloud cloud) {
  static constexpr CloudAddresses global{"the worldwide cloud", "https://outlook.office365.com/.default", "smtp.office365.com"};
  static constexpr CloudAddresses united_states{"the cloud of the US government", "https://outlook.office365.us/.default",
                                                "smtp.office365.us"};
  static constexpr CloudAddresses china{"the cloud of 21Vianet in China", "https://partner.outlook.cn/.default",
                                        "smtp.partner.outlook.cn"};
  return cloud == Cloud::UnitedStates ? united_states : cloud == Cloud::China ? china : global;
}

Cloud cloud_of_authority(std::string_view authority) { return find(authorities, host_in(authority)); }

Cloud cloud_of_scope(std::string_view scope) { return find(resources, host_in(scope)); }

Cloud cloud_of_host(std::string_view host) { return find(mail_servers, fold_case(host)); }

Cloud cloud_of_sender(std::string_view address) {
  const std::string folded = fold_case(address);
  const auto* found = std::ranges::find_if(domains, [&](const Mark& mark) { return folded.ends_with(mark.host); });
  return found == domains.end() ? Cloud::Unknown : found->cloud;
}

}  // namespace smtpcfg::model
