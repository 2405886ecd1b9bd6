#include "pipeline/evidence.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pipeline/alternatives.h"

namespace pipeline {
namespace {

card::Bounds united(const card::Bounds& a, const card::Bounds& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

const std::string& text_of(const std::string& value) { return value; }
const std::string& text_of(const card::PhoneNumber& phone) { return phone.printed; }
const std::string& text_of(const card::Address& address) { return address.printed; }

class Collector {
 public:
  explicit Collector(const ReadCard& card) : card_(card) {}

  template <class T>
  void add(std::string path, const card::Found<T>& found) {
    if (found.value == T{}) return;
    store::FieldEvidence evidence;
    evidence.path = std::move(path);
    evidence.confidence = found.confidence;
    for (const card::Evidence& place : found.evidence) add_place(evidence, place);
    evidence.alternatives = alternatives(text_of(found.value), found.evidence, card_.reading.lines);
    add_read_one(evidence);
    collected_.push_back(std::move(evidence));
  }

  template <class T>
  void add(std::string_view field, const std::vector<card::Found<T>>& list) {
    for (std::size_t i = 0; i < list.size(); ++i) add(fmt::format("{}[{}]", field, i), list[i]);
  }

  std::vector<store::FieldEvidence> take() { return std::move(collected_); }

 private:
  /// Where a known text took the place of the one read, that stays as the likeliest alternative.
  void add_read_one(store::FieldEvidence& evidence) const {
    for (const normalize::FirmWitness& witness : card_.firm) {
      if (witness.path != evidence.path || witness.read.empty()) continue;
      std::erase(evidence.alternatives, witness.read);
      evidence.alternatives.insert(evidence.alternatives.begin(), witness.read);
    }
  }

  /// Places on the other side than the first one are left out: a box belongs to one picture.
  void add_place(store::FieldEvidence& evidence, const card::Evidence& place) const {
    const auto& lines = card_.reading.lines;
    if (place.line >= lines.size() || lines[place.line].readings.empty()) return;
    const card::Side side = place.line < card_.front_lines ? card::Side::front : card::Side::back;
    if (evidence.box && side != evidence.side) return;
    evidence.side = side;

    const auto& symbols = lines[place.line].readings.front().symbols;
    const std::size_t last = std::min(place.last_symbol, symbols.size());
    if (!evidence.printed.empty()) evidence.printed += ' ';
    for (std::size_t i = place.first_symbol; i < last; ++i) {
      evidence.printed += symbols[i].text;
      if (symbols[i].text == " ") continue;
      const card::Bounds box = card::bounds(symbols[i].box);
      const card::Bounds all = evidence.box ? united(card::bounds(*evidence.box), box) : box;
      evidence.box = card::quad_from_bounds(all);
    }
  }

  const ReadCard& card_;
  std::vector<store::FieldEvidence> collected_;
};

}  // namespace

std::vector<store::FieldEvidence> field_evidence(const ReadCard& card) {
  Collector collector(card);
  const card::ParsedCard& parsed = card.parsed;
  collector.add("family_name", parsed.family_name);
  collector.add("given_name", parsed.given_name);
  collector.add("family_kana", parsed.family_kana);
  collector.add("given_kana", parsed.given_kana);
  collector.add("latin_name", parsed.latin_name);
  collector.add("company", parsed.company);
  collector.add("company_kana", parsed.company_kana);
  collector.add("company_latin", parsed.company_latin);
  collector.add("departments", parsed.departments);
  collector.add("job_titles", parsed.job_titles);
  collector.add("qualifications", parsed.qualifications);
  collector.add("phones", parsed.phones);
  collector.add("emails", parsed.emails);
  collector.add("urls", parsed.urls);
  collector.add("addresses", parsed.addresses);
  collector.add("social", parsed.social);
  collector.add("notes", parsed.notes);
  return collector.take();
}

}  // namespace pipeline
