#include <algorithm>

#include "dedupe/compare_fields.h"
#include "dedupe/edits.h"
#include "dedupe/prepare_address.h"

namespace dedupe {
namespace {

bool word_matches(const std::string& a, const std::string& b) {
  if (a == b) return true;
  constexpr std::size_t kLeast = 4, kLong = 8;
  if (static_cast<unsigned char>(a.front()) >= 0x80 || std::min(a.size(), b.size()) < kLeast) return false;
  const int limit = std::min(a.size(), b.size()) >= kLong ? 2 : 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > static_cast<std::size_t>(limit)) return false;
  return edits_up_to(a, b, limit) <= limit;
}

bool run_together(const std::string& word, const std::string& a, const std::string& b) {
  constexpr std::size_t kSlack = 2;
  const std::size_t length = a.size() + b.size();
  if (std::max(word.size(), length) - std::min(word.size(), length) > kSlack) return false;
  return word_matches(word, a + b);
}

// Of the text with fewer words, what share (by weight) the other has as well. Words run together or torn apart by a
// slip ("blackbu rn", "pridhamstreet") match their parts joined.
float share_found(const std::vector<std::string>& words, const std::vector<std::string>& in) {
  float found = 0, all = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const float weight = weight_of_word(words[i]);
    all += weight;
    bool hit = std::any_of(in.begin(), in.end(), [&](const std::string& each) { return word_matches(words[i], each); });
    for (std::size_t k = 0; !hit && k + 1 < in.size(); ++k) hit = run_together(words[i], in[k], in[k + 1]);
    if (!hit && i + 1 < words.size()) {
      const std::string joined = words[i] + words[i + 1];
      hit = std::find(in.begin(), in.end(), joined) != in.end();
    }
    if (!hit && i > 0) {
      const std::string joined = words[i - 1] + words[i];
      hit = std::find(in.begin(), in.end(), joined) != in.end();
    }
    if (hit) found += weight;
  }
  return all > 0 ? found / all : 0;
}

// Of the triples of the shorter text, what share the longer one has as well.
float triples_shared(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::size_t common = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++common;
    const bool step_x = *x <= *y, step_y = *y <= *x;
    if (step_x) ++x;
    if (step_y) ++y;
  }
  const std::size_t shorter = std::min(a.size(), b.size());
  return shorter == 0 ? 0 : static_cast<float>(common) / static_cast<float>(shorter);
}

float weight_of(const std::vector<std::string>& words) {
  float weight = 0;
  for (const std::string& word : words) weight += weight_of_word(word);
  return weight;
}

Level place_level(const AddressPart& a, const AddressPart& b) {
  if (a.words.empty() || b.words.empty() || a.japanese != b.japanese) return Level::none;
  const float one = share_found(a.words, b.words), other = share_found(b.words, a.words);
  const float more = std::max(one, other), less = std::min(one, other);
  constexpr float kAll = 0.95F, kMost = 0.7F, kHalf = 0.45F, kSome = 0.2F;
  // One word, a town's, says little, however well it agrees.
  constexpr float kLeastWeight = 1.6F, kTriples = 0.6F;
  const bool enough = std::min(weight_of(a.words), weight_of(b.words)) >= kLeastWeight;
  if (enough && more >= kAll && less >= kMost) return Level::place_exact;
  if (enough && more >= kMost) return Level::place_most;
  if (enough && triples_shared(a.triples, b.triples) >= kTriples) return Level::place_most;
  if (more >= kHalf) return Level::place_half;
  return more >= kSome ? Level::place_some : Level::place_differs;
}

Level numbers_level(const AddressPart& a, const AddressPart& b) {
  if (a.numbers.empty() || b.numbers.empty()) return Level::none;
  if (a.numbers == b.numbers) return Level::numbers_exact;
  const auto& shorter = a.numbers.size() <= b.numbers.size() ? a.numbers : b.numbers;
  const auto& longer = a.numbers.size() <= b.numbers.size() ? b.numbers : a.numbers;
  const auto held = [&](const std::string& each) {
    return std::count(longer.begin(), longer.end(), each) >= std::count(shorter.begin(), shorter.end(), each);
  };
  if (std::all_of(shorter.begin(), shorter.end(), held)) return Level::numbers_exact;
  const bool slip = edits_up_to(a.numbers.front(), b.numbers.front(), 1) <= 1;
  const bool some = std::find_first_of(shorter.begin(), shorter.end(), longer.begin(), longer.end()) != shorter.end();
  return slip || some ? Level::numbers_some : Level::numbers_differ;
}

Level postal_level(const AddressPart& a, const AddressPart& b) {
  if (a.postal_code.empty() || b.postal_code.empty()) return Level::none;
  if (a.postal_code == b.postal_code) return Level::postal_code_exact;
  return edits_up_to(a.postal_code, b.postal_code, 1) <= 1 ? Level::postal_code_edit : Level::postal_code_differs;
}

// A Japanese address without its numbers is a quarter of a town, known by the postal code already; where both codes and
// numbers differ it is a town.
Evidence place_evidence(const AddressPart& a, const AddressPart& b, Level postal, Level numbers, const Scale& scale) {
  constexpr float kQuarterBits = 5, kTownBits = 1;
  const Level level = place_level(a, b);
  if (level == Level::none) return {};
  const float bits = scale.bits(level);
  if (!a.japanese) return {level, bits};
  const bool elsewhere = postal == Level::postal_code_differs && numbers != Level::numbers_exact;
  return {level, std::min(bits, elsewhere ? kTownBits : kQuarterBits)};
}

Evidence evidence_of(Level level, const Scale& scale) {
  return level == Level::none ? Evidence{} : Evidence{level, scale.bits(level)};
}

Evidence postal_evidence(const AddressPart& a, const AddressPart& b, const Scale& scale) {
  const Level level = postal_level(a, b);
  if (level != Level::postal_code_exact) return evidence_of(level, scale);
  return {level, scale.bits_at_most(level, scale.frequencies.listed_share(TermKind::postal_code, a.postal_code))};
}

}  // namespace

void compare_addresses(const Prepared& a, const Prepared& b, const Scale& scale, Bars& bars) {
  bool first = true;
  float best = 0;
  for (const AddressPart& x : a.addresses)
    for (const AddressPart& y : b.addresses) {
      const Evidence postal = postal_evidence(x, y, scale);
      const Evidence numbers = evidence_of(numbers_level(x, y), scale);
      const Evidence place = place_evidence(x, y, postal.level, numbers.level, scale);
      const float bits = postal.bits + numbers.bits + place.bits;
      if (!first && bits <= best) continue;
      first = false;
      best = bits;
      set(bars, Field::postal_code, postal);
      set(bars, Field::numbers, numbers);
      set(bars, Field::place, place);
    }
}

}  // namespace dedupe
