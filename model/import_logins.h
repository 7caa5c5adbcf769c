#pragma once

#include <vector>

#include "model/csv.h"
#include "model/organisation.h"

namespace smtpcfg::model {

/// A record as a line of the table would leave it.
template <typename Record>
struct Imported {
  std::size_t line = 0;
  Record record;
};

/// Of reps that are to be imported (each ID once), takes out those whose login would belong to two reps, and returns why.
/// What counts is how things would be afterwards: two reps may exchange their logins.
std::vector<UnusableLine> take_out_shared_logins(const Organisation& present, std::vector<Imported<Rep>>& imported);

}  // namespace smtpcfg::model
