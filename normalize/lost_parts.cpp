#include "normalize/lost_parts.h"

#include <algorithm>
#include <iterator>

#include "normalize/address_block.h"
#include "normalize/company.h"
#include "normalize/printed_line.h"
#include "normalize/tables/legal_forms.h"
#include "text/distance.h"
#include "text/kana.h"
#include "text/kanji.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

bool is_word_of_firms(std::string_view text) {
  return std::find(std::begin(tables::kJapaneseCompanyWords), std::end(tables::kJapaneseCompanyWords), text) !=
         std::end(tables::kJapaneseCompanyWords);
}

/// "Gridlineサー": katakana at the end with which a usual word of firms begins, and which is none itself.
bool ends_in_torn_word(std::string_view core) {
  constexpr std::size_t kShortest = 2;
  const std::u32string chars = text::to_utf32(core);
  std::size_t begin = chars.size();
  while (begin > 0 && text::is_katakana(chars[begin - 1])) --begin;
  const std::string run = text::to_utf8(std::u32string_view(chars).substr(begin));
  if (begin == 0 || chars.size() - begin < kShortest || is_word_of_firms(run)) return false;
  return std::any_of(std::begin(tables::kJapaneseCompanyWords), std::end(tables::kJapaneseCompanyWords),
                     [&](std::string_view word) { return word.size() > run.size() && word.starts_with(run); });
}

/// "Lumworks商": what is left of 通商.
bool is_one_kanji_behind_letters(std::string_view core) {
  const std::u32string chars = text::to_utf32(core);
  return chars.size() > 2 && text::is_han(chars.back()) && is_ascii_letter(chars[chars.size() - 2]);
}

/// "YUIICCRRAAFFTT": each letter twice, as a model reads wide print.
bool is_doubled(std::string_view core) {
  constexpr std::size_t kFewest = 3;  // pairs, one behind the other
  std::size_t pairs = 0;
  for (std::size_t i = 0; i + 1 < core.size(); ++i) {
    const bool letters = is_ascii_letter(static_cast<unsigned char>(core[i]));
    if (!letters || core[i] != core[i + 1]) {
      pairs = 0;
    } else if (++pairs == kFewest) {
      return true;
    } else {
      ++i;
    }
  }
  return false;
}

/// "オム〇ン": a ring among katakana.
bool has_ring_among_katakana(std::string_view core) {
  const std::u32string chars = text::to_utf32(core);
  for (std::size_t i = 1; i + 1 < chars.size(); ++i)
    if (chars[i] == U'〇' && text::is_katakana(chars[i - 1]) && text::is_katakana(chars[i + 1])) return true;
  return false;
}

/// "ク株式会社": the end of a word on another line.
bool is_one_kana(std::string_view core) {
  const std::u32string chars = text::to_utf32(core);
  return chars.size() == 1 && text::is_kana(chars[0]);
}

/// "A 株式会社リンライズ": a letter of an emblem.
bool begins_with_lone_letter(std::string_view company) {
  // "à CADENZWORKS Ltd.": what a logo was taken for.
  const std::u32string plain = text::to_utf32(company.substr(0, 8));
  const std::size_t capital = plain.size() > 2 && plain[1] == U' ' ? 2 : 1;
  if (plain.size() > 2 && plain[0] > 0xDF && plain[0] < 0x250 && plain[capital] >= U'A' && plain[capital] <= U'Z')
    return true;
  return company.size() > 2 && is_ascii_letter(static_cast<unsigned char>(company[0])) && company[1] == ' ' &&
         text::count_scripts(company).japanese() > 0;
}

/// "Severn Capital ple": plc.
bool ends_in_misread_form(std::string_view core) { return core.ends_with(" ple") || core.ends_with(" pIc"); }

/// The words in Latin letters of a name, small.
std::vector<std::string> latin_words(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : to_small_ascii(name)) {
    if (is_ascii_letter(static_cast<unsigned char>(c)))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  return words;
}

/// "とぶき福祉会" beside kotobuki-f.or.jp.
bool is_cut_against_domain(const std::string& company, const std::vector<std::string>& domains) {
  constexpr std::size_t kShortest = 4, kLongestRest = 5;  // letters
  const std::u32string core = text::to_utf32(read_company_name(company).core);
  std::u32string kana;
  std::size_t begin = 0;
  while (begin < core.size() && !text::is_kana(core[begin])) ++begin;
  for (std::size_t i = begin; i < core.size() && (text::is_kana(core[i]) || core[i] == U'ー'); ++i) kana += core[i];
  const std::string name = text::romaji_key(text::to_utf8(kana));
  if (begin > 0 || name.size() < kShortest) return false;
  return std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    const std::vector<std::string> words = domain_words(domain);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      const std::string spelt = text::romaji_key(word);
      return spelt.size() > name.size() && spelt.size() - name.size() <= kLongestRest && spelt.ends_with(name);
    });
  });
}

/// A number that lost or changed its signs: "泉町ー61", "潮見24F7", "新磯子町一" and "東浜町一番地", where the numeral
/// may be a figure of a column; in a column "大船61353", as only wide land far out is numbered.
bool has_torn_number(std::u32string_view street, bool vertical) {
  constexpr std::u32string_view kBlockSigns = U"目番地号条丁〇一二三四五六七八九十百千", kOne = U"一";
  constexpr std::size_t kLongest = 2;  // figures of a number in a town
  const auto is_town = [&](std::size_t i) {
    return text::is_han(street[i]) && kBlockSigns.find(street[i]) == kBlockSigns.npos;
  };
  std::size_t run = 0;
  for (std::size_t i = 0; i < street.size(); ++i) {
    const bool digit = is_ascii_digit(street[i]);
    const bool digit_behind = i + 1 < street.size() && is_ascii_digit(street[i + 1]);
    if (i > 0 && is_town(i - 1) && digit_behind && (is_dash(street[i]) || street[i] == U'ー')) return true;
    if (i > 0 && digit_behind && is_ascii_digit(street[i - 1]) && is_ascii_letter(street[i])) return true;
    run = digit ? run + 1 : 0;
    const bool alone = run == i + 1 || (run <= i && is_town(i - run));
    const bool whole = i + 1 == street.size() || (text::is_han(street[i + 1]) && is_town(i + 1));
    if (vertical && run > kLongest && alone && whole) return true;
  }
  const std::u32string_view rest = street.ends_with(U"番地") ? street.substr(0, street.size() - 2) : street;
  return rest.size() > 1 && rest.ends_with(kOne) && is_town(rest.size() - 2);
}

}  // namespace

bool begins_oddly(const std::string& name) {
  constexpr std::u32string_view kNever = U"ーンァィゥェォッャュョ";
  const std::u32string chars = text::to_utf32(name);
  return !chars.empty() && kNever.find(chars.front()) != kNever.npos;
}

bool is_torn_company(const std::string& company) {
  constexpr std::string_view kHalfForm = " UG";  // (haftungsbeschränkt) by law
  const CompanyName name = read_company_name(company);
  if (is_doubled(company) || has_ring_among_katakana(company) || ends_in_misread_form(company) ||
      begins_with_lone_letter(company) || is_one_kana(name.core))
    return true;
  if (name.form.empty() || text::count_scripts(company).eastern() == 0) {
    const bool stop_lost = company.ends_with("Ltd") && company.find("Co.") != std::string::npos;  // "Co., Ltd"
    return company.ends_with(kHalfForm) || stop_lost;
  }
  return is_word_of_firms(name.core) || ends_in_torn_word(name.core) || is_one_kanji_behind_letters(name.core);
}

bool is_far_off_domain(const std::string& company, const std::vector<std::string>& domains) {
  constexpr std::size_t kShortest = 4;
  constexpr int kFarthest = 3;
  const std::vector<std::string> words = latin_words(company);
  const auto off = [&](const std::string& word, const std::string& other) {
    if (word.size() < kShortest || other.size() <= word.size() || other.front() != word.front()) return false;
    const int letters = text::edit_distance(word, other);
    return letters > 1 && letters <= kFarthest && 2 * letters <= static_cast<int>(word.size()) &&
           !other.starts_with(word);
  };
  if (is_cut_against_domain(company, domains)) return true;
  return std::any_of(domains.begin(), domains.end(), [&](const std::string& domain) {
    const std::vector<std::string> others = domain_words(domain);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::any_of(others.begin(), others.end(), [&](const std::string& other) { return off(word, other); });
    });
  });
}

bool is_translation(const std::string& company) {
  return !read_company_name(company).form.empty() && text::count_scripts(company).eastern() == 0;
}

bool is_torn_street(const card::Address& address, bool vertical) {
  constexpr std::u32string_view kCount = U"丁目", kNumerals = U"〇一二三四五六七八九十百", kMark = U"〒";
  const PrintedLine line(address.street), building(address.building);
  const std::u32string_view chars = line.chars();
  if (chars.find(kMark) != chars.npos || begins_oddly(address.building) || has_torn_number(chars, vertical))
    return true;
  constexpr std::u32string_view kNoDash = U",.、。";  // 1丁目2,26
  for (std::size_t i = 1; i < chars.size(); ++i) {
    if (!is_ascii_digit(chars[i - 1])) continue;
    if (chars[i] >= U'a' && chars[i] <= U'z') return true;  // 渡辺通4rm8-28
    if (kNoDash.find(chars[i]) != kNoDash.npos && i + 1 < chars.size() && is_ascii_digit(chars[i + 1])) return true;
  }
  const std::size_t lone = chars.find(U'丁');  // 7丁39; in Sakai blocks are counted so
  if (lone != chars.npos && lone > 0 && is_ascii_digit(chars[lone - 1]) && lone + 1 < chars.size() &&
      is_ascii_digit(chars[lone + 1]) && address.locality.find("堺市") == std::string::npos)
    return true;
  const std::u32string& rest = building.chars();
  if (!rest.empty() && std::all_of(rest.begin(), rest.end(), is_ascii_digit)) return true;  // 1丁目2 and 26
  constexpr std::size_t kShortest = 3;                                                      // characters of a building
  if (!rest.empty() && rest.size() < kShortest && !has_building_word(address.building)) return true;
  if (rest.size() >= kShortest && rest.back() == U'F' && rest[rest.size() - 2] == U' ') return true;  // ビル F
  const bool small_behind = building.at(0) >= U'a' && building.at(0) <= U'z';
  if (small_behind && !chars.empty() && is_ascii_digit(chars.back())) return true;
  if (chars.ends_with(U"丁")) return true;  // 小萩1丁
  const std::size_t at = chars.find(kCount);
  if (at == chars.npos) return false;
  const auto is_number = [&](char32_t c) { return is_ascii_digit(c) || kNumerals.find(c) != kNumerals.npos; };
  if (at == 0 || !is_number(chars[at - 1])) return true;
  std::size_t behind = at + kCount.size();
  while (behind < chars.size() && chars[behind] == U' ') ++behind;
  if (is_ascii_digit(chars[at - 1]) && behind < chars.size() && kNumerals.find(chars[behind]) != kNumerals.npos)
    return true;  // 2丁目二番2号
  if (behind == chars.size()) return is_ascii_letter(building.at(0)) && is_ascii_digit(building.at(1));
  constexpr std::size_t kLongest = 2;  // figures of a block
  const bool figures = std::all_of(chars.begin() + static_cast<std::ptrdiff_t>(behind), chars.end(), is_ascii_digit);
  if (figures && chars.size() - behind > kLongest) return true;  // 1丁目631, without its dash
  return is_dash(chars[behind]) || is_ascii_letter(chars[behind]);
}

bool is_near_town(const std::string& address, const PostalBook& postal) {
  const LocalitySplit split = postal.split(address);
  if (split.locality.empty() || split.town_end > split.locality_end) return false;
  const std::u32string rest = text::to_utf32(text::fold_kanji_variants(address.substr(split.locality_end)));
  const auto towns = postal.towns(split.region, split.locality);
  return std::any_of(towns.begin(), towns.end(), [&](const PostalPlace& place) {
    constexpr std::size_t kShortest = 2;
    const std::u32string town = text::to_utf32(text::fold_kanji_variants(place.town));
    if (town.size() < kShortest || rest.size() < town.size()) return false;
    std::size_t off = 0, differing = 0;
    for (std::size_t i = 0; i < town.size(); ++i)
      if (rest[i] != town[i]) ++differing, off = i;
    return differing == 1 && text::is_han(rest[off]) && text::is_han(town[off]) &&
           !(off + 1 == town.size() && counts_blocks(rest, off));
  });
}

bool may_lack_accent(std::string_view given_name, std::string_view country) {
  constexpr std::string_view kCountries[] = {"FR", "BE", "CH", "LU", "MC"};
  constexpr std::string_view kNames[] = {"Emilie", "Elodie", "Etienne", "Emile",  "Edouard",   "Elise",   "Eric",
                                         "Eloise", "Eve",    "Edith",   "Eliane", "Elisabeth", "Evelyne", "Edmond"};
  return std::find(std::begin(kCountries), std::end(kCountries), country) != std::end(kCountries) &&
         std::find(std::begin(kNames), std::end(kNames), given_name) != std::end(kNames);
}

bool is_longer_in_letters(const std::vector<std::string>& own, const std::vector<std::string>& other,
                          const std::vector<std::string>& words) {
  constexpr std::size_t kShortest = 3, kLonger = 2;
  const auto is_own = [&](const std::string& word) { return std::find(own.begin(), own.end(), word) != own.end(); };
  if (own.empty() || std::any_of(words.begin(), words.end(), is_own)) return false;
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const auto begins = [&](const std::string& reading) {
      return reading.size() >= kShortest && word.size() >= reading.size() + kLonger && word.starts_with(reading);
    };
    const auto begins_other = [&](const std::string& reading) {
      return reading.size() >= kShortest && word.starts_with(reading);
    };
    return std::any_of(own.begin(), own.end(), begins) && std::none_of(other.begin(), other.end(), begins_other);
  });
}

bool ends_in_figure_likeness(const MailboxWords& words, std::string_view mailbox) {
  constexpr std::string_view kLikeFigures = "slozbgi", kFigures = "0123456789";
  return std::any_of(words.family.begin(), words.family.end(), [&](const std::string& family) {
    if (!mailbox.starts_with(family) || mailbox.size() == family.size()) return false;
    const std::string_view rest = mailbox.substr(family.size());
    const bool initial = std::any_of(words.given.begin(), words.given.end(),
                                     [&](const std::string& given) { return given.front() == rest.front(); });
    return !initial && kLikeFigures.find(rest.front()) != kLikeFigures.npos &&
           rest.find_first_not_of(kFigures, 1) == rest.npos;
  });
}

bool has_other_initial(const MailboxWords& words, std::string_view mailbox) {
  constexpr std::string_view kAlike = "il1j";
  if (mailbox.empty() || kAlike.find(mailbox.front()) == kAlike.npos) return false;
  const std::size_t begin = mailbox.find_first_not_of("._-", 1);
  if (begin == mailbox.npos) return false;
  const std::string_view rest = mailbox.substr(begin);
  const bool family = std::find(words.family.begin(), words.family.end(), rest) != words.family.end();
  const auto begins_alike = [&](const std::string& given) { return kAlike.find(given.front()) != kAlike.npos; };
  const auto begins_so = [&](const std::string& given) { return given.front() == mailbox.front(); };
  return family && std::any_of(words.given.begin(), words.given.end(), begins_alike) &&
         std::none_of(words.given.begin(), words.given.end(), begins_so);
}

bool may_lack_a_stop(const MailboxWords& words, std::string_view mailbox) {
  if (mailbox.find_first_of("._-") != mailbox.npos) return false;
  const std::vector<MailboxPattern> patterns = patterns_of(words, mailbox);
  return std::any_of(patterns.begin(), patterns.end(), [](const MailboxPattern& pattern) {
    return pattern.joint == 0 && pattern.parts != MailboxParts::family && pattern.parts != MailboxParts::given;
  });
}

bool is_a_letter_off(const MailboxWords& words, std::string_view mailbox) {
  constexpr std::size_t kShortest = 4;
  const std::size_t joint = mailbox.find_first_of("._-");
  if (joint == mailbox.npos || mailbox.find_first_of("._-", joint + 1) != mailbox.npos) return false;
  const std::string first = text::romaji_key(mailbox.substr(0, joint)),
                    second = text::romaji_key(mailbox.substr(joint + 1));
  const auto least = [&](const std::vector<std::string>& all, const std::string& word) {
    int distance = static_cast<int>(word.size());
    for (const std::string& other : all)
      distance = std::min(distance, text::edit_distance(text::romaji_key(other), word));
    return distance;
  };
  const auto off = [&](const std::vector<std::string>& whole, const std::string& word,
                       const std::vector<std::string>& near, const std::string& other) {
    return other.size() >= kShortest && least(whole, word) == 0 && least(near, other) == 1;
  };
  return off(words.family, first, words.given, second) || off(words.given, first, words.family, second) ||
         off(words.family, second, words.given, first) || off(words.given, second, words.family, first);
}

bool lacks_part_of_name(const MailboxWords& words, std::string_view mailbox) {
  constexpr std::size_t kShortest = 2;
  const std::size_t joint = mailbox.find_first_of("._-");
  if (joint == mailbox.npos || mailbox.find_first_of("._-", joint + 1) != mailbox.npos) return false;
  const std::string_view first = mailbox.substr(0, joint), second = mailbox.substr(joint + 1);
  const auto has = [](const std::vector<std::string>& all, std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
  };
  const auto ends_one = [&](const std::vector<std::string>& all, std::string_view word) {
    return word.size() >= kShortest && !has(all, word) &&
           std::any_of(all.begin(), all.end(),
                       [&](const std::string& whole) { return whole.size() > word.size() && whole.ends_with(word); });
  };
  const auto begins_one = [&](const std::vector<std::string>& all, std::string_view word) {
    return word.size() > kShortest && !has(all, word) &&
           std::any_of(all.begin(), all.end(),
                       [&](const std::string& whole) { return whole.size() > word.size() && whole.starts_with(word); });
  };
  return (ends_one(words.family, first) && has(words.given, second)) ||
         (ends_one(words.given, first) && has(words.family, second)) ||
         (has(words.given, first) && begins_one(words.family, second)) ||
         (has(words.family, first) && begins_one(words.given, second));
}

}  // namespace normalize
