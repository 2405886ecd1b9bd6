#include "normalize/doubt.h"

#include <algorithm>
#include <string>
#include <utility>

#include "normalize/doubt_limits.h"

namespace normalize {
namespace {

/// The first opinion of what a barcode says (fields_barcode.cpp).
constexpr float kCodedOpinion = 0.995F;
/// The most that a text value of an origin that nothing was learnt from may have: under every acceptance threshold.
constexpr float kUnlearntMost = 0.90F;

/// Calls visit(field, path, found, text, place, count) for every value with a contract path, in the contract's order.
template <class Card, class Visit>
void each_value(Card& parsed, const Visit& visit) {
  const auto one = [&](JudgedField field, const char* path, auto& found) {
    if (!found.value.empty()) visit(field, std::string(path), found, found.value, 0, 1);
  };
  const auto list = [&](JudgedField field, const char* path, auto& all, const auto& text_of) {
    for (std::size_t i = 0; i < all.size(); ++i)
      visit(field, std::string(path) + "[" + std::to_string(i) + "]", all[i], text_of(all[i].value), i, all.size());
  };
  const auto itself = [](const std::string& text) { return text; };
  one(JudgedField::family_name, "family_name", parsed.family_name);
  one(JudgedField::given_name, "given_name", parsed.given_name);
  one(JudgedField::kana, "family_kana", parsed.family_kana);
  one(JudgedField::kana, "given_kana", parsed.given_kana);
  one(JudgedField::latin_name, "latin_name", parsed.latin_name);
  one(JudgedField::company, "company", parsed.company);
  one(JudgedField::company_other, "company_kana", parsed.company_kana);
  one(JudgedField::company_other, "company_latin", parsed.company_latin);
  list(JudgedField::department, "departments", parsed.departments, itself);
  list(JudgedField::job_title, "job_titles", parsed.job_titles, itself);
  list(JudgedField::qualification, "qualifications", parsed.qualifications, itself);
  list(JudgedField::phone, "phones", parsed.phones, [](const card::PhoneNumber& phone) { return phone.printed; });
  list(JudgedField::email, "emails", parsed.emails, itself);
  list(JudgedField::url, "urls", parsed.urls, itself);
  list(JudgedField::address, "addresses", parsed.addresses, [](const card::Address& address) {
    const std::string parts = address.region + address.locality + address.street + address.building;
    return address.country == "JP" ? parts : address.printed;
  });
}

}  // namespace

std::vector<ValueView> values_of(const card::ParsedCard& parsed) {
  std::vector<ValueView> all;
  each_value(parsed, [&](JudgedField field, std::string path, const auto& found, std::string text, std::size_t place,
                         std::size_t count) {
    all.push_back({field, std::move(path), std::move(text), &found.evidence, found.confidence, place, count});
  });
  return all;
}

Doubts doubts_of(const LabelledCard& card, const card::ParsedCard& parsed) {
  Doubts doubts;
  const std::vector<ValueView> values = values_of(parsed);
  for (std::size_t own = 0; own < values.size(); ++own) {
    const ValueView& value = values[own];
    ValueInDoubt doubt{value.field, value.path, ValueClues(value.field)};
    doubt.clues[ValueClue::first_opinion] = log_odds(value.confidence);
    doubt.clues[ValueClue::in_list] = static_cast<float>(value.of);
    doubt.clues[ValueClue::place_in_list] = static_cast<float>(value.place);
    add_print_clues(card, parsed, value, doubt.clues);
    add_field_clues(card, parsed, value, doubt.clues);
    add_surroundings(card, parsed, value, doubt.clues);
    add_card_clues(card, parsed, values, own, doubt.clues);
    doubts.values.push_back(std::move(doubt));
  }
  doubts.gaps = gaps_of(card, parsed, values);
  return doubts;
}

void judge(const DoubtModel& model, const Doubts& doubts, card::ParsedCard& parsed) {
  std::size_t next = 0;
  each_value(parsed, [&](JudgedField, const std::string&, auto& found, const auto&, std::size_t, std::size_t) {
    const ValueClues& clues = doubts.values[next++].clues;
    const float learnt = settled_probability(model.value.probability(clues.numbers()), clues.numbers());
    // A code that the card carries corrects its own errors: what it says of a value that is printed too is not judged
    // by that print.
    const bool coded = clues[ValueClue::barcode] == 1 && found.confidence >= kCodedOpinion && !found.evidence.empty();
    found.confidence = coded ? std::max(learnt, found.confidence) : learnt;
  });
  parsed.completeness.clear();
  for (const GapInDoubt& gap : doubts.gaps)
    parsed.completeness.push_back({gap.path, model.gap.probability(gap.clues.numbers())});
}

void leave_to_review(card::ParsedCard& parsed) {
  each_value(parsed, [](JudgedField field, const std::string&, auto& found, const auto&, std::size_t, std::size_t) {
    const bool same_everywhere =
        field == JudgedField::phone || field == JudgedField::email || field == JudgedField::url;
    if (!same_everywhere) found.confidence = std::min(found.confidence, kUnlearntMost);
  });
}

}  // namespace normalize
