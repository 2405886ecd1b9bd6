#include "normalize/label_scores.h"

#include <algorithm>
#include <cmath>

#include "normalize/card_grammar.h"
#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/job_title.h"
#include "normalize/name_east.h"
#include "normalize/name_kanji.h"
#include "normalize/printed_line.h"
#include "normalize/qualification.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

constexpr float kImpossible = -20;
/// From this likeness on a text has a company's legal form.
constexpr float kLegalForm = 0.85F;

/// A grammar's likeness (0..1) as a score per word: 0 at the point where a guess is as good as a note.
float from_likeness(float likeness, float zero = 0.4F) { return 3.0F * (likeness - zero); }

float size_term(float relative_size) { return std::clamp(std::log(std::max(relative_size, 0.1F)), -0.7F, 1.2F); }

/// Kana, blanks, middle dots and brackets alone: furigana or the company's reading.
bool is_kana_only(std::string_view text) {
  int kana = 0;
  for (const char32_t c : text::to_utf32(text)) {
    if (text::is_kana(c))
      ++kana;
    else if (!text::is_blank(c) && c != U'・' && c != U'（' && c != U'）' && !is_opening(c) && !is_closing(c) &&
             !is_dash(c) && c != U'－')
      return false;
  }
  return kana >= 2;
}

/// How well a segment fits the card's personal mailboxes; -1 when the card has none.
float best_mailbox_fit(std::string_view text, bool japanese, const CardContext& context) {
  float best = -1;
  for (const std::string& mailbox : context.mailboxes) {
    if (japanese) {
      const auto parts = split_kanji_name(text, context.knowledge->names);
      if (parts) best = std::max(best, mailbox_fit_kanji(mailbox, *parts, context.knowledge->names));
    } else if (const auto name = read_latin_name_on(text, context)) {
      best = std::max(best, mailbox_fit(mailbox, name->parts));
    }
  }
  return best;
}

/// "上川路学" in the card's largest print: its given name ends like a department (学, 組, 員) but is one.
bool is_largest_name(std::string_view text, const LineFeatures& line, const CardContext& context) {
  constexpr float kLargest = 2.0F;  // of the card's usual type
  constexpr int kShortest = 3, kLongest = 5;
  const text::ScriptCounts counts = text::count_scripts(text);
  if (line.relative_size < kLargest || counts.han < kShortest || counts.total() > kLongest) return false;
  const std::u32string name = text::to_utf32(text::without_blanks(text));
  const auto is_given = [&](std::size_t length) {
    return context.knowledge->names.is_given_name(
        text::to_utf8(std::u32string_view(name).substr(name.size() - length)));
  };
  return counts.han == counts.total() && (is_given(1) || is_given(2));
}

/// "城 薄衣 啓介": one kanji of a sign in large print, and behind it a whole name.
bool has_sign_before_name(std::string_view text, const NameBook& names) {
  const auto words = split_columns(text, ' ');
  if (words.size() != 3 || text::to_utf32(words[0]).size() != 1 || text::to_utf32(words[1]).size() < 2) return false;
  const std::string family(words[1]), given(words[2]);
  return names.is_surname(family) || (names.is_given_name(given) && !names.is_given_name(family));
}

/// "우리 쌀 가공식품 전문기업": the first words of a sentence, no name, behind which stands a post.
bool begins_a_sentence(std::string_view text, std::string_view line, const CardContext& context) {
  constexpr int kFewest = 4;  // characters of the rest
  constexpr float kPost = 0.5F;
  if (!line.starts_with(text) || line.size() <= text.size() || line[text.size()] != ' ') return false;
  const std::string_view rest = line.substr(text.size() + 1);
  const text::ScriptCounts counts = text::count_scripts(rest);
  return rest.find(' ') != std::string_view::npos && counts.eastern() >= kFewest && counts.digit == 0 &&
         counts.latin == 0 && read_post_line_on(rest, context).quality < kPost;
}

float score_eastern_name(std::string_view text, const LineFeatures& line, int words, const CardContext& context) {
  const text::ScriptCounts counts = text::count_scripts(text);
  const int length = counts.total();
  const int most_words = context.japanese ? 3 : 5;  // 황 보 하 늘, one by one beside a title
  const int longest = split_foreign_name(text) ? 20 : 9;
  if (counts.latin > 0 || counts.digit > 0 || length < 2 || length > longest || words > most_words) return kImpossible;
  if (context.japanese && line.text().starts_with(text) && has_sign_before_name(line.text(), context.knowledge->names))
    return kImpossible;
  if (context.origin.manner == Manner::korean && begins_a_sentence(text, line.text(), context)) return kImpossible;
  float likeness = name_likeness_on(text, context);
  if (context.japanese && is_largest_name(text, line, context)) likeness = std::max(likeness, 0.35F);
  if (likeness < 0.1F) return kImpossible;
  float score = from_likeness(likeness, 0.35F) * static_cast<float>(words) + 1.6F * size_term(line.relative_size);
  if (words == 2) score += 0.3F;
  const float fit = context.japanese ? best_mailbox_fit(text, true, context) : -1;
  if (fit > 0.6F) score += 1.5F * fit;
  return score;
}

/// "kozue kinoshita", a reading in small letters, as names are written.
std::string with_capitals(std::string_view text) {
  std::string name(text);
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!std::all_of(name.begin(), name.end(), [&](char c) { return is_small(c) || c == ' '; })) return name;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (is_small(name[i]) && (i == 0 || name[i - 1] == ' ')) name[i] = static_cast<char>(name[i] - 'a' + 'A');
  return name;
}

float score_western_name(std::string_view printed, const LineFeatures& line, const CardContext& context) {
  const text::ScriptCounts counts = text::count_scripts(printed);
  if (counts.eastern() > 0 || counts.digit > 0 || counts.latin < 3 || counts.latin > 45) return kImpossible;
  const std::string text = context.eastern() ? with_capitals(printed) : std::string(printed);
  float score = from_likeness(latin_name_likeness_on(text, context), 0.45F) + 1.2F * size_term(line.relative_size);
  const float fit = best_mailbox_fit(text, false, context);
  if (fit >= 0) score += 3.0F * (fit - 0.35F);
  return score;
}

float best_domain_fit(std::string_view text, const CardContext& context) {
  float fit = 0;
  for (const std::string& domain : context.domains) fit = std::max(fit, domain_fit(domain, text));
  return fit;
}

/// "課長代理 株式会社柳丸繊維", "Section Chief Orinet Ltd.": a title, and behind it a firm with its form.
bool has_title_before_firm(std::string_view text) {
  constexpr std::size_t kMostWords = 3;
  std::size_t blank = text.find(' ');
  for (std::size_t words = 1; blank != std::string_view::npos && words <= kMostWords; ++words) {
    const std::string_view rest = text.substr(blank + 1);
    const CompanyName firm = read_company_name(rest);
    if (!firm.form.empty() && !firm.core.empty() && job_title_likeness(text.substr(0, blank)) >= 0.9F) return true;
    blank = text.find(' ', blank + 1);
  }
  return false;
}

/// "株式会社 部長": a form whose name stands elsewhere, and a title behind a blank.
bool is_title_behind_form(std::string_view text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return false;
  const CompanyName firm = read_company_name(text.substr(0, blank));
  return !firm.form.empty() && firm.core.empty() && job_title_likeness(text.substr(blank + 1)) >= 0.9F;
}

/// "George Baker, Ph.D.": a name and degrees behind it, no title.
bool is_name_with_degrees(std::string_view text, const CardContext& context) {
  const auto found = find_qualifications(text);
  if (found.empty() || found.front().span.begin == 0) return false;
  std::string_view before = text.substr(0, found.front().span.begin);
  while (before.ends_with(' ') || before.ends_with(',')) before.remove_suffix(1);
  constexpr float kLikely = 0.4F;
  return before.find(' ') != std::string_view::npos && job_title_likeness(before) < kLikely &&
         department_likeness(before) < kLikely && latin_name_likeness_on(before, context) >= kLikely;
}

/// "Sumire IZUMIYA Manager" at izumiya@: a name in Latin letters and the title behind it.
bool begins_with_mailbox_name(std::string_view text, const CardContext& context) {
  constexpr float kFits = 0.6F;
  const std::size_t blank = text.find(' ');
  const std::size_t end = blank == std::string_view::npos ? blank : text.find(' ', blank + 1);
  if (end == std::string_view::npos) return false;
  std::string name(text.substr(0, end));
  if (name.ends_with(',')) name.pop_back();
  return job_title_likeness(name) < kFits && best_mailbox_fit(name, false, context) > kFits;
}

bool begins_with_degree(std::string_view text, const CardContext& context) {
  const auto found = find_qualifications(text);
  return !found.empty() && found.front().span.begin == 0 && read_latin_name_on(text, context).has_value();
}

float score_company(std::string_view text, const LineFeatures& line, int words, const CardContext& context) {
  const text::ScriptCounts counts = text::count_scripts(text);
  if (counts.total() < 2 || counts.digit > counts.total() / 2 || text.starts_with('@')) return kImpossible;
  if (has_title_before_firm(text)) return kImpossible;
  if (is_title_behind_form(text)) return kImpossible;
  const float likeness = company_likeness_on(text, context);
  float score = from_likeness(likeness, 0.42F) * static_cast<float>(words) + 0.6F * size_term(line.relative_size);
  // "Agency Owner" at gundersonagency.com says what the person is.
  const bool title = counts.eastern() == 0 && job_title_likeness(text) > 0.9F && likeness < kLegalForm;
  if (const float fit = best_domain_fit(text, context); fit > (title ? 0.85F : 0.5F)) score += 2.2F * fit;
  if (line.centre_y < 0.25F || line.centre_y > 0.85F) score += 0.15F;
  // "Dr. med. Katrin Schönfeld" at schoenfeld-ms.de is the person.
  if (!context.eastern() && likeness < kLegalForm && begins_with_degree(text, context)) score = std::min(score, -1.0F);
  return score;
}

float score_company_kana(std::string_view text, int words) {
  const std::string plain = text::without_blanks(text);
  const bool has_form = plain.find("カブシキガイシャ") != std::string::npos ||
                        plain.find("ユウゲンガイシャ") != std::string::npos ||
                        plain.find("ゴウドウガイシャ") != std::string::npos;
  return has_form ? 2.5F * static_cast<float>(words) : -0.3F;
}

}  // namespace

LabelScores score_labels(std::string_view text, const LineFeatures& line, int words, const CardContext& context) {
  LabelScores scores;
  scores.fill(kImpossible);
  const auto set = [&](Label label, float score) { scores[static_cast<std::size_t>(label)] = score; };
  const float count = static_cast<float>(words);
  set(Label::note, 0);
  const bool has_eastern = text::count_scripts(text).eastern() > 0;
  const bool has_form = company_likeness_on(text, context) >= kLegalForm;
  float post = post_likeness_on(text, context);
  // "Lakeside Heart Center" at lakesideheart.org is no department.
  if (!has_eastern && text.find(' ') != std::string_view::npos && best_domain_fit(text, context) > 0.7F) post -= 0.4F;
  if (!context.eastern() && post > 0 && is_name_with_degrees(text, context)) post = 0;
  if (context.japanese && !has_eastern && begins_with_mailbox_name(text, context)) post = 0;
  if (context.japanese && is_kana_only(text) && split_furigana(text, {}, context.knowledge->names)) {
    const float larger = std::max(0.0F, size_term(line.relative_size));
    set(Label::furigana, 0.3F * count - 1.5F * larger - (post > 0.8F || has_form ? 3.0F : 0.0F));
    set(Label::company_kana, score_company_kana(text, words));
  }
  if (has_eastern) {
    if (context.eastern()) set(Label::name, score_eastern_name(text, line, words, context));
  } else {
    const float western = score_western_name(text, line, context);
    set(Label::name, context.eastern() ? western - 1.0F : western);
    set(Label::latin_name, context.eastern() ? western : kImpossible);
  }
  set(Label::company, score_company(text, line, words, context));
  set(Label::post, from_likeness(post) * count - 0.4F * std::max(0.0F, size_term(line.relative_size)) -
                       (has_form ? 2.0F * count : 0.0F));
  const float address = address_likeness_on(text, context);
  // Nor is a building's word alone, in large print, one: 山荘 朧月.
  const float too_large = (address < 0.6F ? 2.0F : 0.5F) * std::max(0.0F, size_term(line.relative_size));
  set(Label::address, from_likeness(address) * count - too_large);
  return scores;
}

NameTrial name_trial(std::string_view text, const card::Bounds& box, float size_px, const CardContext& context) {
  NameTrial trial;
  trial.box = box;
  trial.size_px = size_px;
  trial.eastern = text::count_scripts(text).eastern() > 0;
  trial.japanese = trial.eastern && context.japanese;
  if (trial.eastern) {
    trial.parts = split_name_on(text, context).value_or(NameParts{});
  } else if (const auto western = read_latin_name_on(text, context)) {
    trial.parts = western->parts;
  }
  return trial;
}

float furigana_bonus(std::string_view text, const card::Bounds& box, const NameTrial& name,
                     const CardContext& context) {
  if (!name.japanese) return -1.5F;
  float bonus = are_neighbours(box, name.box, name.size_px) ? 1.2F : -0.8F;
  const auto kana = split_furigana(text, name.parts, context.knowledge->names);
  if (!kana) return bonus - 1.0F;
  const float fit = furigana_fit(*kana, name.parts, context.knowledge->names);
  constexpr float kOtherWord = 0.3F;  // スタイリスト is no reading of 汐見 よしの
  return fit < kOtherWord ? kImpossible : bonus + 2.0F * (fit - 0.3F);
}

float latin_name_bonus(std::string_view text, const card::Bounds& box, const NameTrial& name,
                       const CardContext& context) {
  if (!name.eastern) return kImpossible;
  float bonus = are_neighbours(box, name.box, name.size_px, 2.0F) ? 0.6F : -0.3F;
  if (!name.japanese) return bonus + (split_romanised_name(text, context.origin.country) ? 1.0F : -0.4F);
  const auto romaji = split_romaji_name(text, name.parts, {}, context.knowledge->names);
  constexpr float kOwnMailbox = 0.6F;  // "Meiling Chen", meiling@: a reading that no table has
  const bool own_mailbox = bonus > 0 && best_mailbox_fit(text, false, context) > kOwnMailbox;
  if (!romaji) return own_mailbox ? bonus : bonus - 0.8F;
  const float fit = romaji_fit(*romaji, name.parts, {}, context.knowledge->names);
  constexpr float kOtherWords = 0.3F;  // neither part is read so: MARINE BLUE OKINAWA beside 金城 海斗
  if (own_mailbox && fit < kOtherWords) return bonus;
  return bonus + 2.5F * (fit - 0.35F) - (fit < kOtherWords ? 2.0F : 0.0F);
}

float transition_score(Label previous, Label next, bool same_line) {
  struct Row {
    Label previous, next;
    float score;
  };
  static constexpr Row kRows[] = {
      {Label::post, Label::name, 0.4F},           {Label::name, Label::post, 0.1F},
      {Label::company, Label::post, 0.3F},        {Label::post, Label::post, 0.2F},
      {Label::furigana, Label::name, 0.4F},       {Label::name, Label::furigana, 0.3F},
      {Label::name, Label::latin_name, 0.3F},     {Label::latin_name, Label::name, 0.2F},
      {Label::furigana, Label::latin_name, 0.2F}, {Label::address, Label::address, 0.7F},
      {Label::company, Label::address, 0.2F},     {Label::note, Label::address, -0.1F},
      {Label::address, Label::name, -0.3F},       {Label::company, Label::company, -0.3F},
  };
  float score = same_line && previous == Label::address && next != Label::address ? -0.5F : 0.0F;
  for (const Row& row : kRows)
    if (row.previous == previous && row.next == next) score += row.score;
  return score;
}

}  // namespace normalize
