#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validation/diagnosis.h"

namespace smtpcfg::validation {

/// How a case is looked up: the attribute that names its kind, and what stands in it.
struct Lookup {
  const char* kind;            ///< "aadsts", "oauth", "smtp", "pasted", "net", "fault"
  std::string_view key;        ///< "7000222"
  std::string_view text = {};  ///< must hold the case's says="…" or enhanced="…", where it has one
  std::string_view side = {};  ///< must be the case's side="…", where it has one
};

/// The first case of diagnosis.xml that fits, filled in; false when there is none.
bool find_case(const Lookup& lookup, const Known& known, Diagnosis& found);

/// The id of the first case that fits; empty when there is none.
std::string_view find_case_id(const Lookup& lookup);

/// The id of the first case of a mail server's reply with this enhanced code, whatever its code; empty when there is none.
std::string_view find_enhanced_id(std::string_view enhanced);

/// The id of the network error or check's fault that book_entries() lists under this code; empty when there is none.
std::string_view find_listed_id(std::string_view code);

/// The case of this id, filled in; an empty one when there is none.
Diagnosis case_of(std::string_view id, const Known& known);

/// A line of the book.
struct BookEntry {
  std::string id;
  std::string code;  ///< what it is about, as people name it: "AADSTS7000222", "550 5.7.60", "invalid_client", "Timeout"
  std::string title;
  std::string who;
};

/// All that the book knows, in its order; the placeholders of titles are named.
std::vector<BookEntry> book_entries();

/// Words by which a text shows a case.
struct CaseWords {
  std::string words;
  std::string kind;  ///< the case's: "smtp"
  std::string key;   ///< "535"
  std::string id;
  bool weak = false;  ///< they count only if nothing else in the text is known
};

/// Of all cases; of the OAuth errors their names, weak.
const std::vector<CaseWords>& case_words();

/// True when the text names this enhanced code: "5.7.6" is not in "5.7.60".
bool names_enhanced(std::string_view text, std::string_view enhanced);

}  // namespace smtpcfg::validation
