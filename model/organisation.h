#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "crypto/result.h"
#include "model/layer_kind.h"

namespace smtpcfg::model {

/// In bytes, of a name or an address.
inline constexpr std::size_t longest_organisation_text = 1000;

/// A rep of the CRM, as far as sending mail needs it. facts/aurea-crm.md, "Names". What is not known is empty.
struct Rep {
  std::string id = {};     ///< as parse_record_id() returns it
  std::string name = {};   ///< one line of text
  std::string login = {};  ///< a Login, in the case it was written in
  std::string email = {};
  std::string rights_group = {};                 ///< a group's ID
  std::string organisational_group = {};         ///< a group's ID
  std::vector<std::string> project_groups = {};  ///< groups' IDs, ascending, each once

  bool operator==(const Rep&) const = default;
};

struct Group {
  std::string id = {};  ///< as parse_record_id() returns it
  std::string name = {};

  bool operator==(const Group&) const = default;
};

struct Station {
  int number = 0;  ///< as parse_station() returns it
  std::string name = {};

  bool operator==(const Station&) const = default;
};

/// The ID of a rep or group, the number of a station: what a file or table tells records apart by.
std::string id_of(const Rep& rep);
std::string id_of(const Group& group);
std::string id_of(const Station& station);

/// For a person: the name and the ID or number, or only the latter when there is no name.
std::string words_of(const Rep& rep);
std::string words_of(const Group& group);
std::string words_of(const Station& station);

/// Record IDs in ascending order, each once: the form of Rep::project_groups.
std::vector<std::string> in_id_order(std::vector<std::string> ids);

/// Who is who: reps, groups and stations, each in the order in which they were added, and the precedence of layers.
/// Looked up in constant time, so that 10,000 reps make no difference. Pointers hold until the next add().
class Organisation {
 public:
  /// Errors: Usage when the ID is taken, or the login (ignoring case) belongs to another rep. The values themselves must be
  /// valid.
  Result<void> add(Rep rep);
  Result<void> add(Group group);
  Result<void> add(Station station);
  void set_order(LayerOrder order) { order_ = std::move(order); }

  [[nodiscard]] const std::vector<Rep>& reps() const { return reps_; }
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  [[nodiscard]] const std::vector<Station>& stations() const { return stations_; }
  [[nodiscard]] const LayerOrder& order() const { return order_; }
  /// Whether the order is the one that smtpcfg assumes.
  [[nodiscard]] bool has_default_order() const { return order_ == default_layer_order(); }

  /// nullptr when there is none. Logins are compared ignoring case; no rep has the empty login.
  [[nodiscard]] const Rep* rep_of_login(std::string_view login) const;
  [[nodiscard]] const Rep* rep(std::string_view id) const;
  [[nodiscard]] const Group* group(std::string_view id) const;
  [[nodiscard]] const Station* station(int number) const;

 private:
  using Index = std::unordered_map<std::string, std::size_t>;

  std::vector<Rep> reps_;
  std::vector<Group> groups_;
  std::vector<Station> stations_;
  LayerOrder order_ = default_layer_order();
  Index rep_by_id_;
  Index rep_by_login_;
  Index group_by_id_;
  std::unordered_map<int, std::size_t> station_by_number_;
};

/// A group that reps name and nobody describes.
struct UnknownGroup {
  std::string id;
  std::size_t first_rep = 0;  ///< the position in reps() of the first who names it
  std::size_t reps = 0;       ///< how many name it
};

/// In the order of the first reps who name them.
std::vector<UnknownGroup> unknown_groups(const Organisation& organisation);

/// "The group 100050 of rep Sabine Seller (100017) and of 3 other reps is not in the organisation."
std::string words_of(const UnknownGroup& unknown, const Organisation& organisation);

/// "The station 10012 (…) has a number that the CRM keeps for itself." What is worth a warning from first_reserved_station on.
std::string reserved_station_words(const Station& station);

}  // namespace smtpcfg::model
