#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "normalize/address.h"
#include "normalize/address_block.h"
#include "normalize/candidates.h"
#include "text/distance.h"
#include "text/kanji.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// What a table entry is worth against the print, as a logarithm: a place that the postal code names, and one that is
/// merely the only similar one. A clearly printed other character costs more than either.
constexpr double kWitnessedPlace = 5.0;
constexpr double kSimilarPlace = 3.0;

std::string digits_of(const std::string& code) {
  std::string digits;
  for (const char c : code)
    if (std::isdigit(static_cast<unsigned char>(c))) digits += c;
  return digits;
}

/// ヶ, ケ and が, ノ and 之, ２ and 二, kanji variants: spellings of one place, never a misreading.
std::string folded(std::string_view name) {
  std::string plain = text::fold_kanji_variants(name);
  for (const auto& [from, to] : {std::pair{"ヶ", "ケ"},
                                 {"が", "ケ"},
                                 {"ヵ", "カ"},
                                 {"之", "ノ"},
                                 {"の", "ノ"},
                                 {"１", "一"},
                                 {"２", "二"},
                                 {"３", "三"},
                                 {"４", "四"},
                                 {"５", "五"},
                                 {"６", "六"},
                                 {"７", "七"},
                                 {"８", "八"},
                                 {"９", "九"}})
    for (std::size_t at; (at = plain.find(from)) != std::string::npos;)
      plain.replace(at, std::string_view(from).size(), to);
  return plain;
}

/// The first `count` characters of a text, in bytes.
std::size_t bytes_of_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
    --count;
  }
  return at;
}

struct Proposal {
  std::string text;
  double prior = 0;
};

/// A town name of the table that stands at the beginning of `rest` with at most a third of its characters misread.
std::optional<std::string> misread_town(std::string_view rest, std::string_view town) {
  const std::size_t length = text::to_utf32(town).size();
  if (length < 2) return std::nullopt;
  const std::string_view printed = rest.substr(0, bytes_of_characters(rest, length));
  if (folded(printed) == folded(town)) return std::nullopt;
  // "天満8-15": the block number behind the town is none of its characters.
  constexpr std::string_view kDigits = "0123456789";
  if (printed.find_first_of(kDigits) != printed.npos && town.find_first_of(kDigits) == town.npos) return std::nullopt;
  const std::u32string whole = text::to_utf32(rest), table = text::to_utf32(town);
  // 海屋五丁目 is no misread 海屋町; 網千区 is 網干区.
  const std::size_t last = length - 1;
  if (last < whole.size() && whole[last] != table[last] && counts_blocks(whole, last)) return std::nullopt;
  const int distance = text::edit_distance(folded(printed), folded(town));
  if (distance == 0 || distance > std::max<int>(1, static_cast<int>(length) / 3)) return std::nullopt;
  return std::string(town) + std::string(rest.substr(printed.size()));
}

class AddressCorrector {
 public:
  AddressCorrector(const LabelledCard& card, std::vector<AddressLine>& lines)
      : card_(card), postal_(card.context.knowledge->postal), lines_(lines) {}

  void run() {
    find_code();
    for (AddressLine& line : lines_) {
      const std::size_t head = head_begin(line);
      const LocalitySplit split = postal_.split(std::string_view(line.text).substr(head), digits_);
      if (split.locality.empty()) continue;
      correct_head(line, head, split);
      correct_code(line, head);
      return;
    }
  }

 private:
  void find_code() {
    for (AddressLine& line : lines_) {
      const auto code = find_japanese_postal_code(line.text);
      if (!code) continue;
      digits_ = digits_of(code->value);
      code_ = code->value;
      code_line_ = &line;
      code_span_ = code->span;
      code_behind_ = stands_behind_address(line.text, *code);
      return;
    }
  }

  /// Where the address proper begins on a line: behind its postal code.
  std::size_t head_begin(const AddressLine& line) const {
    if (&line != code_line_ || code_behind_) return 0;
    std::size_t at = code_span_.end;
    while (at < line.text.size() && line.text[at] == ' ') ++at;
    return at;
  }

  void correct_head(AddressLine& line, std::size_t head, const LocalitySplit& split) {
    const std::string before = line.text.substr(0, head);
    const std::string address = line.text.substr(head);
    std::string right_head = split.region_end > 0 ? std::string(split.region) : "";
    right_head += split.locality;
    const bool head_is_read = folded(right_head) == folded(address.substr(0, split.locality_end));
    const std::string head_text = head_is_read ? address.substr(0, split.locality_end) : right_head;
    const std::string rest = address.substr(split.locality_end);
    std::vector<Proposal> proposals;
    if (!head_is_read) proposals.push_back({before + head_text + rest, kWitnessedPlace});
    if (split.town_end <= split.locality_end) add_towns(proposals, before + head_text, rest, split, head_is_read);
    take_best(line, proposals);
  }

  void add_towns(std::vector<Proposal>& proposals, const std::string& before, const std::string& rest,
                 const LocalitySplit& split, bool head_is_read) const {
    const double head_prior = head_is_read ? 0 : kWitnessedPlace;
    std::vector<PostalPlace> witnessed;
    for (const PostalPlace& place : postal_.places(digits_))
      if (place.locality == split.locality && !place.town.empty()) witnessed.push_back(place);
    for (const PostalPlace& place : witnessed)
      if (const auto fixed = misread_town(rest, place.town))
        proposals.push_back({before + *fixed, head_prior + kWitnessedPlace});
    if (!witnessed.empty()) return;
    for (const PostalPlace& place : postal_.towns(split.region, split.locality))
      if (const auto fixed = misread_town(rest, place.town))
        proposals.push_back({before + *fixed, head_prior + kSimilarPlace});
  }

  void take_best(AddressLine& line, const std::vector<Proposal>& proposals) const {
    const Replacement place(card_, line.segment->line, line.segment->span);
    double best = 0;
    for (const Proposal& proposal : proposals) {
      const std::optional<double> print = place.log_ratio(proposal.text);
      if (!print || *print + proposal.prior <= best) continue;
      best = *print + proposal.prior;
      line.text = proposal.text;
    }
  }

  /// A code that the table does not know, or that contradicts a town read in full, is tried with one or two digits
  /// changed to a code of that town.
  void correct_code(const AddressLine& line, std::size_t head) {
    if (!code_line_ || digits_.size() != 7) return;
    const std::string_view address = std::string_view(line.text).substr(std::min(head, line.text.size()));
    const LocalitySplit split = postal_.split(address);
    if (split.town_end <= split.locality_end || split.quality < 0.8F) return;
    const std::string_view town = address.substr(split.locality_end, split.town_end - split.locality_end);
    std::vector<Proposal> proposals;
    for (const PostalPlace& place : postal_.towns(split.region, split.locality)) {
      if (folded(place.town) != folded(town)) continue;
      if (place.code == digits_) return;
      int changed = 0;
      for (std::size_t i = 0; i < 7; ++i) changed += place.code[i] != digits_[i];
      if (changed > 2) continue;
      const std::string code = std::string(place.code.substr(0, 3)) + "-" + std::string(place.code.substr(3));
      std::string text = code_line_->text;
      const std::size_t at = text.find(code_);
      if (at == std::string::npos) continue;
      proposals.push_back({text.replace(at, code_.size(), code), kWitnessedPlace});
    }
    take_best(*code_line_, proposals);
  }

  const LabelledCard& card_;
  const PostalBook& postal_;
  std::vector<AddressLine>& lines_;
  std::string digits_, code_;
  AddressLine* code_line_ = nullptr;
  Span code_span_;
  bool code_behind_ = false;  ///< the code stands behind the address
};

}  // namespace

void correct_address(const LabelledCard& card, std::vector<AddressLine>& lines) { AddressCorrector(card, lines).run(); }

}  // namespace normalize
