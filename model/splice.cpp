#include "model/splice.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>

namespace smtpcfg::model {

namespace {

// What a changed text is made of: bytes kept from the one before, and added ones.
struct Piece {
  bool kept = true;
  TextSpan span;  // of the text before when kept, else of `added`
  crypto::Secret added;

  [[nodiscard]] Piece cut(std::size_t from, std::size_t size) const {
    const TextSpan part{span.begin + from, span.begin + from + size};
    if (kept) return {true, part, {}};
    return {false, {0, size}, crypto::Secret(part.of(added.reveal()))};
  }
};

Piece added_piece(const crypto::Secret& text) { return {false, {0, text.size()}, text.clone()}; }

// The last piece reaches to the end, wherever that is.
std::vector<Piece> pieces_of(const std::vector<Splice>& splices) {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  for (const Splice& each : splices) {
    pieces.push_back({true, {at, each.replaced.begin}, {}});
    pieces.push_back(added_piece(each.text));
    at = each.replaced.end;
  }
  pieces.push_back({true, {at, std::numeric_limits<std::size_t>::max()}, {}});
  return pieces;
}

std::vector<Splice> splices_of(const std::vector<Piece>& pieces) {
  std::vector<Splice> splices;
  Splice gap{.replaced = {}, .text = {}};
  for (const Piece& each : pieces) {
    if (!each.kept) {
      gap.text.append(each.added.bytes());
      continue;
    }
    if (each.span.size() == 0) continue;
    gap.replaced.end = each.span.begin;
    if (gap.replaced.size() > 0 || !gap.text.empty()) splices.push_back(std::move(gap));
    gap = {.replaced = {each.span.end, each.span.end}, .text = {}};
  }
  return splices;
}

}  // namespace

void sort_splices(std::vector<Splice>& splices) {
  std::ranges::stable_sort(splices, {}, [](const Splice& each) { return std::tuple(each.replaced.begin, each.replaced.end); });
}

crypto::Secret spliced(std::string_view text, const std::vector<Splice>& splices) {
  std::size_t size = text.size();
  for (const Splice& each : splices) size += each.text.size() - each.replaced.size();
  crypto::Secret result = crypto::Secret::zeroed(size);
  auto out = reinterpret_cast<char*>(result.writable().data());
  std::size_t at = 0;
  const auto put = [&](std::string_view part) { out = std::ranges::copy(part, out).out; };
  for (const Splice& each : splices) {
    put(text.substr(at, each.replaced.begin - at));
    put(each.text.reveal());
    at = each.replaced.end;
  }
  put(text.substr(at));
  return result;
}

std::vector<Splice> composed(const std::vector<Splice>& first, const std::vector<Splice>& second) {
  const std::vector<Piece> before = pieces_of(first);
  std::vector<Piece> after;
  auto piece = before.begin();
  std::size_t in_piece = 0;
  std::size_t at = 0;  // in the text that `first` makes
  const auto go_to = [&](std::size_t place, bool keep) {
    while (at < place) {
      const std::size_t size = std::min(place - at, piece->span.size() - in_piece);
      if (keep && size > 0) after.push_back(piece->cut(in_piece, size));
      at += size;
      in_piece += size;
      if (in_piece < piece->span.size()) break;
      ++piece;
      in_piece = 0;
    }
  };
  for (const Splice& each : second) {
    go_to(each.replaced.begin, true);
    go_to(each.replaced.end, false);
    after.push_back(added_piece(each.text));
  }
  for (; piece != before.end(); ++piece, in_piece = 0) after.push_back(piece->cut(in_piece, piece->span.size() - in_piece));
  return splices_of(after);
}

}  // namespace smtpcfg::model
