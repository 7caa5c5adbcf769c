#include "model/everybody.h"

#include <map>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

// By name without its case, as the disk has it first.
std::map<std::string, Login> logins_of(const Survey& survey, const Organisation& organisation) {
  std::map<std::string, Login> logins;
  const auto add = [&](const std::string& text) {
    const Result<Login> login = Login::parse(text);
    if (login) logins.emplace(fold_case(text), *login);
  };
  for (const LayerSummary& layer : survey.layers()) {
    if (layer.target.kind == Target::Kind::User) add(layer.target.value);
  }
  for (const Rep& rep : organisation.reps()) add(rep.login);
  return logins;
}

}  // namespace

const Target* Everybody::One::origin() const { return decision.origin ? &decision.layers[*decision.origin].target : nullptr; }

Everybody::Everybody(const Survey& survey, const Organisation& organisation) {
  const bool order_is_set = !organisation.has_default_order();
  if (order_is_set) order_ = OrderSource::Organisation;
  const std::map<std::string, Login> logins = logins_of(survey, organisation);
  all_.reserve(logins.size());
  by_login_.reserve(logins.size());
  for (const auto& [folded, login] : logins) {
    const std::size_t index = all_.size();
    const One& one = all_.emplace_back(login, survey.decide(who_is(organisation, login), organisation.order(), order_is_set));
    by_login_.emplace(folded, index);
    if (const Target* const origin = one.origin()) by_origin_[fold_case(origin->text())].push_back(index);
    if (one.decision.order == OrderSource::Assumed) order_ = OrderSource::Assumed;
  }
}

const Everybody::One* Everybody::find(std::string_view login) const {
  const auto found = by_login_.find(fold_case(login));
  return found == by_login_.end() ? nullptr : &all_[found->second];
}

std::span<const std::size_t> Everybody::getting(const Target& target) const {
  const auto found = by_origin_.find(fold_case(target.text()));
  return found == by_origin_.end() ? std::span<const std::size_t>() : std::span(found->second);
}

}  // namespace smtpcfg::model
