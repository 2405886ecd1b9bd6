#include "bench/learning/counts.h"

#include <algorithm>

#include <fmt/format.h>

namespace learning {
namespace {

constexpr std::pair<const char*, const char*> kRows[] = {{"company", "company"}, {"company_latin", "company"},
                                                         {"address", "address"}, {"postal_code", "address"},
                                                         {"emails", "e-mail"},   {"urls", "URL"},
                                                         {"phones", "phone"}};
constexpr const char* kOrder[] = {"company", "address", "e-mail", "URL", "phone", "other fields", "all", "cards"};

const char* row_of(const std::string& field) {
  for (const auto& [name, row] : kRows)
    if (field == name) return row;
  return "other fields";
}

}  // namespace

bool is_doubtful(const accuracy::Outcome& outcome, const std::vector<std::string>& doubtful) {
  const std::string whole = outcome.path.substr(0, outcome.path.find('.'));
  return std::ranges::any_of(doubtful, [&](const std::string& path) {
    return path == outcome.path || path == whole || path.starts_with(whole + ".");
  });
}

void Counts::add(Column column, const std::vector<accuracy::Outcome>& outcomes,
                 const std::vector<std::string>& doubtful, bool accepted) {
  bool all_right = true;
  for (const accuracy::Outcome& outcome : outcomes) {
    if (!outcome.counts) continue;
    const bool right = outcome.verdict == accuracy::Verdict::right;
    const bool missing = outcome.verdict == accuracy::Verdict::missing;
    const bool sure = !missing && !is_doubtful(outcome, doubtful);
    for (const char* row : {row_of(outcome.field), "all"}) {
      Count& count = counts_[{row, column}];
      ++(right ? count.right : missing ? count.missing : count.wrong);
      count.accepted += sure ? 1 : 0;
      count.accepted_wrong += sure && !right ? 1 : 0;
    }
    all_right = all_right && right;
  }
  Count& card = counts_[{"cards", column}];
  ++(all_right ? card.right : card.wrong);
  card.accepted += accepted ? 1 : 0;
  card.accepted_wrong += accepted && !all_right ? 1 : 0;
}

std::string Counts::table(const std::vector<int>& numbers) const {
  std::string head = "| values |", line = "|---|";
  for (const int number : numbers)
    for (const char* how : {"alone", "learning"}) {
      head += fmt::format(" card {}, {} |", number, how);
      line += "---:|";
    }
  std::string text = head + "\n" + line + "\n";
  for (const char* row : kOrder) {
    text += fmt::format("| {} |", row);
    for (const int number : numbers)
      for (const bool learning : {false, true}) {
        const auto found = counts_.find({row, {number, learning}});
        const Count count = found == counts_.end() ? Count{} : found->second;
        const double of = std::max(1, count.printed_or_given());
        text += fmt::format(" {} / {} / {}; {:.0f} % ({}) |", count.right, count.wrong, count.missing,
                            100 * count.accepted / of, count.accepted_wrong);
      }
    text += "\n";
  }
  return text;
}

}  // namespace learning
