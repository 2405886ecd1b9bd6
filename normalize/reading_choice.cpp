#include "normalize/reading_choice.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "normalize/ctc_score.h"
#include "normalize/line_features.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// What the engine's own order is worth: natural logarithms for each place further back.
constexpr double kOrderWeight = 1.0;
/// A symbol of a model with accents counts when it is at least so sure.
constexpr float kSureAccent = 0.5F;

const card::CodeTable* table_named(const std::vector<card::CodeTable>& tables, const std::string& name) {
  for (const card::CodeTable& table : tables)
    if (!name.empty() && table.name == name) return &table;
  return nullptr;
}

/// Currency signs, copyright marks and the like, of which each model knows others.
bool is_sign(char32_t c) { return (c >= 0xA1 && c <= 0xBF && c != 0xAA && c != 0xBA) || (c >= 0x2000 && c <= 0x2BFF); }

/// A text without the signs that a model has no code for.
std::string without_foreign_signs(const std::string& text, const card::CodeTable& table) {
  std::string known;
  for (const char32_t c : text::to_utf32(text)) {
    const std::string symbol = text::to_utf8(c);
    if (!is_sign(c) || table.codes_of.contains(symbol)) known += symbol;
  }
  return known;
}

/// Whether a text has a kanji that a model has no code for, and so cannot judge: 聯 of traditional print, say.
bool has_foreign_kanji(const std::string& text, const card::CodeTable& table) {
  const std::u32string plain = text::to_utf32(text);
  return std::any_of(plain.begin(), plain.end(),
                     [&](char32_t c) { return text::is_han(c) && !table.codes_of.contains(text::to_utf8(c)); });
}

/// Order of a line's readings by the mean logarithm of their probability under all models that can spell them. A sign
/// that a model does not know ("hor i€kawahara" for "hori@kawahara") does not excuse it: the rest is what it judges.
std::vector<std::size_t> order_of(const card::TextLine& line, const std::vector<card::CodeTable>& tables) {
  std::vector<std::size_t> order(line.readings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (line.readings.size() < 2) return order;
  struct Judge {
    CtcScorer scorer;
    const card::CodeTable* table;
  };
  std::vector<Judge> judges;
  for (const card::Reading& reading : line.readings) {
    const card::CodeTable* table = table_named(tables, reading.posteriors.code_table);
    if (table && !reading.posteriors.steps.empty()) judges.push_back({CtcScorer(reading.posteriors, *table), table});
  }
  if (judges.size() < 2) return order;
  constexpr float kSureGlyphs = 0.97F;
  const card::Reading& first = line.readings.front();
  const bool beyond_judges = std::any_of(
      judges.begin(), judges.end(), [&](const Judge& judge) { return has_foreign_kanji(first.text(), *judge.table); });
  if (first.model == "glyphs" && first.confidence() >= kSureGlyphs && beyond_judges) return order;
  std::vector<double> scores;
  for (std::size_t r = 0; r < line.readings.size(); ++r) {
    const std::string text = line.readings[r].text();
    double sum = 0, able = 0;
    for (const Judge& judge : judges) {
      const std::optional<double> score = judge.scorer.log_probability(without_foreign_signs(text, *judge.table));
      const double weight = weight_of(*judge.table);
      if (score) sum += weight * *score, able += weight;
    }
    scores.push_back(able == 0 ? -1e6 : sum / able - kOrderWeight * static_cast<double>(r));
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  return order;
}

std::vector<std::size_t> ink_symbols(const card::Reading& reading) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < reading.symbols.size(); ++i)
    if (reading.symbols[i].text != " ") places.push_back(i);
  return places;
}

bool is_digit(const std::string& symbol) { return symbol.size() == 1 && symbol[0] >= '0' && symbol[0] <= '9'; }

bool is_latin_letter(const std::string& symbol) {
  const std::u32string code = text::to_utf32(symbol);
  return code.size() == 1 && text::is_latin(code[0]);
}

bool is_accented_form(const std::string& accented, const std::string& plain) {
  return accented.size() > 1 && plain.size() == 1 && accented != "ı" && is_latin_letter(plain) &&
         text::match_key(accented) == text::match_key(plain);
}

/// A reading of a line with the places of its ink.
struct Voter {
  const card::Reading* reading;
  std::vector<std::size_t> places;
  const card::CodeTable* table;  ///< null when its model is not known

  const card::Symbol& at(std::size_t place) const { return reading->symbols[places[place]]; }
  bool blank_before(std::size_t place) const { return place > 0 && places[place] > places[place - 1] + 1; }
  /// Whether its model has no code for a character, and so says nothing against it.
  bool lacks(const std::string& symbol) const { return table && !table->codes_of.contains(symbol); }
};

/// The readings with as many characters as the first.
std::vector<Voter> voters_of(const card::TextLine& line, const std::vector<card::CodeTable>& tables) {
  std::vector<Voter> voters;
  const std::size_t count = ink_symbols(line.readings.front()).size();
  for (const card::Reading& reading : line.readings) {
    std::vector<std::size_t> own = ink_symbols(reading);
    if (own.size() == count)
      voters.push_back({&reading, std::move(own), table_named(tables, reading.posteriors.code_table)});
  }
  return voters;
}

/// Whether all who read something else at a place have no code for this letter: ç, which their models print as g.
bool only_others_lack_it(const std::vector<Voter>& voters, std::size_t place, const std::string& letter) {
  if (letter.size() < 2 || letter == "ı" || !is_latin_letter(letter)) return false;
  const auto beside_letter = [&](const Voter& voter) {
    return (place > 0 && is_latin_letter(voter.at(place - 1).text)) ||
           (place + 1 < voter.places.size() && is_latin_letter(voter.at(place + 1).text));
  };
  return std::all_of(voters.begin(), voters.end(), [&](const Voter& voter) {
    const std::string& own = voter.at(place).text;
    return own == letter || (voter.lacks(letter) && (!is_digit(own) || beside_letter(voter)));
  });
}

/// The letter that most confidence speaks for; among forms of one letter the accented one.
std::string elected_at(const std::vector<Voter>& voters, std::size_t place) {
  std::map<std::string, float> votes;
  for (const Voter& voter : voters) votes[voter.at(place).text] += voter.at(place).confidence;
  std::string winner = voters.front().at(place).text;
  for (const auto& [text, weight] : votes)
    if (weight > votes[winner] + 0.25F) winner = text;
  for (const auto& [text, weight] : votes)
    if (weight >= kSureAccent && (is_accented_form(text, winner) || only_others_lack_it(voters, place, text)))
      winner = text;
  // No model makes an @ of another sign; others print it as € or ©.
  if (votes.contains("@") && !is_latin_letter(winner) && !is_digit(winner)) winner = "@";
  return winner == "ı" ? "i" : winner;
}

/// A blank stands where most readings have one: a model that tears "Antonio" in two is outvoted.
void vote_on_blanks(const std::vector<Voter>& voters, card::Reading& first) {
  constexpr std::size_t kFewest = 3;
  if (voters.size() < kFewest) return;
  std::vector<card::Symbol> symbols;
  for (std::size_t place = 0; place < voters.front().places.size(); ++place) {
    const auto blanks =
        std::count_if(voters.begin(), voters.end(), [&](const Voter& v) { return v.blank_before(place); });
    const auto with_blank =
        std::find_if(voters.begin(), voters.end(), [&](const Voter& v) { return v.blank_before(place); });
    if (2 * static_cast<std::size_t>(blanks) > voters.size())
      symbols.push_back(with_blank->reading->symbols[with_blank->places[place] - 1]);
    symbols.push_back(voters.front().at(place));
  }
  first.symbols = std::move(symbols);
}

/// A blank with the letters around it up to the next blanks.
struct TornWord {
  std::string before, behind;
};

/// Whether a reading has both as one word, at most a quarter of its letters read otherwise; "duMoulin" is not Moulin.
bool has_whole(const std::string& reading, const TornWord& torn) {
  const std::string whole = torn.before + torn.behind;
  const auto length = static_cast<int>(text::to_utf32(whole).size());
  for (std::size_t at = 0; at < reading.size();) {
    const std::size_t end = std::min(reading.find(' ', at), reading.size());
    const std::string word = reading.substr(at, end - at);
    const int distance = text::edit_distance(word, whole);
    const int to_a_part = std::min(text::edit_distance(word, torn.before), text::edit_distance(word, torn.behind));
    if (distance <= length / 4 && distance < to_a_part) return true;
    at = end + 1;
  }
  return false;
}

/// Both parts are empty where they are not all letters and hyphens.
TornWord torn_at(const std::vector<card::Symbol>& symbols, std::size_t blank) {
  std::size_t begin = blank, end = blank + 1;
  while (begin > 0 && symbols[begin - 1].text != " ") --begin;
  while (end < symbols.size() && symbols[end].text != " ") ++end;
  TornWord torn;
  for (std::size_t i = begin; i < end; ++i) {
    if (i == blank) continue;
    const bool last_mark = i + 1 == end && (symbols[i].text == "," || symbols[i].text == ".");
    if (last_mark) break;
    if (!is_latin_letter(symbols[i].text) && symbols[i].text != "-") return {};
    (i < blank ? torn.before : torn.behind) += symbols[i].text;
  }
  return torn;
}

/// "Mart a Núñez": a blank inside a word that all other readings have whole, though they read its letters otherwise and
/// so could not vote.
void drop_lonely_blanks(card::TextLine& line) {
  constexpr std::size_t kFewest = 3, kShortest = 4;
  if (line.readings.size() < kFewest) return;
  std::vector<card::Symbol>& symbols = line.readings.front().symbols;
  for (std::size_t i = symbols.size(); i-- > 0;) {
    if (symbols[i].text != " ") continue;
    const TornWord torn = torn_at(symbols, i);
    if (text::to_utf32(torn.before + torn.behind).size() < kShortest) continue;
    const auto is_whole_in = [&](const card::Reading& other) { return has_whole(other.text(), torn); };
    // "Gillia n": no word is a single consonant.
    const bool consonant = torn.behind.size() == 1 &&
                           std::string_view("bcdfghjklmnpqrstvwxz").find(torn.behind[0]) != std::string_view::npos;
    const auto first = line.readings.begin() + 1, last = line.readings.end();
    const bool whole = consonant ? std::any_of(first, last, is_whole_in) : std::all_of(first, last, is_whole_in);
    if (whole) symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

/// "Mitsujiro likura": a word that begins with l where another reading has I and the word before it a capital. What
/// follows a label and has an @ ("E luciana@…") is no such word.
void capitalise_initial(card::Reading& first, const std::vector<Voter>& voters, std::size_t place) {
  const std::vector<std::size_t>& own = voters.front().places;
  std::vector<card::Symbol>& symbols = first.symbols;
  const std::size_t at = own[place];
  if (symbols[at].text != "l" || at < 2 || symbols[at - 1].text != " " || at + 1 >= symbols.size()) return;
  for (std::size_t i = at; i < symbols.size() && symbols[i].text != " "; ++i)
    if (symbols[i].text == "@") return;
  std::size_t word = at - 1;
  while (word > 0 && symbols[word - 1].text != " ") --word;
  const std::string& initial = symbols[word].text;
  const bool capital = initial.size() == 1 && initial[0] >= 'A' && initial[0] <= 'Z';
  const bool read_so =
      std::any_of(voters.begin(), voters.end(), [&](const Voter& v) { return v.at(place).text == "I"; });
  if (capital && read_so) symbols[at].text = "I";
}

void vote(card::TextLine& line, const std::vector<card::CodeTable>& tables) {
  const std::vector<Voter> voters = voters_of(line, tables);
  if (voters.size() < 2) return;
  card::Reading first = line.readings.front();
  for (std::size_t place = 0; place < voters.front().places.size(); ++place)
    first.symbols[voters.front().places[place]].text = elected_at(voters, place);
  for (std::size_t place = 0; place < voters.front().places.size(); ++place) capitalise_initial(first, voters, place);
  card::Reading mended = first;
  std::vector<Voter> with_mended = voters;
  with_mended.front().reading = &first;
  vote_on_blanks(with_mended, mended);
  line.readings.front() = std::move(mended);
}

/// Where in `longer` a letter of a ligature (fi, fl, ff) stands that `shorter` lost; nothing when they differ more.
std::optional<std::size_t> lost_of_ligature(const card::Reading& shorter, const card::Reading& longer) {
  const std::vector<std::size_t> own = ink_symbols(shorter), more = ink_symbols(longer);
  if (more.size() != own.size() + 1) return std::nullopt;
  const auto same = [&](std::size_t place, std::size_t other) {
    const std::string& a = shorter.symbols[own[place]].text;
    const std::string& b = longer.symbols[more[other]].text;
    return a == b || is_accented_form(a, b);
  };
  std::size_t at = 0;
  while (at < own.size() && same(at, at)) ++at;
  for (std::size_t place = at; place < own.size(); ++place)
    if (!same(place, place + 1)) return std::nullopt;
  const std::string& letter = longer.symbols[more[at]].text;
  const bool ligature =
      at > 0 && (letter == "i" || letter == "l" || letter == "f") && longer.symbols[more[at - 1]].text == "f";
  return ligature ? std::optional(more[at]) : std::nullopt;
}

/// "Sheffeld": a model that knows ffi as one sign loses a letter of it, which all others saw.
void restore_ligature(card::TextLine& line) {
  const card::Reading& first = line.readings.front();
  const card::Reading* witness = nullptr;
  std::size_t lost = 0;
  for (std::size_t r = 1; r < line.readings.size(); ++r) {
    const std::optional<std::size_t> at = lost_of_ligature(first, line.readings[r]);
    if (!at) return;
    if (!witness) witness = &line.readings[r], lost = *at;
  }
  if (!witness) return;
  std::size_t place = 0;
  for (std::size_t i = 0; i < lost; ++i) place += witness->symbols[i].text != " " ? 1 : 0;
  const std::vector<std::size_t> own = ink_symbols(first);
  const std::size_t before = place < own.size() ? own[place] : first.symbols.size();
  std::vector<card::Symbol>& symbols = line.readings.front().symbols;
  symbols.insert(symbols.begin() + static_cast<std::ptrdiff_t>(before), witness->symbols[lost]);
}

/// "d’'information": an apostrophe that was read twice; the straight one stays.
void drop_doubled_apostrophes(card::Reading& reading) {
  const auto is_apostrophe = [](const card::Symbol& symbol) { return symbol.text == "'" || symbol.text == "’"; };
  for (std::size_t i = reading.symbols.size(); i-- > 1;)
    if (is_apostrophe(reading.symbols[i]) && is_apostrophe(reading.symbols[i - 1]))
      reading.symbols.erase(reading.symbols.begin() +
                            static_cast<std::ptrdiff_t>(reading.symbols[i].text == "'" ? i - 1 : i));
}

/// "Dr . Eng.": the blank between a letter and a stop or comma that ends its word.
void drop_blanks_before_stops(card::Reading& reading) {
  std::vector<card::Symbol>& symbols = reading.symbols;
  for (std::size_t i = symbols.size(); i-- > 1;) {
    const bool stop = i + 1 < symbols.size() && (symbols[i + 1].text == "." || symbols[i + 1].text == ",");
    const bool ends = i + 2 >= symbols.size() || symbols[i + 2].text == " ";
    if (symbols[i].text == " " && stop && ends && is_latin_letter(symbols[i - 1].text))
      symbols.erase(symbols.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

/// "V E N T U R E S", "T A R O   Y A M A D A": a line of single letters is set wide; blanks stay where the gap is wider
/// than between most letters.
void join_wide_letters(card::Reading& reading) {
  constexpr std::size_t kFewest = 4;
  constexpr float kWider = 1.6F;
  std::vector<card::Symbol>& symbols = reading.symbols;
  if (symbols.size() < 2 * kFewest - 1) return;
  for (std::size_t i = 0; i < symbols.size(); ++i)
    if ((i % 2 == 1) != (symbols[i].text == " ") || (i % 2 == 0 && !is_latin_letter(symbols[i].text))) return;
  std::vector<float> gaps;
  for (std::size_t i = 1; i + 1 < symbols.size(); i += 2)
    gaps.push_back(card::bounds(symbols[i + 1].box).left - card::bounds(symbols[i - 1].box).right);
  std::vector<float> sorted = gaps;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
  const float usual = sorted[sorted.size() / 2];
  std::vector<card::Symbol> joined{symbols.front()};
  for (std::size_t i = 1; i + 1 < symbols.size(); i += 2) {
    if (gaps[i / 2] > kWider * usual) joined.push_back(symbols[i]);
    joined.push_back(symbols[i + 1]);
  }
  symbols = std::move(joined);
}

/// "l’urbanisme et de l'habitat": one line has one form of apostrophe, the curved one where some reading saw it.
void agree_on_apostrophes(card::TextLine& line) {
  const bool curved = std::any_of(line.readings.begin(), line.readings.end(), [](const card::Reading& reading) {
    return reading.text().find("’") != std::string::npos;
  });
  if (!curved) return;
  std::vector<card::Symbol>& symbols = line.readings.front().symbols;
  for (std::size_t i = 1; i + 1 < symbols.size(); ++i)
    if (symbols[i].text == "'" && is_latin_letter(symbols[i - 1].text) && is_latin_letter(symbols[i + 1].text))
      symbols[i].text = "’";
}

}  // namespace

card::CardText with_best_readings_first(const card::CardText& text, const std::vector<card::CodeTable>& tables) {
  card::CardText sorted = text;
  for (card::TextLine& line : sorted.lines) {
    const std::vector<std::size_t> order = order_of(line, tables);
    std::vector<card::Reading> readings;
    for (const std::size_t r : order) readings.push_back(std::move(line.readings[r]));
    line.readings = std::move(readings);
    for (card::Reading& reading : line.readings) {
      drop_doubled_apostrophes(reading);
      if (line.direction == card::Direction::horizontal) join_wide_letters(reading);
    }
    if (line.readings.size() < 2 || text::count_scripts(line.text()).japanese() > 0) continue;
    restore_ligature(line);
    vote(line, tables);
    drop_lonely_blanks(line);
    drop_blanks_before_stops(line.readings.front());
    agree_on_apostrophes(line);
  }
  return sorted;
}

}  // namespace normalize
