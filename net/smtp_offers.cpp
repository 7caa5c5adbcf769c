#include "net/smtp_offers.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_mechanisms = 50;

char upper(char letter) { return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter; }

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  std::string word;
  for (const char letter : line) {
    if (letter != ' ' && letter != '\t') {
      word += upper(letter);
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(word);
  return words;
}

void add_mechanism(SmtpOffers& offers, std::string_view mechanism) {
  if (mechanism.empty() || offers.offers(mechanism) || offers.mechanisms.size() == max_mechanisms) return;
  offers.mechanisms.emplace_back(mechanism);
}

void read_line(SmtpOffers& offers, std::vector<std::string> words) {
  if (words.empty()) return;
  constexpr std::string_view old_auth = "AUTH=";
  if (words[0].starts_with(old_auth)) {
    words.insert(words.begin() + 1, words[0].substr(old_auth.size()));
    words[0] = "AUTH";
  }
  const std::string& keyword = words[0];
  if (keyword == "STARTTLS") offers.starttls = true;
  if (keyword == "8BITMIME") offers.eight_bit_mime = true;
  if (keyword == "SMTPUTF8") offers.smtp_utf8 = true;
  if (keyword == "AUTH") {
    for (std::size_t index = 1; index < words.size(); ++index) add_mechanism(offers, words[index]);
  }
  if (keyword == "SIZE") {
    std::uint64_t size = 0;
    if (words.size() > 1) {
      const std::string& digits = words[1];
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
      if (read.ec != std::errc()) return;
    }
    offers.size = size;
  }
}

}  // namespace

bool SmtpOffers::offers(std::string_view mechanism) const { return std::ranges::find(mechanisms, mechanism) != mechanisms.end(); }

SmtpOffers read_offers(const SmtpReply& ehlo) {
  SmtpOffers offers;
  for (std::size_t index = 1; index < ehlo.lines.size(); ++index) {
    offers.lines.push_back(ehlo.lines[index]);
    read_line(offers, words_of(ehlo.lines[index]));
  }
  return offers;
}

}  // namespace smtpcfg::net
