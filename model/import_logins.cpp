#include "model/import_logins.h"

#include <fmt/format.h>

#include <unordered_map>
#include <utility>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

constexpr std::size_t nobody_imported = static_cast<std::size_t>(-1);

class Logins {
 public:
  Logins(const Organisation& present, const std::vector<Imported<Rep>>& imported)
      : present_(present), imported_(imported), is_out_(imported.size(), false) {}

  std::vector<UnusableLine> decide() {
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (std::size_t index = 0; index < imported_.size(); ++index) by_id.emplace(imported_[index].record.id, index);
    for (const Rep& rep : present_.reps()) {
      if (!by_id.contains(rep.id)) keep(rep);
    }
    for (std::size_t index = 0; index < imported_.size(); ++index) claim(index);
    return std::move(unusable_);
  }

  [[nodiscard]] bool is_out(std::size_t index) const { return is_out_[index]; }

 private:
  struct Owner {
    const Rep* rep;
    std::size_t imported;  ///< the position in imported_; nobody_imported for one that stays as it is
  };

  // A rep whose login does not change has the better right: whoever was to get it stays as it is too.
  void keep(const Rep& first) {
    std::vector<const Rep*> staying{&first};
    while (!staying.empty()) {
      const Rep& rep = *staying.back();
      staying.pop_back();
      if (rep.login.empty()) continue;
      const auto [entry, is_free] = owners_.try_emplace(fold_case(rep.login), Owner{&rep, nobody_imported});
      if (is_free) continue;
      const std::size_t loser = std::exchange(entry->second, Owner{&rep, nobody_imported}).imported;
      if (loser == nobody_imported || is_out_[loser]) continue;
      if (const Rep* before = take_out(loser, entry->second); before != nullptr) staying.push_back(before);
    }
  }

  void claim(std::size_t index) {
    const Rep& rep = imported_[index].record;
    if (rep.login.empty()) return;
    const auto [entry, is_free] = owners_.try_emplace(fold_case(rep.login), Owner{&rep, index});
    if (is_free) return;
    if (const Rep* before = take_out(index, entry->second); before != nullptr) keep(*before);
  }

  // Returns the rep as it stays; nullptr when it is a new one.
  const Rep* take_out(std::size_t index, const Owner& owner) {
    is_out_[index] = true;
    const Rep& rep = imported_[index].record;
    unusable_.push_back(
        {imported_[index].line,
         owner.imported == nobody_imported
             ? fmt::format("The login {} belongs to rep {}.", rep.login, words_of(*owner.rep))
             : fmt::format("The login {} belongs to the rep in line {}.", rep.login, imported_[owner.imported].line)});
    return present_.rep(rep.id);
  }

  const Organisation& present_;
  const std::vector<Imported<Rep>>& imported_;
  std::vector<bool> is_out_;
  std::unordered_map<std::string, Owner> owners_;
  std::vector<UnusableLine> unusable_;
};

}  // namespace

std::vector<UnusableLine> take_out_shared_logins(const Organisation& present, std::vector<Imported<Rep>>& imported) {
  Logins logins(present, imported);
  std::vector<UnusableLine> unusable = logins.decide();
  std::vector<Imported<Rep>> kept;
  kept.reserve(imported.size());
  for (std::size_t index = 0; index < imported.size(); ++index) {
    if (!logins.is_out(index)) kept.push_back(std::move(imported[index]));
  }
  imported = std::move(kept);
  return unusable;
}

}  // namespace smtpcfg::model
