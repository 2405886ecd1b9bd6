#include "normalize/torn_rows.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "card/geometry.h"
#include "normalize/contact_points.h"
#include "normalize/line_features.h"
#include "normalize/person_name.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// The gap between two halves is at most so wide, in glyph sizes: a stop and its room.
constexpr float kWidestGap = 2.5F;

/// What no net address ends with.
bool is_unfinished(const std::string& text) {
  static constexpr std::array<std::string_view, 6> kBeginnings = {"http:/",   "https:/", "http://",
                                                                  "https://", "www",     "@"};
  std::string small = to_small_ascii(text);
  while (!small.empty() && small.back() == ' ') small.pop_back();
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view end) { return small.ends_with(end); });
}

/// Whether a text may be the rest of one: it begins with a stop or has one between letters, and no blank before it.
bool may_go_on(const std::string& text) {
  const auto stop = text.find('.');
  const auto blank = text.find(' ', 2);
  return text.starts_with("・") || (stop != std::string::npos && stop + 2 < text.size() && (blank > stop));
}

bool is_sign(char c) { return std::string_view(".-_@").find(c) != std::string_view::npos; }

/// The last word of one line and the first of another, where one of them ends or begins with a sign and no more is
/// lacking between them; empty else.
std::string joined_word(const std::string& left, const std::string& right) {
  if (left.size() < 2 || right.size() < 3) return {};
  const bool sign_right =
      is_sign(right[0]) && is_ascii_letter_or_digit(left.back()) && is_ascii_letter_or_digit(right[1]);
  const bool sign_left =
      is_sign(left.back()) && is_ascii_letter_or_digit(left[left.size() - 2]) && is_ascii_letter_or_digit(right[0]);
  if (!sign_left && !sign_right) return {};
  if (!sign_right && left.back() == '.' && left.find('@') == std::string::npos) return {};  // "Co., Ltd.", "S.L."
  return left.substr(left.find_last_of(" :") + 1) + right.substr(0, right.find(' '));
}

/// "e-mail jiromasa" and ".fujigawa@hosho.co.jp", "godai@hozaki-" and "unyu.com" make one e-mail address.
bool make_an_email(const std::string& left, const std::string& right) {
  const std::string word = joined_word(left, right);
  const std::size_t at = word.find('@');
  return at != std::string::npos && at >= 2 && word.find('@', at + 1) == std::string::npos &&
         word.find('.', at) != std::string::npos;
}

/// "www.hozaki" and "-unyu.com", "https://hozaki-" and "unyu.com" make one web address.
bool make_a_page_address(const std::string& left, const std::string& right) {
  const std::string word = to_small_ascii(joined_word(left, right));
  if (right.starts_with('.')) return false;  // the left one may be complete
  const bool begins = word.starts_with("www.") || word.starts_with("//") || word.find("://") != std::string::npos;
  const std::string_view end = std::string_view(word).substr(word.find_last_of('-') + 1);
  return begins && word.find('@') == std::string::npos && end.find('.') != std::string_view::npos;
}

/// Paper between the end of one line and the beginning of the other, in writing direction; nothing when they do not
/// stand on one row or in one column.
std::optional<float> gap_between(const card::TextLine& left, const card::TextLine& right) {
  card::Bounds a = card::bounds(left.box), b = card::bounds(right.box);
  if (left.direction == card::Direction::vertical) {
    a = {a.top, a.left, a.bottom, a.right};
    b = {b.top, b.left, b.bottom, b.right};
  }
  return on_one_row(a, b) ? std::optional(b.left - a.right) : std::nullopt;
}

/// "M (303)" and "221-3211": an area code in brackets, behind a label, and the rest of the number.
bool make_a_phone(const std::string& left, const std::string& right) {
  constexpr std::size_t kFewest = 6;
  const std::size_t open = left.rfind('(');
  if (open == std::string::npos || open == 0 || !left.ends_with(')') || left.size() - open < 4) return false;
  const bool code = left.find_first_not_of("0123456789", open + 1) == left.size() - 1;
  const auto digits = std::count_if(right.begin(), right.end(), [](char c) { return c >= '0' && c <= '9'; });
  return code && static_cast<std::size_t>(digits) >= kFewest &&
         right.find_first_not_of("0123456789-. ") == std::string::npos;
}

/// Words in Latin letters and nothing else, no stop inside a word.
bool are_words(const std::string& text) {
  constexpr std::u32string_view kMarks = U" .,-'’&";
  const std::u32string plain = text::to_utf32(text);
  const auto letters = std::count_if(plain.begin(), plain.end(), [](char32_t c) { return text::is_latin(c); });
  for (std::size_t i = 0; i + 1 < plain.size(); ++i)
    if (plain[i] == U'.' && text::is_latin(plain[i + 1])) return false;
  return letters >= 2 && std::all_of(plain.begin(), plain.end(),
                                     [&](char32_t c) { return text::is_latin(c) || kMarks.find(c) != kMarks.npos; });
}

/// "Takamoto" and "Kanazawa" with no more than a blank between them, in one print: a row that the line finder cut. What
/// stands between two words of it is a blank, or nothing inside a word.
std::optional<std::string_view> cut_between_words(const card::TextLine& left, const card::TextLine& right) {
  constexpr float kLeastHeight = 0.7F;                                     // of the higher one's: no capitals, no tails
  constexpr float kWidestBlank = 0.8F, kInWord = 0.1F, kTouching = -0.2F;  // heights
  if (left.readings.empty() || right.readings.empty() || left.direction != card::Direction::horizontal ||
      right.direction != left.direction)
    return std::nullopt;
  const std::string first = left.text(), second = right.text();
  if (!are_words(first) || !are_words(second)) return std::nullopt;
  const float a = card::bounds(left.box).height(), b = card::bounds(right.box).height();
  const std::optional<float> gap = gap_between(left, right);
  const float height = std::max(a, b);
  if (!gap || std::min(a, b) < kLeastHeight * height || *gap < kTouching * height || *gap > kWidestBlank * height)
    return std::nullopt;
  const bool in_word = *gap < kInWord * height && second[0] >= 'a' && second[0] <= 'z';
  return in_word ? "" : " ";
}

/// The characters of a text when all are kanji or kana; 0 else.
std::size_t eastern_letters(const std::string& text) {
  const std::u32string plain = text::to_utf32(text);
  const bool all =
      std::all_of(plain.begin(), plain.end(), [](char32_t c) { return text::is_han(c) || text::is_kana(c); });
  return all ? plain.size() : 0;
}

bool is_lone_kana(const std::string& text) {
  const std::u32string plain = text::to_utf32(text);
  return plain.size() == 1 && text::is_kana(plain[0]);
}

/// "相馬り", "ん", "ご園" in one print that the line finder cut around a narrow kana, "岡部" and "優子" with one
/// glyph's room between them. What stands between them: nothing, or a blank.
std::optional<std::string_view> cut_between_glyphs(const card::TextLine& left, const card::TextLine& right) {
  constexpr float kLeastSize = 0.65F;  // of the larger one's: furigana may have been taken into a line
  constexpr float kLoneSize = 0.5F;    // a lone kana is lower than the print
  constexpr float kTouching = -0.2F, kTight = 0.25F, kClose = 0.45F, kOneGlyph = 1.6F;  // glyph sizes
  constexpr std::size_t kLongestHalf = 4;                                               // of a name
  if (left.readings.empty() || right.readings.empty() || left.direction != card::Direction::horizontal ||
      right.direction != left.direction)
    return std::nullopt;
  const std::size_t first = eastern_letters(left.text()), second = eastern_letters(right.text());
  const std::optional<float> gap = gap_between(left, right);
  const auto [smaller, larger] = std::minmax(left.glyph_size_px, right.glyph_size_px);
  const bool lone = is_lone_kana(right.text());
  if (first == 1 || (second == 1 && !lone)) return std::nullopt;  // an emblem
  if (first == 0 || second == 0 || !gap || smaller < (lone ? kLoneSize : kLeastSize) * larger) return std::nullopt;
  if (*gap < kTouching * larger || *gap > kOneGlyph * larger) return std::nullopt;
  if (*gap < (lone ? kClose : kTight) * larger) return "";
  if (lone || first > kLongestHalf || second > kLongestHalf || *gap < kClose * larger) return std::nullopt;
  return " ";
}

/// "045-662-7391 @" and "www.example.com": an icon read as a sign, beside the address that it stands for.
bool has_icon_before(const std::string& left, const std::string& right) {
  const bool sign = left.ends_with('@') && (left.size() < 2 || !is_ascii_letter_or_digit(left[left.size() - 2]));
  return sign || (left.ends_with('@') && to_small_ascii(right).starts_with("www"));
}

bool is_torn(const card::TextLine& left, const card::TextLine& right) {
  if (left.readings.empty() || right.readings.empty() || left.direction != right.direction) return false;
  const std::optional<float> gap = gap_between(left, right);
  if (!gap || *gap < -0.5F * left.glyph_size_px || *gap > kWidestGap * left.glyph_size_px) return false;
  if (has_icon_before(left.text(), right.text())) return false;
  return (is_unfinished(left.text()) && may_go_on(right.text())) || make_an_email(left.text(), right.text()) ||
         make_a_page_address(left.text(), right.text()) || make_a_phone(left.text(), right.text());
}

/// Whether the last word of a line is the beginning of a mailbox: "Mail yamazaki_", but not "Co., Ltd.".
bool begins_a_mailbox(const std::string& line) {
  if (line.ends_with('_')) return true;
  const std::size_t word = line.find_last_of(" :");
  return word != std::string::npos && announced_by(line.substr(0, word)) == Announced::email;
}

/// Whether the last word of a line may be what stands before an @: "E-mail taro.yamada".
bool ends_with_mailbox(const std::string& line) {
  const std::string word = line.substr(line.find_last_of(" :") + 1);
  const bool number = std::none_of(word.begin(), word.end(), is_ascii_letter);
  return word.size() >= 2 && !number && is_ascii_letter_or_digit(word[0]) &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return is_ascii_letter_or_digit(c) || c == '.' || c == '-' || c == '_'; });
}

/// "taro.yamada" with "@example.co.jp" on the line below, "taro.yamada@example-" with "trading.co.jp" on the line
/// below, "Mail yamada_" with "taro@example.com": an address that was too long for its line.
bool is_wrapped(const card::TextLine& upper, const card::TextLine& lower) {
  constexpr float kLineGap = 1.5F, kSameSize = 1.6F;  // letters without stems are lower
  constexpr std::string_view kSigns = "-.@_";
  if (upper.readings.empty() || lower.readings.empty() || upper.direction != card::Direction::horizontal ||
      lower.direction != upper.direction)
    return false;
  const std::string first = upper.text(), second = lower.text();
  if (first.empty() || second.size() < 4 || second.find(' ') != std::string::npos) return false;
  const bool at_sign = second[0] == '@' && ends_with_mailbox(first);
  if (!at_sign && (kSigns.find(first.back()) == kSigns.npos || !is_ascii_letter_or_digit(second[0]))) return false;
  if (!at_sign && second.find('@') != std::string::npos && !begins_a_mailbox(first)) return false;
  const std::string word = first.substr(first.find_last_of(" :") + 1) + second;
  const std::size_t at = word.find('@');
  if (at == std::string::npos || at < 2 || word.find('.', at) == std::string::npos ||
      word.find('@', at + 1) != std::string::npos)
    return false;
  const card::Bounds a = card::bounds(upper.box), b = card::bounds(lower.box);
  const float size = std::max(upper.glyph_size_px, lower.glyph_size_px);
  return size < kSameSize * std::min(upper.glyph_size_px, lower.glyph_size_px) && b.top > a.centre_y() &&
         b.top - a.bottom < kLineGap * size && b.left < a.right && b.right > a.left;
}

void append(card::Reading& left, const card::Reading& right, std::string_view between) {
  if (!between.empty()) left.symbols.push_back({std::string(between), left.symbols.back().box, 1, {}});
  std::copy(right.symbols.begin(), right.symbols.end(), std::back_inserter(left.symbols));
  if (left.posteriors.code_table == right.posteriors.code_table)
    std::copy(right.posteriors.steps.begin(), right.posteriors.steps.end(), std::back_inserter(left.posteriors.steps));
  else
    left.posteriors = {};
}

card::Quad around(const card::Quad& a, const card::Quad& b) {
  const card::Bounds one = card::bounds(a), other = card::bounds(b);
  return card::quad_from_bounds({std::min(one.left, other.left), std::min(one.top, other.top),
                                 std::max(one.right, other.right), std::max(one.bottom, other.bottom)});
}

/// The glyph size of two pieces of one print: of a lone kana's box little can be told.
float size_of_joined(const card::TextLine& left, const card::TextLine& right) {
  const std::size_t first = eastern_letters(left.text()), second = eastern_letters(right.text());
  if (first == 1 && second > 1) return right.glyph_size_px;
  if (second == 1 && first > 1) return left.glyph_size_px;
  return first > 0 ? std::min(left.glyph_size_px, right.glyph_size_px)
                   : std::max(left.glyph_size_px, right.glyph_size_px);
}

/// The mailboxes that the card's lines show, small letters.
std::vector<std::string> mailboxes_on(const card::CardText& card) {
  std::vector<std::string> all;
  for (const card::TextLine& line : card.lines) {
    const std::string text = to_small_ascii(line.text());
    const std::size_t at = text.find('@');
    if (at != std::string::npos) all.push_back(text.substr(0, at).substr(text.substr(0, at).find_last_of(" :") + 1));
  }
  return all;
}

/// The median glyph size of the card's lines, 0 for a card without any.
float usual_size(const card::CardText& card) {
  std::vector<float> sizes;
  for (const card::TextLine& line : card.lines) sizes.push_back(line.glyph_size_px);
  if (sizes.empty()) return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return *middle;
}

/// "Imogen" and "Fairweather", one word each, that a mailbox of the card has both; of one of them it may have the
/// initial alone.
bool make_a_name(const std::string& first, const std::string& second, const std::vector<std::string>& mailboxes,
                 bool larger_print) {
  constexpr std::size_t kShortest = 3;  // letters
  const auto is_word = [](const std::string& text) {
    return text.size() >= kShortest && text.find_first_of(" &") == std::string::npos && are_words(text) &&
           text[0] >= 'A' && text[0] <= 'Z';
  };
  if (!is_word(first) || !is_word(second)) return false;
  constexpr float kKnownGiven = 0.9F;
  if (larger_print && western_name_likeness(first + " " + second) >= kKnownGiven) return true;
  const std::string given = to_small_ascii(first), family = to_small_ascii(second);
  return std::any_of(mailboxes.begin(), mailboxes.end(), [&](const std::string& mailbox) {
    if (mailbox.find(given) != std::string::npos && mailbox.find(family) != std::string::npos) return true;
    return (mailbox.starts_with(given[0]) && mailbox.ends_with(family)) ||
           (mailbox.starts_with(family) && mailbox.ends_with(given[0]));
  });
}

/// Whether two lines are set as one name: under each other, or beside each other with a wide blank between them.
bool are_set_as_name(const card::TextLine& first, const card::TextLine& second) {
  constexpr float kLineGap = 1.2F, kSameSize = 1.4F, kWidestBlank = 1.8F;  // glyph sizes
  if (first.direction != card::Direction::horizontal || second.direction != first.direction) return false;
  const card::Bounds a = card::bounds(first.box), b = card::bounds(second.box);
  const auto [smaller, larger] = std::minmax(first.glyph_size_px, second.glyph_size_px);
  if (larger > kSameSize * smaller) return false;
  if (const auto gap = gap_between(first, second)) return *gap > 0 && *gap < kWidestBlank * larger;
  return b.top > a.centre_y() && b.top - a.bottom < kLineGap * larger && b.left < a.right && b.right > a.left;
}

}  // namespace

void join_torn_rows(card::CardText& card) {
  constexpr float kLarger = 1.2F;
  const std::vector<std::string> mailboxes = mailboxes_on(card);
  const float usual = usual_size(card);
  for (card::TextLine& left : card.lines) {
    for (card::TextLine& right : card.lines) {
      if (&left == &right) continue;
      const bool torn = is_torn(left, right) || is_wrapped(left, right);
      auto words = torn ? std::nullopt : cut_between_words(left, right);
      if (!torn && !words) words = cut_between_glyphs(left, right);
      if (!torn && !words && !left.readings.empty() && !right.readings.empty() && are_set_as_name(left, right) &&
          make_a_name(left.text(), right.text(), mailboxes,
                      std::min(left.glyph_size_px, right.glyph_size_px) > kLarger * usual))
        words = " ";
      if (!torn && !words) continue;
      if (words) {
        left.box = around(left.box, right.box);
        left.glyph_size_px = size_of_joined(left, right);
      }
      for (card::Reading& reading : left.readings) {
        const auto same = std::find_if(right.readings.begin(), right.readings.end(),
                                       [&](const card::Reading& other) { return other.model == reading.model; });
        append(reading, same == right.readings.end() ? right.readings.front() : *same, words.value_or(""));
      }
      right.readings.clear();
    }
  }
}

}  // namespace normalize
