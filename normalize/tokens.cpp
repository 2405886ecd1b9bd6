#include "normalize/tokens.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "normalize/job_title.h"
#include "normalize/person_name.h"
#include "normalize/post_east.h"
#include "normalize/printed_line.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// In a Latin line a gap of that many glyph sizes parts two phrases.
constexpr float kPhraseGap = 1.6F;

bool is_separator(char32_t c) {
  return std::u32string_view(U"|｜・･•·●■◆◇□○▲▼★☆/／:：;；,，、").find(c) != std::u32string_view::npos;
}
bool is_open_bracket(char32_t c) {
  return std::u32string_view(U"(（[［【「『〈<＜").find(c) != std::u32string_view::npos;
}
bool is_close_bracket(char32_t c) {
  return std::u32string_view(U")）]］】」』〉>＞").find(c) != std::u32string_view::npos;
}

struct Character {
  char32_t code = 0;
  Span span;
};

std::vector<Character> characters_of(std::string_view text, Span within) {
  std::vector<Character> characters;
  for (std::size_t at = within.begin; at < within.end;) {
    std::size_t next = at + 1;
    while (next < within.end && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    const std::u32string code = text::to_utf32(text.substr(at, next - at));
    characters.push_back({code.empty() ? U'\uFFFD' : code[0], {at, next}});
    at = next;
  }
  return characters;
}

std::vector<Span> free_spans(std::size_t size, const std::vector<Span>& taken) {
  std::vector<Span> free;
  std::size_t at = 0;
  for (const Span& span : taken) {
    if (span.begin > at) free.push_back({at, span.begin});
    at = std::max(at, span.end);
  }
  if (at < size) free.push_back({at, size});
  return free;
}

/// Distance between the symbols before and behind a blank, in glyph sizes.
float gap_before(const card::TextLine& line, const PrintedText& printed, std::size_t byte) {
  if (byte == 0 || line.glyph_size_px <= 0) return 0;
  std::size_t before = byte;
  while (before > 0 && printed.text[before - 1] == ' ') --before;
  if (before == 0) return 0;
  const auto& symbols = line.readings.front().symbols;
  const card::Bounds a = card::bounds(symbols[printed.symbol_of_byte[before - 1]].box);
  const card::Bounds b = card::bounds(symbols[printed.symbol_of_byte[byte]].box);
  const float gap = line.direction == card::Direction::vertical ? b.top - a.bottom : b.left - a.right;
  return gap / line.glyph_size_px;
}

/// Cuts one free stretch of a line into tokens.
class Cutter {
 public:
  Cutter(const card::TextLine& line, const PrintedText& printed, const NameBook& names, Manner manner)
      : line_(line), printed_(printed), names_(names), manner_(manner) {}

  std::vector<Token> cut(Span stretch) {
    const bool eastern = text::count_scripts(slice(stretch)).eastern() > 0;
    std::vector<Token> tokens = eastern ? cut_eastern(stretch) : cut_latin(stretch);
    if (eastern) tokens = join_letter_spaced(std::move(tokens));
    std::vector<Token> result;
    for (Token& token : tokens) eastern ? cut_title_from_name(token, result) : cut_name_from_title(token, result);
    return result;
  }

 private:
  std::string_view slice(Span span) const {
    return std::string_view(printed_.text).substr(span.begin, span.end - span.begin);
  }

  void push(std::vector<Token>& tokens, Span span, bool glued) const {
    while (!span.empty() && printed_.text[span.begin] == ' ') ++span.begin;
    while (!span.empty() && printed_.text[span.end - 1] == ' ') --span.end;
    if (!span.empty()) tokens.push_back({0, 0, span, std::string(slice(span)), glued});
  }

  /// Latin words stay together as a phrase until a separator, a bracket or a wide gap.
  std::vector<Token> cut_latin(Span stretch) const {
    std::vector<Token> tokens;
    Span current{stretch.begin, stretch.begin};
    bool glued = false;
    for (const Character& c : characters_of(printed_.text, stretch)) {
      const bool is_wide = c.code != U' ' && c.span.begin > stretch.begin && printed_.text[c.span.begin - 1] == ' ' &&
                           gap_before(line_, printed_, c.span.begin) > kPhraseGap;
      if (is_separator(c.code) && c.code != U'/') {
        push(tokens, current, glued);
        current = {c.span.end, c.span.end};
        glued = false;
        continue;
      }
      if (is_wide || is_open_bracket(c.code)) {
        push(tokens, current, glued);
        current.begin = c.span.begin;
        glued = false;
      }
      current.end = c.span.end;
    }
    push(tokens, current, glued);
    return tokens;
  }

  /// Japanese, Korean and Chinese are cut at blanks and around brackets; Latin words in a row stay together.
  std::vector<Token> cut_eastern(Span stretch) const {
    std::vector<Token> tokens;
    Span current{stretch.begin, stretch.begin};
    bool glued = false, after_close = false;
    const std::vector<Character> characters = characters_of(printed_.text, stretch);
    for (std::size_t i = 0; i < characters.size(); ++i) {
      const Character& c = characters[i];
      const bool lone =
          i == 0 || i + 1 == characters.size() || characters[i - 1].code == U' ' || characters[i + 1].code == U' ';
      const bool hard = (is_separator(c.code) && lone) || c.code == U'|' || c.code == U'｜' || c.code == U'／';
      const bool blank = c.code == U' ' && !between_latin(characters, i);
      if (hard || blank) {
        push(tokens, current, glued);
        current = {c.span.end, c.span.end};
        glued = after_close = false;
        continue;
      }
      if ((is_open_bracket(c.code) || after_close) && !current.empty()) {
        push(tokens, current, glued);
        current.begin = c.span.begin;
        glued = true;
      }
      current.end = c.span.end;
      after_close = is_close_bracket(c.code);
    }
    push(tokens, current, glued);
    return tokens;
  }

  static bool between_latin(const std::vector<Character>& characters, std::size_t i) {
    return i > 0 && i + 1 < characters.size() && text::is_latin(characters[i - 1].code) &&
           text::is_latin(characters[i + 1].code);
  }

  /// "山 田　太 郎" to two tokens, "部 長" to one.
  std::vector<Token> join_letter_spaced(std::vector<Token> tokens) const {
    const auto single = [](const Token& t) {
      const std::u32string code = text::to_utf32(t.text);
      return code.size() == 1 && (text::is_han(code[0]) || text::is_kana(code[0]) || text::is_hangul(code[0]));
    };
    if (tokens.size() < 2 || !std::all_of(tokens.begin(), tokens.end(), single)) return tokens;
    std::vector<float> gaps;
    for (std::size_t i = 1; i < tokens.size(); ++i) gaps.push_back(gap_before(line_, printed_, tokens[i].span.begin));
    const float smallest = *std::min_element(gaps.begin(), gaps.end());
    if (gaps.size() == 1 && is_split_name(tokens)) return tokens;
    std::vector<Token> joined{tokens[0]};
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      if (gaps[i - 1] > smallest * 1.5F + 0.15F) {
        joined.push_back(tokens[i]);
        continue;
      }
      joined.back().span.end = tokens[i].span.end;
      joined.back().text += tokens[i].text;
    }
    return joined;
  }

  /// "林 薫": two parts of a name, not a letter-spaced word.
  bool is_split_name(const std::vector<Token>& tokens) const {
    return names_.is_surname(tokens[0].text) && names_.is_given_name(tokens[1].text) &&
           job_title_likeness(tokens[0].text + tokens[1].text) < 0.9F;
  }

  /// "代表取締役山田太郎" gets a possible cut behind the title.
  void cut_title_from_name(const Token& token, std::vector<Token>& into) const {
    if (manner_ == Manner::korean || manner_ == Manner::chinese) {
      const std::size_t at =
          token.text.size() == token.span.end - token.span.begin ? title_name_cut(token.text, manner_) : 0;
      return at > 0 ? cut_at(token, at, into) : into.push_back(token);
    }
    const std::vector<Character> characters = characters_of(token.text, {0, token.text.size()});
    const bool same_text = token.text.size() == token.span.end - token.span.begin;
    if (characters.size() < 5 || !same_text || text::count_scripts(token.text).han < 4) return into.push_back(token);
    for (std::size_t i = characters.size() - 2; i >= 2; --i) {
      const std::string_view all = token.text;
      const std::size_t at = characters[i].span.begin;
      if (job_title_likeness(all.substr(0, at)) < 0.95F) continue;
      if (kanji_name_likeness(all.substr(at), names_) < 0.6F) continue;
      return cut_at(token, at, into);
    }
    into.push_back(token);
  }

  /// "TAKAYUKI NIWA General Manager" gets a possible cut behind the name.
  void cut_name_from_title(const Token& token, std::vector<Token>& into) const {
    constexpr float kTitle = 0.94F, kName = 0.45F;
    if (token.text.size() != token.span.end - token.span.begin) return into.push_back(token);
    int words = 0;
    for (std::size_t at = token.text.find(' '); at != std::string::npos; at = token.text.find(' ', at + 1)) {
      const std::string_view name = std::string_view(token.text).substr(0, at);
      if (++words < 2 || job_title_likeness(name) > 0.5F || western_name_likeness(name) < kName) continue;
      if (job_title_likeness(std::string_view(token.text).substr(at + 1)) < kTitle) continue;
      Token front = token, back = token;
      front.text = std::string(name);
      front.span.end = token.span.begin + at;
      back.text = token.text.substr(at + 1);
      back.span.begin = front.span.end + 1;
      into.push_back(std::move(front));
      into.push_back(std::move(back));
      return;
    }
    into.push_back(token);
  }

  static void cut_at(const Token& token, std::size_t at, std::vector<Token>& into) {
    Token front = token, back = token;
    front.text = token.text.substr(0, at);
    back.text = token.text.substr(at);
    front.span.end = back.span.begin = token.span.begin + at;
    back.glued = true;
    into.push_back(std::move(front));
    into.push_back(std::move(back));
  }

  const card::TextLine& line_;
  const PrintedText& printed_;
  const NameBook& names_;
  Manner manner_;
};

/// Whether nothing in a text can be a value: separators, brackets, or a label whose value is elsewhere.
bool is_mere_label(const std::string& token) {
  const text::ScriptCounts counts = text::count_scripts(token);
  const bool symbols_only = counts.total() == counts.other && token.find("〒") == std::string::npos;
  constexpr std::array<std::string_view, 2> kAddressLabels = {"주소", "地址"};
  if (std::find(kAddressLabels.begin(), kAddressLabels.end(), strip_marks(token)) != kAddressLabels.end()) return true;
  return symbols_only || (announced_by(token) && *announced_by(token) != Announced::postal_code);
}

}  // namespace

std::vector<Token> tokens_of(const card::CardText& card, const CardFeatures& features, const ContactPoints& points,
                             const NameBook& names, Manner manner) {
  std::vector<Token> tokens;
  std::size_t stretch = 0;
  for (const std::size_t line : features.order) {
    if (card.lines[line].readings.empty()) continue;
    const PrintedText& printed = features.lines[line].readings.front();
    Cutter cutter(card.lines[line], printed, names, manner);
    for (const Span& span : free_spans(printed.text.size(), points.taken[line])) {
      for (Token& token : cutter.cut(span)) {
        // 代表 speaks of a number on its line; without one it is a title.
        const bool title = token.text == "代表" && points.taken[line].empty();
        if (is_mere_label(token.text) && !title) {
          ++stretch;
          continue;
        }
        token.line = line;
        token.stretch = stretch;
        tokens.push_back(std::move(token));
      }
      ++stretch;
    }
  }
  return tokens;
}

std::string joined_text(const CardFeatures& features, const std::vector<Token>& tokens, std::size_t first,
                        std::size_t last) {
  std::string joined;
  for (std::size_t i = first; i < last; ++i) {
    const std::string& line = features.lines[tokens[i].line].text();
    if (i > first) joined += line.substr(tokens[i - 1].span.end, tokens[i].span.begin - tokens[i - 1].span.end);
    joined += tokens[i].text;
  }
  return joined;
}

}  // namespace normalize
