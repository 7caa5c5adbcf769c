// What is made of an error with hostile values around it: a line each for the id of the case, its kind, its key and the values
// that fill it (the order of `values`), then the words of the reply. In the lines \x01 stands for a line end.

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "validation/diagnosis.h"
#include "validation/diagnosis_book.h"

#include "fuzz_input.h"

namespace smtpcfg::fuzz {
namespace {

using validation::Known;

/// A PowerShell text as PowerShell takes it apart: what is code, and the values of its literal strings.
struct PowerShell {
  std::string code;
  std::vector<std::string> literals;
  bool closed = true;
};

/// The length of a single quotation mark at the start: ' and those that PowerShell takes for one (about_Quoting_Rules); else 0.
std::size_t quote_length(std::string_view text) {
  if (text.starts_with('\'')) return 1;
  // U+2018 to U+201B.
  const bool typographic = text.size() >= 3 && text.starts_with("\xE2\x80") && text[2] >= '\x98' && text[2] <= '\x9B';
  return typographic ? 3 : 0;
}

PowerShell taken_apart(std::string_view text) {
  PowerShell found;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t quote = quote_length(text.substr(at));
    const std::size_t second = quote == 0 ? 0 : quote_length(text.substr(at + quote));
    if (quote == 0) {
      (inside ? found.literals.back() : found.code) += text[at++];
    } else if (inside && second != 0) {
      found.literals.back() += text.substr(at + quote, second);
      at += quote + second;
    } else {
      inside = !inside;
      if (inside) found.literals.emplace_back();
      at += quote;
    }
  }
  found.closed = !inside;
  return found;
}

void check_literal(std::string_view value) {
  const PowerShell literal = taken_apart(validation::powershell_literal(value));
  require(literal.closed && literal.code.empty() && literal.literals.size() == 1, "a literal is one string and nothing else");
  require(std::ranges::none_of(literal.literals[0], [](char each) { return each == '\n' || each == '\r' || each == '\0'; }),
          "a literal is one line");
  std::string expected(value);
  std::erase_if(expected, [](unsigned char each) { return each < 0x20 || each == 0x7f; });
  require(literal.literals[0] == expected, "a literal's value is the one that was given");
}

/// Whatever the values are, the same code is left around them.
void check_powershell(const std::string& id, const Known& hostile) {
  static const Known named = Known::named();
  const PowerShell expected = taken_apart(validation::case_of(id, named).remedy.powershell);
  const PowerShell filled = taken_apart(validation::case_of(id, hostile).remedy.powershell);
  require(filled.closed && filled.code == expected.code && filled.literals.size() == expected.literals.size(),
          "values never become PowerShell code");
}

std::string unescaped(std::string_view line) {
  std::string text(line);
  std::ranges::replace(text, '\x01', '\n');
  return text;
}

Known hostile_values(FuzzInput& input) {
  model::Settings settings;
  const std::array values{&settings.client_id, &settings.tenant, &settings.sender_address, &settings.host,
                          &settings.authority, &settings.scope,  &settings.user_name};
  for (std::string* value : values) *value = unescaped(input.line());
  Known known(settings);
  for (std::string* value : {&known.object_id, &known.issuer, &known.names, &known.offers, &known.text}) {
    *value = unescaped(input.line());
  }
  return known;
}

void check_every_way(const validation::Diagnosis& found) {
  require(!found.id.empty() && !found.title.empty() && !found.remedy.empty() && !found.remedy.who.empty(),
          "there is always a diagnosis with a remedy");
}

}  // namespace
}  // namespace smtpcfg::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace smtpcfg;
  using namespace smtpcfg::fuzz;
  FuzzInput input(data, size);
  const std::string id(input.line());
  const std::string kind(input.line());
  const std::string key(input.line());
  const validation::Known known = hostile_values(input);
  const std::string_view words = input.rest();

  for (const char* placeholder : {"clientId", "tenant", "objectId", "mailbox", "host", "authorityHost", "userName", "text"}) {
    check_literal(*known.value(placeholder));
  }
  check_literal(words);
  check_powershell(id, known);

  validation::Diagnosis found;
  const validation::Lookup lookup{.kind = kind.c_str(), .key = key, .text = words, .side = id};
  const bool is_there = validation::find_case(lookup, known, found);
  require(is_there == !validation::find_case_id(lookup).empty(), "a case found has an id");
  if (is_there) check_powershell(found.id, known);

  net::SmtpReply reply{.code = 535};
  if (key.size() == 3 && std::ranges::all_of(key, [](char each) { return each >= '0' && each <= '9'; }))
    reply.code = std::stoi(key);
  for (FuzzInput lines = input; !lines.rest().empty();) reply.lines.emplace_back(lines.line());
  check_every_way(validation::diagnose_reply(reply, {}, known));
  check_every_way(validation::diagnose_reply(reply, "auth.oauth", known));
  check_every_way(validation::diagnose_refusal({.error = key, .codes = {static_cast<long>(reply.code)}}, known));

  const std::string filled = validation::fill(words, known);
  require(words.contains('{') || filled == words, "a text without braces stays as it is");
  require(!validation::fill_powershell(words, known).empty() || words.empty(), "a text is not lost");
  return 0;
}
