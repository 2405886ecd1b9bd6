#include "normalize/mended_letters.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/fold.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr float kSettled = 0.6F;  ///< most confidence in a symbol that was mended

char32_t code_of(const card::Symbol& symbol) {
  const std::u32string code = text::to_utf32(symbol.text);
  return code.size() == 1 ? code[0] : U'\0';
}

bool is_figure(const card::Symbol& symbol) {
  return symbol.text.size() == 1 && symbol.text[0] >= '0' && symbol.text[0] <= '9';
}

/// "7so10 Paris", "7$010 Paris": old-style figures that were read as letters, five signs of which two and more are
/// figures, before a city at the beginning of a line.
void restore_code_figures(card::Reading& reading) {
  constexpr std::size_t kFigures = 5, kFewest = 2;
  constexpr std::u32string_view kSeen = U"oOsS$lI", kMeant = U"0055511";
  std::vector<card::Symbol>& symbols = reading.symbols;
  if (symbols.size() < kFigures + 3 || symbols[kFigures].text != " " || !text::is_latin(code_of(symbols[kFigures + 1])))
    return;
  std::size_t figures = 0;
  for (std::size_t i = 0; i < kFigures; ++i) {
    const char32_t c = code_of(symbols[i]);
    const bool figure = c >= U'0' && c <= U'9';
    if (!figure && kSeen.find(c) == kSeen.npos) return;
    figures += figure ? 1 : 0;
  }
  if (figures < kFewest || figures == kFigures) return;
  for (std::size_t i = 0; i < kFigures; ++i) {
    const std::size_t seen = kSeen.find(code_of(symbols[i]));
    if (seen == kSeen.npos) continue;
    symbols[i].text = text::to_utf8(std::u32string(1, kMeant[seen]));
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
  }
  reading.posteriors = {};
}

/// "40133 Bologna (B0)": figures among the two letters of an Italian province.
void restore_province(card::Reading& reading) {
  constexpr std::u32string_view kSeen = U"0158", kMeant = U"OISB";
  std::vector<card::Symbol>& symbols = reading.symbols;
  const auto is_figure = [&](std::size_t i) { return symbols[i].text[0] >= '0' && symbols[i].text[0] <= '9'; };
  constexpr std::size_t kCode = 5;
  if (symbols.size() < kCode + 6) return;
  for (std::size_t i = 0; i < kCode; ++i)
    if (!is_figure(i)) return;
  for (std::size_t i = kCode + 2; i + 3 < symbols.size(); ++i) {
    if (symbols[i].text != "(" || symbols[i + 3].text != ")" || symbols[i - 1].text != " ") continue;
    if (is_figure(i + 1) == is_figure(i + 2)) continue;
    card::Symbol& figure = symbols[is_figure(i + 1) ? i + 1 : i + 2];
    const std::size_t seen = kSeen.find(code_of(figure));
    if (seen != kSeen.npos) figure.text = text::to_utf8(std::u32string(1, kMeant[seen]));
  }
}

/// "諌早市": the city's name has the other form, which models read as this one.
void restore_isahaya(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = 0; i + 1 < symbols.size(); ++i)
    if (symbols[i].text == "諌" && symbols[i + 1].text == "早") symbols[i].text = "諫";
}

/// "Te étage": the seventh floor; no word stands there.
void restore_seventh(card::Reading& reading) {
  constexpr std::u32string_view kRest = U"e étage";
  std::vector<card::Symbol>& symbols = reading.symbols;
  if (symbols.size() < kRest.size() + 1 || symbols[0].text != "T") return;
  for (std::size_t i = 0; i < kRest.size(); ++i)
    if (code_of(symbols[i + 1]) != kRest[i]) return;
  symbols[0].text = "7";
  symbols[0].confidence = std::min(symbols[0].confidence, kSettled);
  reading.posteriors = {};
}

/// "sth Floor": an ordinal, for no word is so.
void restore_fifth(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = 0; i + 2 < symbols.size(); ++i) {
    const bool begins = i == 0 || symbols[i - 1].text == " ",
               ends = i + 3 == symbols.size() || symbols[i + 3].text == " ";
    if (!begins || !ends || symbols[i].text != "s" || symbols[i + 1].text != "t" || symbols[i + 2].text != "h")
      continue;
    symbols[i].text = "5";
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    reading.posteriors = {};
  }
}

/// "§-36-22 Minatomirai": a figure before a dash.
void restore_five(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
    const std::string& next = symbols[i + 1].text;
    if (symbols[i].text != "§" || (next != "-" && (next[0] < '0' || next[0] > '9'))) continue;
    symbols[i].text = "5";
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    reading.posteriors = {};
  }
}

/// "Fax 03641 $7 82 15": an old-style five among the figures of a number.
void restore_five_of_number(card::Reading& reading) {
  constexpr std::ptrdiff_t kFewest = 6;  // other figures
  std::vector<card::Symbol>& symbols = reading.symbols;
  if (std::count_if(symbols.begin(), symbols.end(), is_figure) < kFewest) return;
  for (std::size_t i = 1; i + 1 < symbols.size(); ++i) {
    const bool before = is_figure(symbols[i - 1]) || (symbols[i - 1].text == " " && i > 1 && is_figure(symbols[i - 2]));
    if (symbols[i].text != "$" || !before || !is_figure(symbols[i + 1])) continue;
    symbols[i].text = "5";
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    reading.posteriors = {};
  }
}

/// Letters that no language has beside each other: the first one is the second, read twice ("Lecæœur", "Guimarõães").
bool is_echo(const card::Symbol& first, const card::Symbol& second) {
  return (first.text == "æ" && second.text == "œ") || (first.text == "õ" && second.text == "ã");
}

/// "IRMÃÄOS", "SeeuferstraßBe": one letter that was read twice, with another accent or without one.
void drop_doubled_accents(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  const auto accented = [](const card::Symbol& s) { return s.text.size() > 1 && text::is_latin(code_of(s)); };
  for (std::size_t i = symbols.size(); i-- > 1;) {
    const card::Symbol &first = symbols[i - 1], &second = symbols[i];
    const bool twice = accented(first) && accented(second) && first.text != second.text &&
                       text::match_key(first.text) == text::match_key(second.text);
    const bool echo = is_echo(first, second);
    if (!twice && !echo && !(first.text == "ß" && second.text == "B")) continue;
    if (echo) symbols[i - 1].text = second.text;
    symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i));
    reading.posteriors = {};
  }
}

/// "Nıranaga", "Hİll": a dot that was lost or is none, outside Turkish, whose other letters would show.
void restore_dots(card::Reading& reading) {
  constexpr std::u32string_view kTurkish = U"şŞğĞ";
  const auto turkish = [&](const card::Symbol& s) { return kTurkish.find(code_of(s)) != kTurkish.npos; };
  if (std::any_of(reading.symbols.begin(), reading.symbols.end(), turkish)) return;
  for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
    card::Symbol& symbol = reading.symbols[i];
    if (symbol.text != "ı" && symbol.text != "İ") continue;
    const bool inside = i > 0 && text::is_latin(code_of(reading.symbols[i - 1]));
    symbol.text = symbol.text == "ı" || inside ? "i" : "I";
    symbol.confidence = std::min(symbol.confidence, kSettled);
    reading.posteriors = {};
  }
}

/// "1〇48番地": the numeral between figures is one of them.
void restore_zero(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = 1; i + 1 < symbols.size(); ++i) {
    if (symbols[i].text != "〇" || !is_figure(symbols[i - 1]) || !is_figure(symbols[i + 1])) continue;
    symbols[i].text = "0";
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    reading.posteriors = {};
  }
}

/// "Grupo EI Pinar": the article.
void restore_article(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = 1; i + 4 < symbols.size(); ++i) {
    const char32_t capital = code_of(symbols[i + 3]), small = code_of(symbols[i + 4]);
    const bool word = symbols[i - 1].text == " " && symbols[i].text == "E" && symbols[i + 1].text == "I" &&
                      symbols[i + 2].text == " " && capital >= U'A' && capital <= U'Z' && small >= U'a' &&
                      small <= U'z';
    if (!word) continue;
    symbols[i + 1].text = "l";
    symbols[i + 1].confidence = std::min(symbols[i + 1].confidence, kSettled);
    reading.posteriors = {};
  }
}

/// "S〇RAWORKS": the numeral between Latin letters is one of them.
void restore_letter_o(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = 1; i + 1 < symbols.size(); ++i) {
    if (symbols[i].text != "〇" && symbols[i].text != "○") continue;
    const char32_t before = code_of(symbols[i - 1]), behind = code_of(symbols[i + 1]);
    if (!text::is_latin(before) || !text::is_latin(behind)) continue;
    const bool capitals = before <= U'Z' && behind <= U'Z';
    symbols[i].text = capitals ? "O" : "o";
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    reading.posteriors = {};
  }
}

/// "IndustriestraBe", "Industriestra Be": the ß of a street.
void restore_street(card::Reading& reading) {
  constexpr std::u32string_view kBefore = U"stra";
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = kBefore.size(); i + 1 < symbols.size(); ++i) {
    if (symbols[i].text != "B" || symbols[i + 1].text != "e") continue;
    const std::size_t gap = symbols[i - 1].text == " " ? 1 : 0;
    if (i < kBefore.size() + gap) continue;
    const auto begin = symbols.begin() + static_cast<std::ptrdiff_t>(i - gap - kBefore.size());
    const auto is_seen = [](char32_t c, const card::Symbol& s) {
      return code_of(s) == c || (c == U's' && code_of(s) == U'S');
    };
    const bool ends = i + 2 == symbols.size() || !text::is_latin(code_of(symbols[i + 2]));
    if (!ends || !std::equal(kBefore.begin(), kBefore.end(), begin, is_seen)) continue;
    symbols[i].text = "ß";
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    if (gap > 0) symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i - 1));
    reading.posteriors = {};
    return;
  }
}

/// "07743Jena": five figures and a city.
void part_code_from_city(card::Reading& reading) {
  constexpr std::size_t kFigures = 5;
  std::vector<card::Symbol>& symbols = reading.symbols;
  std::size_t run = 0;
  for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
    const char32_t c = code_of(symbols[i]), next = code_of(symbols[i + 1]);
    const bool capital = c >= U'A' && c <= U'Z', small = next >= U'a' && next <= U'z';
    const bool begins = i == run || symbols[i - run - 1].text == " ";
    if (run == kFigures && begins && capital && small) {
      const card::Symbol blank{" ", symbols[i].box, 1, {}};
      symbols.insert(symbols.begin() + static_cast<std::ptrdiff_t>(i), blank);
      return;
    }
    run = is_figure(symbols[i]) ? run + 1 : 0;
  }
}

/// "Oßwald" read as "ORwald" or "OBwald" by models without ß, where an address of the card spells it with ss.
void restore_sharp_s(card::CardText& card) {
  std::string addresses;
  for (const card::TextLine& line : card.lines)
    if (line.text().find('@') != std::string::npos) addresses += text::match_key(line.text()) + " ";
  for (card::TextLine& line : card.lines)
    for (card::Reading& reading : line.readings)
      for (std::size_t i = 1; i + 1 < reading.symbols.size(); ++i) {
        card::Symbol& symbol = reading.symbols[i];
        const char32_t before = code_of(reading.symbols[i - 1]), behind = code_of(reading.symbols[i + 1]);
        const bool inside = text::is_latin(before) && behind >= U'a' && behind <= U'z';
        if (!inside || (symbol.text != "R" && symbol.text != "B")) continue;
        std::size_t begin = i, end = i + 1;
        while (begin > 0 && text::is_latin(code_of(reading.symbols[begin - 1]))) --begin;
        while (end < reading.symbols.size() && text::is_latin(code_of(reading.symbols[end]))) ++end;
        std::string word;
        for (std::size_t k = begin; k < end; ++k) word += k == i ? "ss" : reading.symbols[k].text;
        if (addresses.find(text::match_key(word)) == std::string::npos) continue;
        symbol.text = "ß";
        symbol.confidence = std::min(symbol.confidence, kSettled);
        reading.posteriors = {};
      }
}

/// "Maclsaac", "Mclnnes": no name has an l before these letters there.
void restore_mac(card::Reading& reading) {
  constexpr std::u32string_view kConsonants = U"nsv";
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = 2; i + 1 < symbols.size(); ++i) {
    const bool mac =
        symbols[i - 1].text == "c" &&
        (symbols[i - 2].text == "M" || (i > 2 && symbols[i - 2].text == "a" && symbols[i - 3].text == "M"));
    if (!mac || symbols[i].text != "l" || kConsonants.find(code_of(symbols[i + 1])) == kConsonants.npos) continue;
    symbols[i].text = "I";
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    reading.posteriors = {};
  }
}

/// "London EC3V OBT": the figure that begins the second half of a British code.
void restore_british_code(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  const auto is_capital = [&](std::size_t i) { return code_of(symbols[i]) >= U'A' && code_of(symbols[i]) <= U'Z'; };
  for (std::size_t i = 3; i + 2 < symbols.size(); ++i) {
    const bool end = i + 3 == symbols.size() || symbols[i + 3].text == " " || symbols[i + 3].text == ",";
    if (symbols[i].text != "O" || symbols[i - 1].text != " " || !is_capital(i + 1) || !is_capital(i + 2) || !end)
      continue;
    std::size_t begin = i - 1;
    bool figure = false;
    while (begin > 0 && (is_capital(begin - 1) || is_figure(symbols[begin - 1]))) figure |= is_figure(symbols[--begin]);
    if (!figure || !is_capital(begin) || i - 1 - begin > 4) continue;
    symbols[i].text = "0";
    symbols[i].confidence = std::min(symbols[i].confidence, kSettled);
    reading.posteriors = {};
  }
}

/// " | " between numbers, where another reading of the line has it: models that know no stroke read 1, I or l.
void restore_strokes(card::TextLine& line) {
  const auto lone = [](const card::Reading& reading, std::size_t i) {
    return i > 0 && i + 1 < reading.symbols.size() && reading.symbols[i - 1].text == " " &&
           reading.symbols[i + 1].text == " ";
  };
  const auto word_of = [](const card::Reading& reading, std::size_t at) {
    return std::count_if(reading.symbols.begin(), reading.symbols.begin() + static_cast<std::ptrdiff_t>(at),
                         [](const card::Symbol& symbol) { return symbol.text == " "; });
  };
  for (const card::Reading& reading : line.readings)
    for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
      if (reading.symbols[i].text != "|" || !lone(reading, i)) continue;
      for (card::Reading& other : line.readings)
        for (std::size_t k = 0; k < other.symbols.size(); ++k) {
          const std::string& text = other.symbols[k].text;
          if ((text != "1" && text != "I" && text != "l") || !lone(other, k)) continue;
          if (word_of(other, k) == word_of(reading, i)) other.symbols[k].text = "|";
        }
    }
}

}  // namespace

void mend_letters(card::CardText& card) {
  for (card::TextLine& line : card.lines) restore_strokes(line);
  restore_sharp_s(card);
  for (card::TextLine& line : card.lines)
    for (card::Reading& reading : line.readings) {
      restore_code_figures(reading);
      restore_province(reading);
      restore_fifth(reading);
      restore_seventh(reading);
      restore_isahaya(reading);
      restore_five(reading);
      restore_five_of_number(reading);
      drop_doubled_accents(reading);
      restore_zero(reading);
      restore_article(reading);
      restore_letter_o(reading);
      restore_dots(reading);
      restore_street(reading);
      restore_mac(reading);
      restore_british_code(reading);
      part_code_from_city(reading);
    }
}

}  // namespace normalize
