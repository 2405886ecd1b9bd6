// What the grammar of a field, the dictionaries and the other fields of the card say about a value (doubt.h).
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/address.h"
#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/doubt.h"
#include "normalize/email.h"
#include "normalize/job_title.h"
#include "normalize/knowledge_area_codes.h"
#include "normalize/knowledge_lines.h"
#include "normalize/lost_parts.h"
#include "normalize/person_name.h"
#include "normalize/printed_line.h"
#include "normalize/qualification.h"
#include "normalize/url.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

/// What block numbers are printed with.
constexpr std::u32string_view kBlockSigns = U"0123456789〇一二三四五六七八九十百千丁目番地号の之ノ-‐‑–—―−－ー区条線";

/// 0..1 to -1..1, silence at `neutral`.
float witness_of(float fit, float neutral) {
  return fit >= neutral ? (fit - neutral) / (1 - neutral) : (fit - neutral) / neutral;
}

class FieldClues {
 public:
  FieldClues(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value, ValueClues& clues)
      : card_(card), parsed_(parsed), value_(value), clues_(clues), names_(card.context.knowledge->names) {}

  void run() {
    set(ValueClue::clearness, clearness());
    set(ValueClue::unknown_kanji, unknown_kanji());
    switch (value_.field) {
      case JudgedField::family_name:
      case JudgedField::given_name: return person();
      case JudgedField::kana: return kana();
      case JudgedField::latin_name: return latin_name();
      case JudgedField::company:
      case JudgedField::company_other: return company();
      case JudgedField::department: return department();
      case JudgedField::job_title:
        if (value_.text.ends_with("ャ") || value_.text == "担当") clues_[ValueClue::oddities] += 1;  // part of it lost
        return set(ValueClue::quality, job_title_likeness(value_.text));
      case JudgedField::phone: return add_phone_clues(card_, parsed_, value_, clues_);
      case JudgedField::email: return email();
      case JudgedField::url: return url();
      case JudgedField::address: return address();
      case JudgedField::qualification: return set(ValueClue::quality, qualification_likeness(value_.text));
      case JudgedField::count_: return;
    }
  }

 private:
  float unknown_kanji() const {
    const WordBook& words = card_.context.knowledge->words;
    switch (value_.field) {
      case JudgedField::company: return words.unknown_kanji(read_company_name(value_.text).core);
      case JudgedField::department:
      case JudgedField::job_title:
      case JudgedField::qualification: return words.unknown_kanji(value_.text);
      case JudgedField::address: {
        const card::Address& address = parsed_.addresses[value_.place].value;
        return words.unknown_kanji(address.street) + words.unknown_kanji(address.building);
      }
      default: return 0;
    }
  }

  void set(ValueClue clue, float number) { clues_[clue] = number; }

  /// Of the labels that the value's segments won; 1 for what has a grammar of its own.
  float clearness() const {
    float least = 1;
    for (const card::Evidence& evidence : *value_.evidence)
      for (const Segment& segment : card_.segments) {
        if (segment.line != evidence.line || segment.label == Label::note) continue;
        const SymbolRange range = symbols_of(card_.features.lines[segment.line].readings.front(), segment.span);
        if (range.first < evidence.last_symbol && evidence.first_symbol < range.last)
          least = std::min(least, segment.clearness);
      }
    return least;
  }

  NameParts kanji() const {
    const std::string &family = parsed_.family_name.value, &given = parsed_.given_name.value;
    return {family, given, 1, names_.is_surname(family), names_.is_given_name(given)};
  }
  NameParts kana_parts() const { return {parsed_.family_kana.value, parsed_.given_kana.value, 1, false, false}; }

  bool is_japanese(const std::string& text) const { return text::count_scripts(text).japanese() > 0; }

  /// How well some personal mailbox fits the name, -1..1.
  float mailbox() const {
    float best = -1;
    for (const std::string& local : card_.context.mailboxes) {
      if (is_japanese(parsed_.family_name.value))
        best = std::max(best, mailbox_fit_kanji(local, kanji(), names_));
      else
        best = std::max(best, mailbox_fit(local, kanji()));
      if (!parsed_.family_kana.value.empty()) best = std::max(best, mailbox_fit(local, kana_parts()));
    }
    return best < 0 ? 0 : witness_of(best, 0.4F);
  }

  float romaji() const {
    if (parsed_.latin_name.value.empty() || !is_japanese(parsed_.family_name.value)) return 0;
    const auto parts = split_romaji_name(parsed_.latin_name.value, kanji(), kana_parts(), names_);
    return parts ? witness_of(romaji_fit(*parts, kanji(), kana_parts(), names_), 0.5F) : -1.0F;
  }

  void person() {
    const bool family = value_.field == JudgedField::family_name;
    const std::string& name = value_.text;
    const std::string &own_kana = family ? parsed_.family_kana.value : parsed_.given_kana.value,
                      &other_kana = family ? parsed_.given_kana.value : parsed_.family_kana.value;
    set(ValueClue::half_read, own_kana.empty() && !other_kana.empty() ? 1 : 0);
    if (!is_japanese(name)) {
      const std::string whole = parsed_.given_name.value + " " + parsed_.family_name.value;
      set(ValueClue::quality, western_name_likeness(whole));
      set(ValueClue::known, western_name_likeness(name));
      if (lacks_kanji_of_name() || may_lack_accent(name, card_.region)) set(ValueClue::half_read, 1);
      return set(ValueClue::second_witness, mailbox());
    }
    set(ValueClue::known, family ? names_.is_surname(name) : names_.is_given_name(name));
    set(ValueClue::usual, family ? names_.surname_commonness(name) : names_.given_commonness(name));
    set(ValueClue::quality, kanji_name_likeness(parsed_.family_name.value + " " + parsed_.given_name.value, names_));
    const std::string& kana = family ? parsed_.family_kana.value : parsed_.given_kana.value;
    set(ValueClue::witness, read_so(name, kana, family));
    set(ValueClue::second_witness, std::clamp(mailbox() + romaji(), -1.0F, 1.0F));
    const std::vector<std::string> own = keys_of_readings(name, family),
                                   other = keys_of_readings(
                                       family ? parsed_.given_name.value : parsed_.family_name.value, !family);
    if (is_longer_in_letters(own, other, latin_words())) set(ValueClue::half_read, 1);
  }

  /// How a part of the name may be read, in romaji for comparing.
  std::vector<std::string> keys_of_readings(const std::string& part, bool family) const {
    std::vector<std::string> keys;
    for (const std::string& reading : names_.possible_readings(part, family ? NamePart::family : NamePart::given).texts)
      keys.push_back(text::romaji_key(reading));
    return keys;
  }

  /// The words of the name's romaji and of the personal mailboxes, for comparing.
  std::vector<std::string> latin_words() const {
    std::string all = parsed_.latin_name.value;
    for (const std::string& local : card_.context.mailboxes) all += " " + local;
    for (char& c : all) c = is_ascii_letter(static_cast<unsigned char>(c)) ? c : ' ';
    std::vector<std::string> words;
    for (const std::string_view word : split_columns(all, ' '))
      if (!word.empty()) words.push_back(text::romaji_key(word));
    return words;
  }

  /// "Masadai KUSUNOKI" under 専門役: a Japanese name in Latin letters beside Japanese print, or print that was not
  /// read.
  bool lacks_kanji_of_name() const {
    constexpr int kFewest = 2;
    constexpr float kSure = 0.9F;
    const bool japanese = std::ranges::any_of(card_.features.lines, [&](const LineFeatures& line) {
      return line.confidence >= kSure && text::count_scripts(line.text()).han >= kFewest;
    });
    if (!japanese && (card_.region != "JP" || card_.text.unread_ink.empty())) return false;
    const std::vector<std::string> readings = text::kana_from_romaji(parsed_.family_name.value);
    return std::any_of(readings.begin(), readings.end(),
                       [&](const std::string& reading) { return names_.is_surname_reading(reading); });
  }

  /// Whether the kanji are read so: 1 by the dictionary, 0.8 as in other names, 0 unknown, below 0 otherwise.
  float read_so(const std::string& kanji, const std::string& kana, bool family) const {
    if (kana.empty() || kanji.empty()) return 0;
    const PossibleReadings possible = names_.possible_readings(kanji, family ? NamePart::family : NamePart::given);
    if (possible.texts.empty()) return 0;
    const bool so = std::find(possible.texts.begin(), possible.texts.end(), kana) != possible.texts.end();
    return possible.listed ? (so ? 1.0F : -1.0F) : (so ? 0.8F : -0.5F);
  }

  /// Whether the card spells a part of the name so in Latin letters: 1 where a word of the romaji or of a mailbox is
  /// read so, -1 where one is nearly, 0 otherwise.
  float spelt(const std::string& kana) const {
    constexpr std::size_t kShortest = 3;
    constexpr int kNear = 2;  // letters, of words that are longer than twice that
    const std::string key = text::romaji_key(kana);
    float best = 0;
    for (const std::string& other : latin_words()) {
      if (key.size() < kShortest || other.size() < kShortest) continue;
      if (other == key) return 1;
      const bool part =
          other.starts_with(key) || other.ends_with(key) || key.starts_with(other) || key.ends_with(other);
      const bool near = other.size() > 2 * kNear && text::edit_distance(other, key) <= kNear;
      if (part || near) best = -1;
    }
    return best;
  }

  void kana() {
    const bool family = value_.path == "family_kana";
    const std::string& kana = value_.text;
    set(ValueClue::known, family ? names_.is_surname_reading(kana) : names_.is_given_reading(kana));
    const NameParts parts = kanji();
    set(ValueClue::witness, read_so(family ? parts.family : parts.given, kana, family));
    const float letters = spelt(kana);
    set(ValueClue::second_witness, letters != 0 ? letters : std::clamp(mailbox() + romaji(), -1.0F, 1.0F));
  }

  void latin_name() {
    set(ValueClue::quality, western_name_likeness(value_.text));
    set(ValueClue::witness, romaji());
    set(ValueClue::second_witness, mailbox());
  }

  float domain(const std::string& company) const {
    float best = -1;
    for (const std::string& each : card_.context.domains)
      best = std::max({best, domain_fit(each, company), kanji_domain_fit(each, company, names_)});
    return std::max(0.0F, best);
  }

  void company() {
    const CompanyName name = read_company_name(value_.text);
    set(ValueClue::known, name.form.empty() ? 0 : 1);
    set(ValueClue::quality, company_likeness(value_.text));
    set(ValueClue::witness, domain(value_.text));
    if (begins_oddly(name.core) || is_off_domain(value_.text) || is_torn_company(value_.text) ||
        is_far_off_domain(value_.text, card_.context.domains) ||
        (value_.path == "company" && card_.context.japanese && is_translation(value_.text)))
      clues_[ValueClue::oddities] += 1;
  }

  /// Whether a word of the name is one letter off the card's domain.
  bool is_off_domain(const std::string& company) const {
    const auto& domains = card_.context.domains;
    return std::any_of(domains.begin(), domains.end(),
                       [&](const std::string& each) { return near_domain_word(company, each).has_value(); });
  }

  /// Whether a host is one or two letters off another one on the card, or one letter off a word of the firm's name.
  bool is_near_miss(const std::string& host) const {
    constexpr std::size_t kShortest = 5;
    constexpr int kNear = 2;
    const auto near = [&](const std::string& other) {
      const int distance = text::edit_distance(host, other);
      return host.size() >= kShortest && other.size() >= kShortest && distance > 0 && distance <= kNear;
    };
    // As printed too: where two differ one was taken for the other (net_agreement.h).
    std::vector<std::string> domains = card_.context.domains;
    for (const LineFeatures& line : card_.features.lines) {
      for (const auto& email : find_emails(line.text())) domains.emplace_back(domain_of(email.value));
      for (const auto& url : find_urls(line.text())) domains.push_back(host_of(url.value));
    }
    return std::any_of(domains.begin(), domains.end(), near) || near_domain_word(parsed_.company.value, host) ||
           near_domain_word(parsed_.company_latin.value, host);
  }

  /// The least likely of its levels, and how many there are.
  void department() {
    float least = 1;
    const std::vector<std::string> levels = split_department_levels(value_.text);
    for (const std::string& level : levels) least = std::min(least, department_likeness(level));
    set(ValueClue::quality, least);
    set(ValueClue::usual, 1 / static_cast<float>(std::max<std::size_t>(1, levels.size())));
  }

  template <class Placeds>
  float quality_in(const Placeds& all) const {
    for (const auto& each : all)
      if (each.value == value_.text) return each.quality;
    return 0.5F;
  }

  void email() {
    const std::string host(domain_of(value_.text));
    set(ValueClue::near_miss, is_near_miss(host) ? 1 : 0);
    set(ValueClue::quality, quality_in(card_.points.emails));
    set(ValueClue::known, has_known_top_level(host) ? 1 : 0);
    const std::string& firm = parsed_.company.value;
    set(ValueClue::usual,
        is_free_mail_domain(host) ? 1.0F : std::max(domain_fit(host, firm), kanji_domain_fit(host, firm, names_)));
    float fits = 0;
    for (const auto& url : parsed_.urls) {
      const std::string theirs = host_of(url.value);
      const bool same = theirs == host || theirs.ends_with("." + host) || host.ends_with("." + theirs);
      fits = same ? 1.0F : fits == 0 ? -1.0F : fits;
    }
    for (const auto& other : parsed_.emails)
      if (other.value != value_.text && domain_of(other.value) == host) fits = 1;
    set(ValueClue::witness, fits);
    const std::string local(local_part(value_.text));
    float best = 0;
    if (!parsed_.family_name.value.empty())
      best = is_japanese(parsed_.family_name.value) ? mailbox_fit_kanji(local, kanji(), names_)
                                                    : mailbox_fit(local, kanji());
    if (!parsed_.family_kana.value.empty()) best = std::max(best, mailbox_fit(local, kana_parts()));
    set(ValueClue::second_witness, is_role_address(value_.text) ? 1.0F : best);
    constexpr float kLikelyStop = -7;  // as an other spelling of the mailbox
    const MailboxWords words = mailbox_words(parsed_, names_);
    if (ends_in_figure_likeness(words, local) || lacks_part_of_name(words, local) || has_other_initial(words, local) ||
        is_a_letter_off(words, local) || (clues_[ValueClue::rival] > kLikelyStop && may_lack_a_stop(words, local)))
      clues_[ValueClue::oddities] += 1;
  }

  void url() {
    const std::string host = host_of(value_.text);
    set(ValueClue::near_miss, is_near_miss(host) ? 1 : 0);
    set(ValueClue::quality, quality_in(card_.points.urls));
    set(ValueClue::known, has_known_top_level(host) ? 1 : 0);
    float fits = 0;
    for (const auto& email : parsed_.emails) {
      const std::string theirs(domain_of(email.value));
      if (is_free_mail_domain(theirs)) continue;
      const bool same = theirs == host || host.ends_with("." + theirs) || theirs.ends_with("." + host);
      fits = same ? 1.0F : fits == 0 ? -1.0F : fits;
    }
    set(ValueClue::witness, fits);
    const std::string& firm = parsed_.company.value;
    set(ValueClue::second_witness, std::max(domain_fit(host, firm), kanji_domain_fit(host, firm, names_)));
  }

  /// "下広田14-5株式会社吉森電機": the firm on the next line ran into it.
  static bool names_firm(const card::Address& address) {
    constexpr std::string_view kForms[] = {"株式会社", "有限会社", "合同会社", "㈱", "㈲"};
    return std::any_of(std::begin(kForms), std::end(kForms), [&](std::string_view form) {
      return (address.street + address.building).find(form) != std::string::npos;
    });
  }

  void address() {
    const card::Address& address = parsed_.addresses[value_.place].value;
    set(ValueClue::usual, address.postal_code.empty() ? 0 : 1);
    const Origin& origin = card_.context.origin;
    set(ValueClue::country_known, !origin.country.empty() || origin.manner != Manner::western ? 1 : 0);
    if (address.country != "JP" || !is_japanese(address.printed)) {
      set(ValueClue::quality, address_likeness(address.printed, card_.context.knowledge->postal));
      set(ValueClue::known, (address.street.empty() ? 0.0F : 0.5F) + (address.locality.empty() ? 0.0F : 0.5F));
      return;
    }
    const std::string whole = text::without_blanks(address.region + address.locality + address.street);
    const LocalitySplit split = card_.context.knowledge->postal.split(whole, address.postal_code);
    set(ValueClue::quality, split.quality);
    set(ValueClue::known, split.town_end > split.locality_end ? 1 : 0);
    const std::u32string behind = text::to_utf32(whole.substr(std::max(split.town_end, split.locality_end)));
    set(ValueClue::strange, static_cast<float>(std::count_if(behind.begin(), behind.end(), [](char32_t c) {
          return kBlockSigns.find(c) == kBlockSigns.npos;
        })));
    const PostalBook& postal = card_.context.knowledge->postal;
    const bool strange = clues_[ValueClue::known] == 1 && clues_[ValueClue::strange] >= 1 &&
                         text::count_scripts(text::to_utf8(behind)).latin == 0;  // 旭ケ丘丘5
    if (strange || is_torn_street(address, clues_[ValueClue::vertical] == 1) || names_firm(address))
      clues_[ValueClue::oddities] += 1;
    set(ValueClue::near_miss, is_near_town(whole, postal) ? 1 : 0);
    if (!address.postal_code.empty())  // one that nobody was given was misread
      set(ValueClue::witness,
          postal.has_code(address.postal_code) ? witness_of(postal_agreement(address, postal), 0.5F) : -1.0F);
    float fits = 0;
    for (const auto& phone : parsed_.phones) {
      const auto regions = regions_of_phone(phone.value.number);
      if (regions.empty() || address.region.empty()) continue;
      const bool same = std::find(regions.begin(), regions.end(), address.region) != regions.end();
      fits = same ? 1.0F : fits == 0 ? -1.0F : fits;
    }
    set(ValueClue::second_witness, fits);
  }

  const LabelledCard& card_;
  const card::ParsedCard& parsed_;
  const ValueView& value_;
  ValueClues& clues_;
  const NameBook& names_;
};

bool coded_so(const LabelledCard& card, const std::string& text) {
  const std::string key = text::match_key(text);
  if (key.size() < 3) return false;
  return std::any_of(card.text.barcodes.begin(), card.text.barcodes.end(), [&](const card::Barcode& barcode) {
    return text::match_key(barcode.text).find(key) != std::string::npos;
  });
}

}  // namespace

void add_field_clues(const LabelledCard& card, const card::ParsedCard& parsed, const ValueView& value,
                     ValueClues& clues) {
  FieldClues(card, parsed, value, clues).run();
  clues[ValueClue::barcode] = coded_so(card, value.text) ? 1 : 0;
}

}  // namespace normalize
