#include "net/flat_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <utility>

namespace smtpcfg::net {
namespace {

constexpr int max_depth = 32;
constexpr int max_values = 1000;

using Json = nlohmann::basic_json<std::map, std::vector, WipedText>;
using Members = std::map<std::string, FlatJson::Values, std::less<>>;

/// Keeps what stands in the outermost object and stops the parser as soon as a limit is passed; no tree is built.
/// Not derived from json_sax, because the parser hands a number's text over as std::string, whatever its own string type is.
class Reader {
 public:
  explicit Reader(Members& members) : members_(members) {}

  bool null() { return count(); }
  bool boolean(bool /*value*/) { return count(); }
  bool binary(Json::binary_t& /*value*/) { return false; }
  bool string(WipedText& value) {
    if (Members::mapped_type* values = wanted()) values->texts.push_back(value);
    return count();
  }
  bool number_integer(std::int64_t value) { return number(value); }
  bool number_unsigned(std::uint64_t value) {
    return number(std::in_range<std::int64_t>(value) ? static_cast<std::int64_t>(value)
                                                     : std::numeric_limits<std::int64_t>::max());
  }
  template <typename Text>
  bool number_float(double value, const Text& /*text*/) {
    constexpr double exact = 9007199254740992.0;  // 2^53
    return std::abs(value) <= exact ? number(static_cast<std::int64_t>(value)) : count();
  }
  bool start_object(std::size_t /*size*/) { return enter(true); }
  bool start_array(std::size_t /*size*/) { return enter(false); }
  bool end_object() { return leave(); }
  bool end_array() { return leave(); }
  bool key(WipedText& name) {
    if (depth_ == 1) name_.assign(name.begin(), name.end());
    return count();
  }
  // The exception's text may quote the token: it is not looked at.
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/, const nlohmann::detail::exception& /*error*/) {
    return false;
  }

 private:
  /// Nothing counts outside the outermost object.
  bool count() { return depth_ > 0 && ++values_ <= max_values; }
  bool number(std::int64_t value) {
    if (Members::mapped_type* values = wanted()) values->numbers.push_back(value);
    return count();
  }
  bool enter(bool object) {
    if (depth_ == 0 && !object) return false;
    if (depth_ == 1) array_ = !object;
    ++depth_;
    return depth_ <= max_depth && count();
  }
  bool leave() {
    --depth_;
    return true;
  }
  Members::mapped_type* wanted() {
    const bool outermost = depth_ == 1 || (depth_ == 2 && array_);
    return outermost ? &members_[name_] : nullptr;
  }

  Members& members_;
  std::string name_;
  int depth_ = 0;
  int values_ = 0;
  bool array_ = false;
};

}  // namespace

std::optional<FlatJson> FlatJson::parse(std::string_view bytes) {
  FlatJson json;
  Reader reader(json.members_);
  if (!Json::sax_parse(bytes.begin(), bytes.end(), &reader)) return std::nullopt;
  return json;
}

std::string_view FlatJson::text(std::string_view name) const {
  const Values& found = values(name);
  return found.texts.empty() ? std::string_view() : std::string_view(found.texts.front());
}

std::optional<std::int64_t> FlatJson::number(std::string_view name) const {
  const Values& found = values(name);
  return found.numbers.empty() ? std::nullopt : std::optional(found.numbers.front());
}

const FlatJson::Values& FlatJson::values(std::string_view name) const {
  static const Values none;
  const auto found = members_.find(name);
  return found == members_.end() ? none : found->second;
}

}  // namespace smtpcfg::net
