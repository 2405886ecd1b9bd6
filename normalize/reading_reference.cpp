#include <vector>

#include "normalize/line_features.h"
#include "normalize/reading_choice.h"

namespace normalize {
namespace {

template <class T>
void refer(const card::CardText& original, const card::CardText& reordered, card::Found<T>& found) {
  for (card::Evidence& evidence : found.evidence) {
    const card::TextLine& line = original.lines[evidence.line];
    const card::Reading& read = reordered.lines[evidence.line].readings.front();
    const card::Reading& own = line.readings.front();
    if (read.model == own.model && read.symbols.size() == own.symbols.size()) continue;
    card::TextLine both;
    both.direction = line.direction;
    both.readings = {{own.model, own.symbols, {}}, {read.model, read.symbols, {}}};
    const SymbolRange place = same_place(both, 1, {evidence.first_symbol, evidence.last_symbol}, 0);
    evidence = {evidence.line, place.first, place.last};
  }
}

template <class T>
void refer(const card::CardText& original, const card::CardText& reordered, std::vector<card::Found<T>>& list) {
  for (card::Found<T>& found : list) refer(original, reordered, found);
}

}  // namespace

void refer_to_original(const card::CardText& original, const card::CardText& reordered, card::ParsedCard& parsed) {
  for (auto* found : {&parsed.family_name, &parsed.given_name, &parsed.family_kana, &parsed.given_kana,
                      &parsed.latin_name, &parsed.company, &parsed.company_kana, &parsed.company_latin})
    refer(original, reordered, *found);
  for (auto* list : {&parsed.departments, &parsed.job_titles, &parsed.qualifications, &parsed.emails, &parsed.urls,
                     &parsed.social, &parsed.notes})
    refer(original, reordered, *list);
  refer(original, reordered, parsed.phones);
  refer(original, reordered, parsed.addresses);
}

}  // namespace normalize
