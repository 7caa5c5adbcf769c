#pragma once

#include <string_view>
#include <vector>

#include "crypto/secret.h"
#include "model/xml_scanner.h"

namespace smtpcfg::model {

/// A change of a text: what stands in `replaced` (nothing, for an insertion) becomes `text`, which may hold a secret.
struct Splice {
  TextSpan replaced;
  crypto::Secret text;
};

/// In the order of the text; insertions at one place in the order in which they were made.
void sort_splices(std::vector<Splice>& splices);

/// The text with the changes made, which are sorted and do not overlap. Everything outside of them stays.
crypto::Secret spliced(std::string_view text, const std::vector<Splice>& splices);

/// One list for two changes made one after the other: `second` is of the text that `first` makes.
std::vector<Splice> composed(const std::vector<Splice>& first, const std::vector<Splice>& second);

}  // namespace smtpcfg::model
