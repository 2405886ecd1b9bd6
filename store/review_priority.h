#pragma once

#include <string>
#include <vector>

/// Private to store/: how much an answer helps. It is kept with the item, so that the queue can be read in its order.
namespace store {

/// What the doubtful fields are worth, by the effort: names, and what a person is found and reached by, first.
double card_priority(const std::vector<std::string>& doubtful_paths);
/// A duplicate is seen by everybody who meets it; the likelier it is one, the more the answer helps.
double merge_priority(double score);

}  // namespace store
