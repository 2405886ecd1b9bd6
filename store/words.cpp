#include "store/words.h"

#include <string>

#include "store/connection.h"

namespace store {
namespace {

template <class Enum>
struct Word {
  Enum value;
  std::string_view word;
};

constexpr Word<ReviewKind> kReviewKinds[] = {{ReviewKind::card, "card"}, {ReviewKind::merge, "merge"}};
constexpr Word<ReviewStatus> kReviewStatuses[] = {{ReviewStatus::open, "open"},
                                                  {ReviewStatus::accepted, "accepted"},
                                                  {ReviewStatus::rejected, "rejected"},
                                                  {ReviewStatus::withdrawn, "withdrawn"}};
constexpr Word<card::Direction> kDirections[] = {{card::Direction::horizontal, "horizontal"},
                                                 {card::Direction::vertical, "vertical"}};
constexpr Word<EventKind> kEventKinds[] = {
    {EventKind::contact_created, "contact_created"}, {EventKind::card_added, "card_added"},
    {EventKind::card_met_again, "card_met_again"},   {EventKind::card_corrected, "card_corrected"},
    {EventKind::card_reread, "card_reread"},         {EventKind::contacts_merged, "contacts_merged"},
    {EventKind::card_moved, "card_moved"},           {EventKind::contact_split, "contact_split"},
    {EventKind::card_withdrawn, "card_withdrawn"},   {EventKind::review_opened, "review_opened"},
    {EventKind::review_accepted, "review_accepted"}, {EventKind::review_rejected, "review_rejected"},
    {EventKind::origin_changed, "origin_changed"}};
constexpr card::PhoneKind kPhoneKinds[] = {card::PhoneKind::work, card::PhoneKind::direct,    card::PhoneKind::mobile,
                                           card::PhoneKind::fax,  card::PhoneKind::toll_free, card::PhoneKind::other};
constexpr card::Decision kDecisions[] = {card::Decision::accept, card::Decision::review, card::Decision::not_a_card};

[[noreturn]] void refuse(std::string_view what) {
  throw DatabaseFailure("a row holds an unknown " + std::string(what) + ", perhaps of a newer program");
}

template <class Table>
auto value_of(const Table& table, std::string_view word, std::string_view what) {
  for (const auto& row : table)
    if (row.word == word) return row.value;
  refuse(what);
}

template <class Table, class Enum>
const char* word_of(const Table& table, Enum value) {
  for (const auto& row : table)
    if (row.value == value) return row.word.data();
  return "";
}

template <class Table>
auto spelt(const Table& values, std::string_view word, std::string_view what) {
  for (const auto value : values)
    if (card::to_string(value) == word) return value;
  refuse(what);
}

}  // namespace

card::PhoneKind parse_phone_kind(std::string_view word) { return spelt(kPhoneKinds, word, "kind of phone"); }
card::Decision parse_decision(std::string_view word) { return spelt(kDecisions, word, "decision"); }
card::Direction parse_direction(std::string_view word) { return value_of(kDirections, word, "direction"); }
std::string_view to_word(card::Direction direction) { return word_of(kDirections, direction); }
ReviewKind parse_review_kind(std::string_view word) { return value_of(kReviewKinds, word, "kind of review"); }
ReviewStatus parse_review_status(std::string_view word) { return value_of(kReviewStatuses, word, "status of review"); }
EventKind parse_event_kind(std::string_view word) { return value_of(kEventKinds, word, "kind of event"); }

const char* to_string(ReviewKind kind) { return word_of(kReviewKinds, kind); }
const char* to_string(ReviewStatus status) { return word_of(kReviewStatuses, status); }
const char* to_string(EventKind kind) { return word_of(kEventKinds, kind); }

}  // namespace store
