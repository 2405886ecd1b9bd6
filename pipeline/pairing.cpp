#include "pipeline/pairing.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace pipeline {
namespace {

constexpr std::array<std::pair<PairMode, const char*>, 6> kWords{{{PairMode::none, ""},
                                                                  {PairMode::duplex, "duplex"},
                                                                  {PairMode::stacks, "stacks"},
                                                                  {PairMode::stacks_reversed, "stacks-reversed"},
                                                                  {PairMode::names, "names"},
                                                                  {PairMode::evidence, "evidence"}}};

/// Marks at the end of file names. Single letters and digits count only after a separator.
struct SideMark {
  std::string_view front, back;
  bool needs_separator;
};
/// Source: how scanner programs and people name the two sides of a card; 2025.
constexpr std::array<SideMark, 8> kSideMarks{{{"front", "back", false},
                                              {"omote", "ura", false},
                                              {"recto", "verso", false},
                                              {"表面", "裏面", false},
                                              {"表", "裏", false},
                                              {"a", "b", true},
                                              {"f", "b", true},
                                              {"1", "2", true}}};
constexpr std::string_view kSeparators = " _-.";

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

std::optional<std::string> without_mark(const std::string& name, std::string_view mark, bool needs_separator) {
  if (!name.ends_with(mark) || name.size() == mark.size()) return std::nullopt;
  std::string stem = name.substr(0, name.size() - mark.size());
  const auto end = stem.find_last_not_of(kSeparators);
  if (end == std::string::npos) return std::nullopt;
  if (needs_separator && end + 1 == stem.size()) return std::nullopt;
  stem.resize(end + 1);
  return stem;
}

bool is_blank(const std::vector<ReadCard>& page) {
  return page.size() == 1 && page.front().reading.decision == card::Decision::not_a_card;
}

bool share_email(const card::Contact& a, const card::Contact& b) {
  return std::ranges::any_of(a.emails, [&](const std::string& email) {
    return std::ranges::any_of(b.emails, [&](const std::string& other) { return lower(email) == lower(other); });
  });
}

bool share_mobile(const card::Contact& a, const card::Contact& b) {
  return std::ranges::any_of(a.phones, [&](const card::PhoneNumber& phone) {
    return phone.kind == card::PhoneKind::mobile && !phone.number.empty() &&
           std::ranges::any_of(b.phones, [&](const card::PhoneNumber& other) { return other.number == phone.number; });
  });
}

/// The words of a Latin name in any order and case.
std::vector<std::string> name_words(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : lower(name)) {
    if (c >= 'a' && c <= 'z') {
      words.back() += c;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  std::ranges::sort(words);
  return words;
}

bool names_agree(const card::Contact& japanese, const card::Contact& latin) {
  const auto words = name_words(latin.given_name + " " + latin.family_name);
  return words.size() > 1 && words == name_words(japanese.latin_name);
}

std::string stem_of(const card::Source& source) {
  const std::filesystem::path path(source.member.empty() ? source.file : std::filesystem::path(source.member));
  return (path.parent_path() / path.stem()).string();
}

}  // namespace

const char* to_string(PairMode mode) {
  for (const auto& [known, word] : kWords)
    if (known == mode) return word;
  return "";
}

std::optional<PairMode> parse_pair_mode(std::string_view text) {
  for (const auto& [mode, word] : kWords)
    if (text == word) return mode;
  return std::nullopt;
}

std::optional<SideName> side_of_name(std::string_view file_stem) {
  const std::string name = lower(file_stem);
  for (const SideMark& mark : kSideMarks) {
    if (auto stem = without_mark(name, mark.front, mark.needs_separator)) return SideName{std::move(*stem), false};
    if (auto stem = without_mark(name, mark.back, mark.needs_separator)) return SideName{std::move(*stem), true};
  }
  return std::nullopt;
}

bool are_two_sides(const ReadCard& a, const ReadCard& b) {
  const card::Contact& one = a.reading.contact;
  const card::Contact& other = b.reading.contact;
  const bool same_print = one.family_name == other.family_name && one.given_name == other.given_name;
  if (same_print && !one.family_name.empty()) return false;  // two cards of one person, or the same one twice
  return share_email(one, other) || share_mobile(one, other) || names_agree(one, other) || names_agree(other, one);
}

Pairing::Page Pairing::pair(Page front, Page back) const {
  if (is_blank(back)) return front;
  if (is_blank(front)) return back;
  if (front.size() != back.size()) {
    std::ranges::move(back, std::back_inserter(front));
    return front;
  }
  Page paired;
  for (std::size_t i = 0; i < front.size(); ++i) paired.push_back(pair_sides(std::move(front[i]), std::move(back[i])));
  return paired;
}

std::vector<ReadCard> Pairing::add(Page page) {
  if (mode_ == PairMode::none) return page;
  if (mode_ == PairMode::names) return add_by_name(std::move(page));
  if (mode_ == PairMode::evidence) return add_by_evidence(std::move(page));
  pages_.push_back(std::move(page));
  if (mode_ != PairMode::duplex || pages_.size() < 2) return {};
  Page paired = pair(std::move(pages_[0]), std::move(pages_[1]));
  pages_.clear();
  return paired;
}

std::vector<ReadCard> Pairing::add_by_name(Page page) {
  if (page.empty()) return page;
  const card::Source& source = page.front().reading.source;
  const auto side = side_of_name(stem_of(source));
  if (!side) return page;
  const std::string key =
      fmt::format("{}\n{}\n{}", side->stem, source.page, source.member.empty() ? "" : source.file.string());
  const auto other = waiting_.find(key);
  if (other == waiting_.end() || other->second.is_back == side->is_back) {
    auto before = other == waiting_.end() ? Page() : std::move(other->second.page);
    waiting_[key] = {std::move(page), side->is_back};
    return before;
  }
  Page waited = std::move(other->second.page);
  waiting_.erase(other);
  return side->is_back ? pair(std::move(waited), std::move(page)) : pair(std::move(page), std::move(waited));
}

std::vector<ReadCard> Pairing::add_by_evidence(Page page) {
  Page before;
  if (!pages_.empty()) before = std::move(pages_.front());
  pages_.clear();
  if (before.size() == 1 && page.size() == 1 && !is_blank(before) && are_two_sides(before.front(), page.front()))
    return pair(std::move(before), std::move(page));
  if (!is_blank(page)) pages_.push_back(std::move(page));
  return before;
}

std::vector<ReadCard> Pairing::finish() {
  const std::size_t count = pages_.size(), half = count / 2;
  const bool stacks = (mode_ == PairMode::stacks || mode_ == PairMode::stacks_reversed) && count % 2 == 0;
  Page all;
  for (std::size_t i = 0; i < (stacks ? half : count); ++i) {
    const std::size_t back = mode_ == PairMode::stacks ? half + i : count - 1 - i;
    Page cards = stacks ? pair(std::move(pages_[i]), std::move(pages_[back])) : std::move(pages_[i]);
    std::ranges::move(cards, std::back_inserter(all));
  }
  for (auto& [key, waiting] : waiting_) std::ranges::move(waiting.page, std::back_inserter(all));
  pages_.clear();
  waiting_.clear();
  return all;
}

}  // namespace pipeline
