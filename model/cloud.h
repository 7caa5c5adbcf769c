#pragma once

#include <cstdint>
#include <string_view>

namespace smtpcfg::model {

/// Microsoft's clouds, whose tenants, authorities, scopes and mail servers do not mix (facts/exchange-online.md, 1).
enum class Cloud : std::uint8_t { Unknown, Global, UnitedStates, China };

struct CloudAddresses {
  std::string_view name;  ///< for a person: "the cloud of the US government"
  std::string_view scope;
  std::string_view host;
};
/// Not of Cloud::Unknown.
const CloudAddresses& addresses_of(Cloud cloud);

/// Unknown for whatever is not Microsoft's.
Cloud cloud_of_authority(std::string_view authority);
Cloud cloud_of_scope(std::string_view scope);
Cloud cloud_of_host(std::string_view host);
/// By a tenant's first domain, as in crm@contoso.onmicrosoft.us; domains of one's own tell nothing.
Cloud cloud_of_sender(std::string_view address);

}  // namespace smtpcfg::model
