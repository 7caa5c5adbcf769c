// What a mail server says: first line the size of the pieces in which the rest arrives, then its bytes.

#include <algorithm>
#include <vector>

#include "net/smtp_offers.h"
#include "net/smtp_reply.h"
#include "validation/diagnosis.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

using net::SmtpReply;
using net::SmtpReplyParser;
using State = SmtpReplyParser::State;

struct Conversation {
  std::vector<SmtpReply> replies;
  State end = State::More;
  std::string problem_line;
};

Conversation in_pieces(std::string_view bytes, std::size_t piece) {
  Conversation heard;
  SmtpReplyParser parser;
  while (!bytes.empty()) {
    const std::string_view next = bytes.substr(0, piece);
    std::size_t used = 0;
    heard.end = parser.feed(next, used);
    require(used <= next.size() && (used > 0 || heard.end != State::More), "a parser that wants more takes what is there");
    bytes.remove_prefix(used);
    if (heard.end == State::NotSmtp || heard.end == State::TooLarge) break;
    if (heard.end == State::Complete) {
      heard.replies.push_back(parser.take());
      require(!parser.begun(), "after a reply nothing of it is left");
    }
  }
  heard.problem_line = parser.problem_line();
  return heard;
}

bool same(const SmtpReply& left, const SmtpReply& right) {
  return left.code == right.code && left.enhanced == right.enhanced && left.lines == right.lines;
}

void check(const SmtpReply& reply) {
  require(reply.code >= 200 && reply.code <= 599, "a reply's code is one of RFC 5321's");
  require(!reply.lines.empty() && reply.lines.size() <= 100, "a reply has 1 to 100 lines");
  require(std::ranges::all_of(reply.lines, is_printable), "a reply's lines may be shown");
  require(is_printable(reply.text()), "a reply's sentence may be shown");
  require(reply.enhanced.empty() || reply.enhanced.front() - '0' == reply.code / 100, "an enhanced code has its reply's class");

  const Conversation again = in_pieces(reply.raw() + "\r\n", 4096);
  require(again.replies.size() == 1 && again.replies[0].code == reply.code && again.replies[0].lines == reply.lines,
          "a reply written out reads as itself");

  const net::SmtpOffers offers = net::read_offers(reply);
  require(offers.mechanisms.size() <= 50, "at most 50 mechanisms");
  require(std::ranges::none_of(offers.mechanisms, [](const auto& each) { return each.empty() || each.contains(' '); }),
          "a mechanism is one word");

  const model::Settings settings;
  const validation::Diagnosis found = validation::diagnose_reply(reply, "auth.oauth", validation::Known(settings));
  require(!found.id.empty() && !found.title.empty(), "a reply always has a diagnosis");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  const std::size_t piece = std::clamp<std::size_t>(input.number(), 1, 4096);
  const Conversation whole = in_pieces(input.rest(), input.rest().size());
  const Conversation heard = in_pieces(input.rest(), piece);
  require(std::ranges::equal(whole.replies, heard.replies, same), "pieces of any size give the same replies");
  require(whole.end == heard.end && whole.problem_line == heard.problem_line, "pieces of any size end the same way");
  for (const auto& reply : whole.replies) check(reply);
  return 0;
}
