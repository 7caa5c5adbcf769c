#include "model/layer_kind.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/text.h"

namespace smtpcfg::model {

namespace {

struct Word {
  LayerKind kind;
  std::string_view name;
};

constexpr std::array words{
    Word{LayerKind::User, "user"},       Word{LayerKind::Rep, "rep"},       Word{LayerKind::Group, "group"},
    Word{LayerKind::Station, "station"}, Word{LayerKind::Global, "global"}, Word{LayerKind::System, "system"},
};

Error order_error(std::string message) {
  return {ErrorKind::Usage, std::move(message),
          fmt::format("Name each layer once, the strongest first: {}.", text_of(default_layer_order()))};
}

}  // namespace

std::string_view name_of(LayerKind kind) {
  const auto* found = std::ranges::find(words, kind, &Word::kind);
  return found == words.end() ? std::string_view() : found->name;
}

Result<LayerKind> parse_layer_kind(std::string_view text) {
  const auto* found = std::ranges::find(words, text, &Word::name);
  if (found != words.end()) return found->kind;
  return std::unexpected(order_error(fmt::format("“{}” is not a layer.", shortened(text))));
}

const LayerOrder& default_layer_order() {
  static const LayerOrder order{LayerKind::User,    LayerKind::Rep,    LayerKind::Group,
                                LayerKind::Station, LayerKind::Global, LayerKind::System};
  return order;
}

Result<LayerOrder> parse_layer_order(std::string_view text) {
  LayerOrder order;
  for (const std::string_view word : blank_separated(text)) {
    const Result<LayerKind> kind = parse_layer_kind(word);
    if (!kind) return std::unexpected(kind.error());
    if (std::ranges::find(order, *kind) != order.end()) {
      return std::unexpected(order_error(fmt::format("The order names “{}” twice.", word)));
    }
    order.push_back(*kind);
  }
  for (const Word& word : words) {
    if (std::ranges::find(order, word.kind) == order.end()) {
      return std::unexpected(order_error(fmt::format("The order does not name “{}”.", word.name)));
    }
  }
  return order;
}

std::string text_of(const LayerOrder& order) {
  std::string text;
  for (const LayerKind kind : order) {
    if (!text.empty()) text += ' ';
    text += name_of(kind);
  }
  return text;
}

}  // namespace smtpcfg::model
