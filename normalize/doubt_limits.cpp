#include "normalize/doubt_limits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "normalize/doubt_clues.h"

namespace normalize {
namespace {

/// About the share that was right of such values, and under what is accepted at five wrong values in a thousand.
constexpr float kLimit = 0.90F;

enum class Side { from, to };

/// A limit holds for a field's values whose clue is at least, or at most, so large; of some only where a second clue is
/// 1 or more.
struct Limit {
  JudgedField field;
  ValueClue clue;
  Side side;
  float number;
  ValueClue with = ValueClue::count_;
};

/// Source: 913 cards of the development and calibration sets that stray or are tidy, 2026-11-30: of the values that
/// were surest otherwise (86 in 100, 0.3 % of them wrong) those of most rows were wrong in 3 % or more. Marks of
/// voicing in small print come from another maker's cards (2 of 20 wrong). Those about posts that go on, loose lines
/// set like a firm, oddities of firms and streets, unknown towns, changed names, variants of a kanji and readings that
/// the dictionary contradicts: 768 further such cards, and 4,800 that had served as tests before, 2026-12-01. Those
/// about what the network passed over or saw beside, kinds that readings disagree on and other models' paths, and the
/// numbers of wide stops, gaps in names, departments and voicing, lines beside posts and houses beside addresses: 1,920
/// such cards (seeds 1020 to 1031, 2100 to 2102) and 9,600 that had served as tests (301205001 to 301208015).
constexpr auto kLimits = std::to_array<Limit>({
    {JudgedField::phone, ValueClue::unlabelled, Side::from, 1},
    {JudgedField::phone, ValueClue::kind_agreement, Side::to, 0.5F},
    {JudgedField::phone, ValueClue::other_code, Side::from, 0.2F},
    {JudgedField::email, ValueClue::near_miss, Side::from, 1},
    {JudgedField::url, ValueClue::near_miss, Side::from, 1},
    {JudgedField::url, ValueClue::passed_over, Side::from, 0.1F},
    {JudgedField::email, ValueClue::wide_stop, Side::from, 0.35F},
    {JudgedField::email, ValueClue::oddities, Side::from, 1},
    {JudgedField::email, ValueClue::edits, Side::from, 1},
    {JudgedField::email, ValueClue::passed_over, Side::from, 0.05F},
    {JudgedField::email, ValueClue::weakest_symbol, Side::to, 1.4F},
    {JudgedField::company, ValueClue::goes_on, Side::from, 1},
    {JudgedField::company, ValueClue::other_paths, Side::to, -4},
    {JudgedField::company, ValueClue::weakest_symbol, Side::to, 1.8F},
    {JudgedField::company_other, ValueClue::goes_on, Side::from, 1},
    {JudgedField::department, ValueClue::goes_on, Side::from, 1},
    {JudgedField::job_title, ValueClue::goes_on, Side::from, 1},
    {JudgedField::family_name, ValueClue::edits, Side::from, 1},
    {JudgedField::family_name, ValueClue::witness, Side::to, -0.5F},
    {JudgedField::family_name, ValueClue::kana, Side::from, 0.5F},
    {JudgedField::given_name, ValueClue::edits, Side::from, 1},
    {JudgedField::company, ValueClue::edits, Side::from, 1},
    {JudgedField::family_name, ValueClue::rival, Side::from, -3, ValueClue::forms},
    {JudgedField::given_name, ValueClue::rival, Side::from, -3, ValueClue::forms},
    {JudgedField::company, ValueClue::rival, Side::from, -3, ValueClue::forms},
    {JudgedField::company, ValueClue::hole, Side::from, 1},
    {JudgedField::address, ValueClue::own_path, Side::to, -3},
    {JudgedField::address, ValueClue::passed_over, Side::from, 0.1F},
    {JudgedField::address, ValueClue::disagreeing, Side::from, 2},
    {JudgedField::address, ValueClue::goes_on, Side::from, 1},
    {JudgedField::address, ValueClue::known, Side::to, 0.4F},
    {JudgedField::phone, ValueClue::country_known, Side::to, 0},
    {JudgedField::company, ValueClue::loose_alike, Side::from, 0.7F},
    {JudgedField::company, ValueClue::oddities, Side::from, 1},
    {JudgedField::company_other, ValueClue::oddities, Side::from, 1},
    {JudgedField::company_other, ValueClue::clearness, Side::to, 0.95F},
    {JudgedField::latin_name, ValueClue::passed_over, Side::from, 0.1F},
    {JudgedField::address, ValueClue::oddities, Side::from, 1},
    {JudgedField::address, ValueClue::near_miss, Side::from, 1},
    {JudgedField::given_name, ValueClue::witness, Side::to, -1},
    {JudgedField::company, ValueClue::unpaired, Side::from, 1},
    {JudgedField::company, ValueClue::voiced, Side::from, 1},
    {JudgedField::company_other, ValueClue::voiced, Side::from, 1},
    {JudgedField::address, ValueClue::voiced, Side::from, 1},
    {JudgedField::department, ValueClue::unpaired, Side::from, 1},
    {JudgedField::department, ValueClue::card_ink, Side::from, 1},
    {JudgedField::department, ValueClue::loose_alike, Side::from, 0.5F},
    {JudgedField::job_title, ValueClue::loose_alike, Side::from, 0.5F},
    {JudgedField::job_title, ValueClue::oddities, Side::from, 1},
    {JudgedField::department, ValueClue::quality, Side::to, 0.45F},
    {JudgedField::address, ValueClue::loose_alike, Side::from, 0.8F},
    {JudgedField::address, ValueClue::loose_fit, Side::from, 0.3F},
    {JudgedField::address, ValueClue::loose_garble, Side::from, 0.3F},
    {JudgedField::address, ValueClue::offset, Side::from, 0.5F},
    {JudgedField::family_name, ValueClue::hole, Side::from, 1.75F},
    {JudgedField::given_name, ValueClue::hole, Side::from, 1.75F},
    {JudgedField::family_name, ValueClue::narrow, Side::to, 0.45F},
    {JudgedField::given_name, ValueClue::narrow, Side::to, 0.45F},
    {JudgedField::family_name, ValueClue::half_read, Side::from, 1},
    {JudgedField::given_name, ValueClue::half_read, Side::from, 1},
});

/// Fields whose values the trees hold for less sure than they are. They have a grammar or plan of their own, or are a
/// closed set of names. Source: these 1,920 cards and 4,800 of those that had served as tests; of 421 such values that
/// were given 0.980 to 0.9897 on the cards that had served as tests, and of 235 of the others, none was wrong.
constexpr std::array kSurer = {JudgedField::phone, JudgedField::url, JudgedField::kana, JudgedField::latin_name,
                               JudgedField::family_name};
constexpr float kRaise = 0.7F;                         // of log-odds: 0.980 becomes 0.990
constexpr float kRaisedFrom = 0.96F, kWholly = 0.98F;  // more and more in between

bool is_of(JudgedField field, std::span<const float> value_clues) {
  return value_clues[count_of<ValueClue>() + static_cast<std::size_t>(field)] == 1;
}

}  // namespace

float settled_probability(float of_trees, std::span<const float> value_clues) {
  const bool surer =
      std::any_of(kSurer.begin(), kSurer.end(), [&](JudgedField field) { return is_of(field, value_clues); });
  const float share = std::clamp((of_trees - kRaisedFrom) / (kWholly - kRaisedFrom), 0.0F, 1.0F);
  const float odds = of_trees / (1 - of_trees) * (surer ? std::exp(kRaise * share) : 1.0F);
  return std::min(odds / (1 + odds), most_probable(value_clues));
}

float most_probable(std::span<const float> value_clues) {
  const auto holds = [&](const Limit& limit) {
    const float number = value_clues[static_cast<std::size_t>(limit.clue)];
    if (limit.with != ValueClue::count_ && value_clues[static_cast<std::size_t>(limit.with)] < 1) return false;
    return is_of(limit.field, value_clues) &&
           (limit.side == Side::from ? number >= limit.number : number <= limit.number);
  };
  return std::any_of(kLimits.begin(), kLimits.end(), holds) ? kLimit : 1;
}

}  // namespace normalize
