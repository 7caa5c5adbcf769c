#include "net/mail_address.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "net/letters.h"
#include "net/printable.h"

namespace smtpcfg::net {
namespace {

constexpr std::size_t max_address = 254;  // RFC 5321, 4.5.3.1.3: a path of 256, of which two are < and >
constexpr std::size_t max_local = 64;     // RFC 5321, 4.5.3.1.1
constexpr std::size_t max_shown = 80;

bool is_beyond_ascii(char letter) { return static_cast<unsigned char>(letter) >= 0x80; }

bool is_local_letter(char letter) {
  return is_alphanumeric(letter) || is_beyond_ascii(letter) ||
         std::string_view(".!#$%&'*+-/=?^_`{|}~").find(letter) != std::string_view::npos;
}

/// The length of the local part, quotes included; 0 when there is none.
std::size_t local_length(std::string_view address) {
  if (!address.starts_with('"')) {
    const std::size_t at = address.find('@');
    const std::string_view local = address.substr(0, at);
    return at != std::string_view::npos && std::ranges::all_of(local, is_local_letter) ? at : 0;
  }
  for (std::size_t index = 1; index < address.size(); ++index) {
    if (address[index] == '\\') {
      ++index;
    } else if (address[index] == '"') {
      return index + 1;
    }
  }
  return 0;
}

bool is_domain(std::string_view domain) {
  if (domain.starts_with('[') && domain.ends_with(']') && domain.size() > 2) {
    const std::string_view literal = domain.substr(1, domain.size() - 2);
    return std::ranges::all_of(literal, [](char letter) { return is_alphanumeric(letter) || is_ipv6_letter(letter); });
  }
  const auto is_letter = [](char letter) { return is_host_letter(letter) || is_beyond_ascii(letter); };
  return !domain.empty() && std::ranges::all_of(domain, is_letter) && domain.find("..") == std::string_view::npos &&
         !domain.starts_with('.') && !domain.starts_with('-') && !domain.ends_with('.');
}

enum class Kind : std::uint8_t { End, Word, Special, Broken };

struct Token {
  Kind kind = Kind::End;
  std::string_view text = {};
};

/// Takes a field's value apart into words (atoms, quoted strings, encoded words, [literals]) and single special characters;
/// blanks and comments are passed over.
class Tokens {
 public:
  explicit Tokens(std::string_view value) : rest_(value) {}

  Token next() {
    if (!skip_blanks_and_comments()) return {Kind::Broken, rest_};
    if (rest_.empty()) return {};
    constexpr std::string_view specials = ",;:<>@.";
    if (specials.find(rest_.front()) != std::string_view::npos) return {Kind::Special, take(1)};
    if (rest_.front() == '"') return delimited('"');
    if (rest_.front() == '[') return delimited(']');
    if (const std::size_t length = encoded_word_length(); length > 0) return {Kind::Word, take(length)};
    return {Kind::Word, take(std::min(rest_.find_first_of(" \t,;:<>@.\"[("), rest_.size()))};
  }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view take(std::size_t length) {
    const std::string_view taken = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return taken;
  }

  /// False for a comment without end.
  bool skip_blanks_and_comments() {
    std::size_t depth = 0;
    std::size_t index = 0;
    for (; index < rest_.size(); ++index) {
      const char letter = rest_[index];
      if (letter == '(') {
        ++depth;
      } else if (depth > 0) {
        if (letter == ')') --depth;
        if (letter == '\\') ++index;
      } else if (letter != ' ' && letter != '\t') {
        break;
      }
    }
    if (depth > 0) return false;
    rest_.remove_prefix(std::min(index, rest_.size()));
    return true;
  }

  Token delimited(char end) {
    for (std::size_t index = 1; index < rest_.size(); ++index) {
      if (rest_[index] == '\\') {
        ++index;
      } else if (rest_[index] == end) {
        return {Kind::Word, take(index + 1)};
      }
    }
    return {Kind::Broken, rest_};
  }

  /// =?charset?encoding?text?= is one word, whatever special characters its writer left in the text (RFC 2047, 2); else 0.
  [[nodiscard]] std::size_t encoded_word_length() const {
    if (!rest_.starts_with("=?")) return 0;
    const std::size_t encoding = rest_.find('?', 2);
    if (encoding == std::string_view::npos) return 0;
    const std::size_t text = rest_.find('?', encoding + 1);
    if (text == std::string_view::npos) return 0;
    const std::size_t end = rest_.find("?=", text + 1);
    const bool whole = end != std::string_view::npos && rest_.substr(0, end).find_first_of("\"<>@") == std::string_view::npos;
    return whole ? end + 2 : 0;
  }

  std::string_view rest_;
};

/// The words between two separators, as an address: words and specials must take turns, for "a b@c" is not "ab@c".
class Candidate {
 public:
  void add(const Token& token) {
    const bool word = token.kind == Kind::Word;
    if (word && after_word_) broken_ = true;
    after_word_ = word;
    text_ += token.text;
  }
  void clear() { *this = {}; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool usable() const { return !broken_ && is_envelope_address(text_); }

 private:
  std::string text_;
  bool after_word_ = false;
  bool broken_ = false;
};

class AddressList {
 public:
  explicit AddressList(std::string_view value) : value_(value), tokens_(value) {}

  std::expected<std::vector<std::string>, std::string> read() {
    while (true) {
      const Token token = tokens_.next();
      if (token.kind == Kind::Broken) return stumbled(token.text);
      const bool special = token.kind == Kind::Special;
      if (token.kind == Kind::End || (special && (token.text == "," || token.text == ";"))) {
        if (!finish()) return stumbled(candidate_.text());
        if (token.kind == Kind::End) return std::move(found_);
      } else if (special && token.text == ":") {  // a group's name
        candidate_.clear();
        done_ = false;
      } else if (special && token.text == "<") {
        if (done_ || !read_angle()) return stumbled(value_);
      } else if (done_) {
        return stumbled(token.text);
      } else {
        candidate_.add(token);
      }
    }
  }

 private:
  bool finish() {
    if (!done_ && !candidate_.empty()) {
      if (!candidate_.usable()) return false;
      found_.push_back(candidate_.text());
    }
    candidate_.clear();
    done_ = false;
    return true;
  }

  /// What stood before was the display name. A route (<@a,@b:c@d>) is passed over.
  bool read_angle() {
    candidate_.clear();
    while (true) {
      const Token token = tokens_.next();
      if (token.kind == Kind::End || token.kind == Kind::Broken) return false;
      if (token.kind == Kind::Special && token.text == ">") break;
      if (token.kind == Kind::Special && token.text == ":" && candidate_.text().starts_with('@')) {
        candidate_.clear();
      } else {
        candidate_.add(token);
      }
    }
    if (!candidate_.usable()) return false;
    found_.push_back(candidate_.text());
    candidate_.clear();
    done_ = true;
    return true;
  }

  static std::unexpected<std::string> stumbled(std::string_view text) { return std::unexpected(printable(text, max_shown)); }

  std::string_view value_;
  Tokens tokens_;
  Candidate candidate_;
  bool done_ = false;  // this mailbox had its <address>
  std::vector<std::string> found_;
};

}  // namespace

bool is_ascii(std::string_view text) { return std::ranges::none_of(text, is_beyond_ascii); }

bool is_envelope_address(std::string_view address) {
  // printable() changes whatever is a control character, an outer blank, or no UTF-8.
  if (address.size() > max_address || printable(address, max_address) != address) return false;
  const std::size_t local = local_length(address);
  return local > 0 && local <= max_local && local < address.size() && address[local] == '@' &&
         is_domain(address.substr(local + 1));
}

std::string_view domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view() : address.substr(at + 1);
}

std::expected<std::vector<std::string>, std::string> addresses_in(std::string_view value) { return AddressList(value).read(); }

}  // namespace smtpcfg::net
