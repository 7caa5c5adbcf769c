#include "ui/reach.h"

#include <algorithm>
#include <charconv>

#include "model/who.h"
#include "ui/said.h"

namespace smtpcfg::ui {

namespace {

using Kind = model::Target::Kind;
using model::LayerState;

constexpr std::size_t names_shown = 5;

/// The layers of a decision that are there and not used, in words: "the entry for rep 100017, the system-wide smtp.cfg".
std::string shadowed_in(const model::Decision& decision) {
  std::vector<std::string> names;
  for (const model::LayerReport& layer : decision.layers) {
    if (layer.state == LayerState::Shadowed) names.push_back(layer.target.words());
  }
  return listed(names);
}

void about_order(std::vector<std::string>& paragraphs, model::OrderSource order) {
  if (order == model::OrderSource::Assumed) paragraphs.emplace_back(model::words_of(order));
}

/// Why a user gets no settings. What is wrong with the user's own file stands with the file.
std::string why_nothing(const model::Target& user, const model::Decision& decision) {
  const std::string& login = user.value;
  if (decision.error->kind == ErrorKind::NotFound) return said("{} has no SMTP settings: no layer has any.", login);
  const auto stopped = std::ranges::find(decision.layers, LayerState::Unreadable, &model::LayerReport::state);
  if (stopped != decision.layers.end() && stopped->target == user) return said("{} cannot send until this is mended.", login);
  return said("{} cannot send: {}", login, decision.error->message);
}

std::vector<std::string> reach_of_user(const Overview& overview, const model::Target& target) {
  const std::string& login = target.value;
  const model::Everybody::One* const one = overview.everybody->find(login);
  if (one == nullptr) return {};
  const model::Decision& decision = one->decision;
  std::vector<std::string> paragraphs;
  if (!decision.origin) {
    paragraphs.push_back(why_nothing(target, decision));
  } else {
    const model::Target& origin = decision.layers[*decision.origin].target;
    const model::LayerSummary* const own = overview.survey.find(target);
    const bool has_own = own != nullptr && own->state == model::LayerSummary::State::Present;
    if (origin == target) {
      paragraphs.push_back(said("{} gets these settings.", login));
      const std::string shadowed = shadowed_in(decision);
      paragraphs.push_back(shadowed.empty() ? said("They shadow nothing: without them, {} would have no settings.", login)
                                            : said("They shadow {}.", shadowed));
    } else {
      paragraphs.push_back(has_own ? said("{} does not get these settings: {} comes first.", login, origin.words())
                                   : said("{} gets the settings of {}.", login, origin.words()));
    }
  }
  paragraphs.insert(paragraphs.end(), decision.warnings.begin(), decision.warnings.end());
  about_order(paragraphs, decision.order);
  return paragraphs;
}

/// "3,000 users' own smtp.cfg, 2 entries for reps": what is there of these kinds of layers.
std::string present_of(const Overview& overview, std::span<const model::LayerKind> kinds) {
  std::vector<std::string> parts;
  for (const model::LayerKind kind : kinds) {
    const auto several = [&](Kind what, const char* one, const char* many) {
      const std::size_t count = overview.count(what);
      if (count == 1) parts.push_back(said(one));
      if (count > 1) parts.push_back(said(many, count));
    };
    switch (kind) {
      case model::LayerKind::User:
        several(Kind::User, "one user's own smtp.cfg", "{} users' own smtp.cfg");
        break;
      case model::LayerKind::Rep:
        several(Kind::Rep, "one rep's entry", "the entries for {} reps");
        break;
      case model::LayerKind::Group:
        several(Kind::Group, "one group's entry", "the entries for {} groups");
        break;
      case model::LayerKind::Station:
        several(Kind::Station, "one station's entry", "the entries for {} stations");
        break;
      case model::LayerKind::Global:
        several(Kind::Global, "the global entry", "");
        break;
      case model::LayerKind::System:
        several(Kind::System, "the system-wide smtp.cfg", "");
        break;
    }
  }
  return listed(parts);
}

/// The logins that would get this station's settings when they work there.
std::vector<std::string> served_at(const Overview& overview, const model::Target& station) {
  int number = 0;
  std::from_chars(station.value.data(), station.value.data() + station.value.size(), number);
  std::vector<std::string> names;
  for (const model::Everybody::One& one : overview.everybody->all()) {
    model::Who who = model::who_is(overview.organisation, one.login);
    who.station = number;
    const model::Decision decision = overview.survey.decide(who, overview.organisation.order());
    if (decision.origin && decision.layers[*decision.origin].target == station) names.push_back(one.login.text());
  }
  return names;
}

std::vector<std::string> served_by(const Overview& overview, const model::Target& target) {
  if (target.kind == Kind::Station) return served_at(overview, target);
  std::vector<std::string> names;
  for (const std::size_t index : overview.everybody->getting(target)) {
    names.push_back(overview.everybody->all()[index].login.text());
  }
  return names;
}

std::string who_gets(const Overview& overview, const model::Target& target) {
  const std::vector<std::string> names = served_by(overview, target);
  const std::size_t all = overview.everybody->all().size();
  const bool station = target.kind == Kind::Station;
  if (names.empty()) {
    return station ? said("Nobody would get these settings at this station.") : said("Nobody gets these settings.");
  }
  return station ? said("{} of {} users would get these settings at this station: {}.", names.size(), all, listed(names))
                 : said("{} of {} users get these settings: {}.", names.size(), all, listed(names));
}

std::vector<std::string> reach_of_others(const Overview& overview, const model::Target& target) {
  std::vector<std::string> paragraphs;
  const model::LayerSummary* const layer = overview.survey.find(target);
  const bool present = layer != nullptr && layer->state != model::LayerSummary::State::Absent;
  if (present && overview.everybody) paragraphs.push_back(who_gets(overview, target));
  const model::LayerOrder& order = overview.organisation.order();
  const auto place = std::ranges::find(order, *target.layer());
  const std::string before = present_of(overview, {order.begin(), place});
  const std::string after = present_of(overview, {std::next(place), order.end()});
  if (!before.empty()) paragraphs.push_back(said("Before it come, where they apply: {}.", before));
  if (present && !after.empty()) paragraphs.push_back(said("It shadows {}.", after));
  if (target.is_entry()) {
    paragraphs.emplace_back(model::words_of(overview.organisation.has_default_order() ? model::OrderSource::Assumed
                                                                                      : model::OrderSource::Organisation));
  }
  return paragraphs;
}

}  // namespace

std::string listed(const std::vector<std::string>& all) {
  std::string names;
  for (std::size_t index = 0; index < all.size() && index < names_shown; ++index) names += (index == 0 ? "" : ", ") + all[index];
  return all.size() <= names_shown ? names : said("{} and {} more", names, all.size() - names_shown);
}

std::vector<std::string> reach_of(const Overview& overview, const model::Target& target) {
  if (overview.organisation_error) {
    return {said("Who gets what cannot be told: {}", overview.organisation_error->message)};
  }
  return target.kind == Kind::User ? reach_of_user(overview, target) : reach_of_others(overview, target);
}

}  // namespace smtpcfg::ui
