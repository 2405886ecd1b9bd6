#include <algorithm>
#include <optional>

#include "normalize/candidates.h"
#include "normalize/card_grammar.h"
#include "normalize/fields.h"
#include "normalize/name_kanji.h"
#include "normalize/name_twins.h"
#include "normalize/person_name.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

const Segment* first_with(const LabelledCard& card, Label label) {
  for (const Segment& segment : card.segments)
    if (segment.label == label) return &segment;
  return nullptr;
}

std::string without_brackets(const std::string& text) {
  std::string plain = text;
  for (const std::string_view bracket :
       {"(", ")", "（", "）", "【", "】", "［", "］", "[", "]", "〈", "〉", "「", "」"})
    for (std::size_t at; (at = plain.find(bracket)) != std::string::npos;) plain.replace(at, bracket.size(), " ");
  return text::squeeze_blanks(plain);
}

/// Furigana segments beside the name as one text, in printed order.
struct Furigana {
  std::string text;
  std::vector<const Segment*> segments;
};

Furigana furigana_of(const LabelledCard& card, const Segment* name) {
  std::vector<const Segment*> near;
  for (const Segment& segment : card.segments) {
    if (segment.label != Label::furigana) continue;
    const float size = name ? card.features.lines[name->line].size_px : 0;
    if (!name || are_neighbours(segment.box, name->box, size, 2.0F)) near.push_back(&segment);
  }
  if (near.empty())
    if (const Segment* any = first_with(card, Label::furigana)) near.push_back(any);
  const bool vertical = name && card.features.lines[name->line].direction == card::Direction::vertical;
  std::stable_sort(near.begin(), near.end(), [&](const Segment* a, const Segment* b) {
    return vertical ? a->box.top < b->box.top : a->box.left < b->box.left;
  });
  Furigana furigana;
  for (const Segment* segment : near) {
    if (!furigana.text.empty()) furigana.text += ' ';
    furigana.text += without_brackets(segment->text);
    furigana.segments.push_back(segment);
  }
  return furigana;
}

bool is_kana_alone(const std::string& text) {
  const text::ScriptCounts counts = text::count_scripts(text);
  return counts.total() > 0 && counts.total() == counts.hiragana + counts.katakana;
}

/// Kana of one small print in a row over or under the name that the line finder left as pieces, "なが せ | あ | や |
/// か", where no label took them: the reading, set over each character.
Furigana furigana_in_pieces(const LabelledCard& card, const Segment& name) {
  constexpr float kSmallest = 0.2F, kLargest = 0.55F;  // of the name's print
  constexpr float kReadsSo = 0.6F;
  const LineFeatures& own = card.features.lines[name.line];
  if (own.direction != card::Direction::horizontal) return {};
  std::vector<const Segment*> pieces;
  for (const Segment& segment : card.segments) {
    const LineFeatures& line = card.features.lines[segment.line];
    const bool small = line.size_px > kSmallest * own.size_px && line.size_px < kLargest * own.size_px;
    const bool within =
        segment.box.right > name.box.left - own.size_px && segment.box.left < name.box.right + own.size_px;
    if (segment.label == Label::note && small && within && is_kana_alone(segment.text) &&
        are_neighbours(segment.box, name.box, own.size_px))
      pieces.push_back(&segment);
  }
  if (pieces.empty()) return {};
  const card::Bounds row = pieces.front()->box;
  std::erase_if(pieces, [&](const Segment* piece) { return !on_one_row(row, piece->box); });
  std::sort(pieces.begin(), pieces.end(), [](auto* a, auto* b) { return a->box.left < b->box.left; });
  Furigana furigana;
  for (const Segment* piece : pieces) furigana.text += text::without_blanks(piece->text);
  furigana.segments = std::move(pieces);
  const NameBook& names = card.context.knowledge->names;
  const NameParts kanji = split_kanji_name(name.text, names).value_or(NameParts{});
  const auto kana = split_furigana(furigana.text, kanji, names);
  return kana && furigana_fit(*kana, kanji, names) > kReadsSo ? furigana : Furigana{};
}

bool has_accents(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

/// The latin text of a segment from the reading that is surest of it. A model that has no accents ("Frangois",
/// "H6lene") is as sure of what it makes of them.
std::string latin_text(const LabelledCard& card, const Segment& segment) {
  const card::TextLine& line = card.text.lines[segment.line];
  const LineFeatures& features = card.features.lines[segment.line];
  const SymbolRange own = symbols_of(features.readings[0], segment.span);
  std::string best = segment.text;
  float best_mean = confidence_of(line.readings[0], own).mean + 0.03F;
  for (std::size_t r = 1; r < line.readings.size(); ++r) {
    const SymbolRange range = same_place(line, 0, own, r);
    const Span span = bytes_of(features.readings[r], range);
    const std::string other = features.readings[r].text.substr(span.begin, span.end - span.begin);
    const float mean = confidence_of(line.readings[r], range).mean;
    if (other.empty() || text::count_scripts(other).eastern() > 0 || mean <= best_mean) continue;
    if (has_accents(best) && !has_accents(other)) continue;
    best = other;
    best_mean = mean;
  }
  return best;
}

struct NameEvidence {
  NameParts kanji, kana, romaji;
};

/// What the card's other prints of the name and its personal mailboxes say about it, -1..1.
float name_witness(const LabelledCard& card, const NameEvidence& evidence) {
  const NameBook& names = card.context.knowledge->names;
  float witness = 0;
  if (!evidence.kana.family.empty() && !evidence.kanji.family.empty())
    witness += 0.6F * (furigana_fit(evidence.kana, evidence.kanji, names) - 0.4F);
  if (!evidence.romaji.family.empty() && !evidence.kanji.family.empty())
    witness += 0.5F * (romaji_fit(evidence.romaji, evidence.kanji, evidence.kana, names) - 0.4F);
  float mailbox = -1;
  for (const std::string& local : card.context.mailboxes) {
    if (!evidence.kanji.family.empty()) mailbox = std::max(mailbox, mailbox_fit_kanji(local, evidence.kanji, names));
    for (const NameParts* parts : {&evidence.kana, &evidence.romaji})
      if (!parts->family.empty()) mailbox = std::max(mailbox, mailbox_fit(local, *parts));
  }
  if (mailbox >= 0) witness += 0.6F * (mailbox - 0.3F);
  return std::clamp(witness, -1.0F, 1.0F);
}

float dictionary_quality(const NameParts& parts, bool known) { return parts.quality * (known ? 1.0F : 0.6F); }

void set_eastern_name(const LabelledCard& card, const Segment& segment, const NameParts& parts, float witness,
                      card::ParsedCard& parsed) {
  const std::size_t family_bytes = segment.text.find(parts.family) == 0 ? parts.family.size() : segment.text.size();
  const Span family = span_in_line(card, segment, {0, std::min(family_bytes, segment.text.size())});
  Clues clues = clues_at(card, segment.line, family);
  clues.labelling = segment.clearness;
  clues.witness = witness;
  clues.grammar = dictionary_quality(parts, parts.known_family);
  parsed.family_name = found_at(card, FieldKind::family_name, parts.family, segment.line, family, clues);
  if (parts.given.empty()) return;
  Span given{family.end, segment.span.end};
  if (given.empty()) given = segment.span;
  clues = clues_at(card, segment.line, given);
  clues.labelling = segment.clearness;
  clues.witness = witness;
  clues.grammar = dictionary_quality(parts, parts.known_given);
  parsed.given_name = found_at(card, FieldKind::given_name, parts.given, segment.line, given, clues);
}

/// The furigana with large ヤ, ユ, ヨ, ツ made small, or a long mark made ニ or コ, where only then the kanji are read
/// so: small ones are often printed large, and two strokes are taken for one.
std::string kana_as_read(const std::string& kana, const std::string& kanji, NamePart part, const NameBook& names) {
  constexpr std::u32string_view kLarge = U"ヤユヨツーー", kSmall = U"ャュョッニコ";
  const PossibleReadings possible = names.possible_readings(kanji, part);
  const auto is_reading = [&](const std::string& text) {
    return std::find(possible.texts.begin(), possible.texts.end(), text) != possible.texts.end();
  };
  if (kanji.empty() || is_reading(kana)) return kana;
  std::u32string chars = text::to_utf32(kana);
  for (std::size_t i = 1; i < chars.size(); ++i) {
    for (std::size_t large = kLarge.find(chars[i]); large != std::u32string_view::npos;
         large = kLarge.find(chars[i], large + 1)) {
      std::u32string changed = chars;
      changed[i] = kSmall[large];
      if (is_reading(text::to_utf8(changed))) return text::to_utf8(changed);
    }
  }
  return kana;
}

void set_kana(const LabelledCard& card, const Furigana& furigana, const NameEvidence& evidence, float witness,
              card::ParsedCard& parsed) {
  if (evidence.kana.family.empty() && evidence.kana.given.empty()) return;
  Clues clues;
  std::vector<card::Evidence> places;
  for (const Segment* segment : furigana.segments) {
    const Clues one = clues_at(card, segment->line, segment->span);
    clues.weakest_symbol = std::min(clues.weakest_symbol, one.weakest_symbol);
    clues.mean_symbol = std::min(clues.mean_symbol, one.mean_symbol);
    clues.agreement = one.agreement;
    clues.labelling = segment->clearness;
    places.push_back(evidence_of(card.text, card.features, segment->line, 0, segment->span));
  }
  clues.witness = witness;
  clues.grammar = evidence.kana.quality;
  const float confidence = probability(FieldKind::kana, clues);
  const NameBook& names = card.context.knowledge->names;
  const NameParts &kana = evidence.kana, &kanji = evidence.kanji;
  if (!kana.family.empty())
    parsed.family_kana = {kana_as_read(kana.family, kanji.family, NamePart::family, names), confidence, places};
  if (!kana.given.empty())
    parsed.given_kana = {kana_as_read(kana.given, kanji.given, NamePart::given, names), confidence, places};
}

void set_latin(const LabelledCard& card, const Segment& segment, const std::string& value, float witness,
               card::ParsedCard& parsed) {
  if (is_latin_scrap(value, card.features.lines[segment.line].confidence)) return;
  Clues clues = clues_at(card, segment.line, segment.span);
  clues.labelling = segment.clearness;
  clues.grammar = western_name_likeness(value);
  clues.witness = witness;
  parsed.latin_name = found_at(card, FieldKind::latin_name, value, segment.line, segment.span, clues);
}

void fill_western_name(const LabelledCard& card, const Segment& segment, card::ParsedCard& parsed) {
  const std::string text = latin_text(card, segment);
  const std::optional<WesternName> name = read_latin_name_on(text, card.context);
  if (!name) return;
  NameEvidence evidence;
  evidence.romaji = name->parts;
  Clues clues = clues_at(card, segment.line, segment.span);
  clues.labelling = segment.clearness;
  clues.grammar = name->parts.quality;
  clues.witness = name_witness(card, evidence);
  const auto place = [&](const std::string& part) {
    const std::size_t at = segment.text.find(part);
    return at == std::string::npos ? segment.span : span_in_line(card, segment, {at, at + part.size()});
  };
  parsed.family_name =
      found_at(card, FieldKind::family_name, name->parts.family, segment.line, place(name->parts.family), clues);
  if (!name->parts.given.empty())
    parsed.given_name =
        found_at(card, FieldKind::given_name, name->parts.given, segment.line, place(name->parts.given), clues);
  clues.grammar = 0.9F;
  for (const std::string& title : name->qualifications)
    parsed.qualifications.push_back(found_at(card, FieldKind::qualification, title, segment.line, place(title), clues));
}

/// "橋 間一太" read はしま かずた: where print and furigana both have a gap and only another division of the kanji is
/// A name divided behind its first characters.
NameParts divided_at(std::size_t cut, std::u32string_view whole, NameParts parts, const NameBook& names) {
  parts.family = text::to_utf8(whole.substr(0, cut));
  parts.given = text::to_utf8(whole.substr(cut));
  parts.known_family = names.is_surname(parts.family);
  parts.known_given = names.is_given_name(parts.given);
  return parts;
}

/// read so, the gap in the kanji is a wide letter space.
NameParts divided_as_read(const NameParts& printed, const std::string& furigana, const NameBook& names) {
  constexpr float kMisfit = 0.5F, kFits = 0.75F;
  const std::vector<std::string> words = name_words(furigana);
  if (words.size() != 2 || printed.given.empty()) return printed;
  const auto kana = split_furigana(furigana, {}, names);
  if (!kana || furigana_fit(*kana, printed, names) > kMisfit) return printed;
  const std::u32string whole = text::to_utf32(printed.family + printed.given);
  NameParts best = printed;
  float best_fit = kFits;
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    const NameParts parts = divided_at(cut, whole, printed, names);
    const float fit = furigana_fit(*kana, parts, names);
    if (fit > best_fit) best_fit = fit, best = parts;
  }
  return best;
}

/// How well the card's romaji and mailboxes read a division, 0..1.
float read_elsewhere(const NameParts& parts, const std::string& romaji, const std::vector<std::string>& mailboxes,
                     const NameBook& names) {
  float fit = 0;
  if (const auto split = split_romaji_name(romaji, parts, {}, names)) fit = romaji_fit(*split, parts, {}, names);
  for (const std::string& local : mailboxes) fit = std::max(fit, mailbox_fit_kanji(local, parts, names));
  return fit;
}

/// "宇佐美圭", printed without a gap, beside "Kei Usami": 宇佐美 圭, not 宇佐 美圭.
NameParts divided_as_spelt(const NameParts& printed, const std::string& name, const std::string& romaji,
                           const std::vector<std::string>& mailboxes, const NameBook& names) {
  constexpr float kFits = 0.8F, kClearly = 0.15F;
  if (name_words(name).size() != 1 || printed.given.empty()) return printed;
  const std::u32string whole = text::to_utf32(printed.family + printed.given);
  NameParts best = printed;
  float best_fit = std::max(kFits, read_elsewhere(printed, romaji, mailboxes, names) + kClearly);
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    const NameParts parts = divided_at(cut, whole, printed, names);
    const float fit = read_elsewhere(parts, romaji, mailboxes, names);
    if (fit > best_fit) best_fit = fit, best = parts;
  }
  return best;
}

/// "むくひらりょうひさ" without a gap at mukuhira_r@…: the division that the mailbox reads.
NameParts kana_as_in_mailbox(const NameParts& kana, const std::string& furigana,
                             const std::vector<std::string>& mailboxes, const NameBook& names) {
  constexpr float kFits = 0.8F, kClearly = 0.15F;
  if (name_words(furigana).size() != 1) return kana;
  const auto fit = [&](const NameParts& parts) {
    float best = 0;
    for (const std::string& local : mailboxes) best = std::max(best, mailbox_fit(local, parts));
    return best;
  };
  const std::u32string whole = text::to_utf32(kana.family + kana.given);
  NameParts best = kana;
  float best_fit = std::max(kFits, fit(kana) + kClearly);
  for (std::size_t cut = 2; cut + 1 < whole.size(); ++cut) {
    const NameParts parts = divided_at(cut, whole, kana, names);
    if (const float here = fit(parts); here > best_fit) best_fit = here, best = parts;
  }
  return best;
}

void fill_japanese_name(const LabelledCard& card, const Segment& segment, card::ParsedCard& parsed) {
  const NameBook& names = card.context.knowledge->names;
  Furigana furigana = furigana_of(card, &segment);
  if (furigana.text.empty()) furigana = furigana_in_pieces(card, segment);
  const Segment* latin = first_with(card, Label::latin_name);
  const NameWitnesses witnesses{furigana.text, latin ? latin->text : "", card.context.mailboxes};
  CorrectedName corrected = correct_name(card, segment, witnesses);
  corrected.text = with_kanji_of_names(card, segment, corrected.text);
  NameEvidence evidence;
  evidence.kanji = split_kanji_name(corrected.text, names)
                       .value_or(NameParts{text::without_blanks(corrected.text), "", 0.2F, false, false});
  evidence.kanji = divided_as_read(evidence.kanji, furigana.text, names);
  if (furigana.text.empty())
    evidence.kanji = divided_as_spelt(evidence.kanji, corrected.text, witnesses.romaji, witnesses.mailboxes, names);
  if (const auto kana = split_furigana(furigana.text, evidence.kanji, names))
    evidence.kana = kana_as_in_mailbox(*kana, furigana.text, card.context.mailboxes, names);
  std::string latin_value = latin ? latin_text(card, *latin) : "";
  if (const auto romaji = split_romaji_name(latin_value, evidence.kanji, evidence.kana, names))
    evidence.romaji = *romaji;
  const float witness = std::clamp(name_witness(card, evidence) + corrected.witness, -1.0F, 1.0F);
  set_eastern_name(card, segment, evidence.kanji, witness, parsed);
  set_kana(card, furigana, evidence, witness, parsed);
  if (latin) set_latin(card, *latin, latin_value, witness, parsed);
}

/// A Korean or Chinese name in its own script: no furigana, no dictionary of readings.
void fill_continental_name(const LabelledCard& card, const Segment& segment, card::ParsedCard& parsed) {
  const auto parts = split_name_on(segment.text, card.context);
  set_eastern_name(card, segment, parts.value_or(NameParts{text::without_blanks(segment.text), "", 0.2F, false, false}),
                   0, parsed);
  if (const Segment* latin = first_with(card, Label::latin_name))
    set_latin(card, *latin, latin_text(card, *latin), 0, parsed);
}

}  // namespace

void fill_names(const LabelledCard& card, card::ParsedCard& parsed) {
  const Segment* name = first_with(card, Label::name);
  if (!name) {
    const Furigana furigana = furigana_of(card, nullptr);
    NameEvidence evidence;
    if (const auto kana = split_furigana(furigana.text, {}, card.context.knowledge->names)) evidence.kana = *kana;
    set_kana(card, furigana, evidence, 0, parsed);
    return;
  }
  const bool eastern = text::count_scripts(name->text).eastern() > 0;
  if (eastern && card.context.origin.continental())
    fill_continental_name(card, *name, parsed);
  else if (eastern)
    fill_japanese_name(card, *name, parsed);
  else
    fill_western_name(card, *name, parsed);
}

}  // namespace normalize
