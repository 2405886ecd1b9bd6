#include "normalize/company.h"

#include <algorithm>
#include <span>
#include <utility>

#include "normalize/department.h"
#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/tables/east_forms.h"
#include "normalize/tables/legal_forms.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

struct FormPlace {
  std::size_t begin = 0, end = 0;  ///< bytes
  std::string_view full;
  bool misread = false;
  std::string_view canonical_print;  ///< the right characters of a misread form
};

/// How many characters differ at the same place; more than both have when the lengths do.
std::size_t changed_characters(std::u32string_view a, std::u32string_view b) {
  if (a.size() != b.size()) return a.size() + b.size();
  std::size_t changed = 0;
  for (std::size_t i = 0; i < a.size(); ++i) changed += a[i] != b[i] ? 1 : 0;
  return changed;
}

/// A form of four or more characters at the front or the end of the name with a quarter of its characters misread, but
/// not both of the word that it ends with: 会社, 法人 ("土地家屋調査士登録番号" is no 土地家屋調査士法人).
std::optional<FormPlace> find_misread_form(std::string_view text) {
  constexpr std::size_t kShortest = 4;
  const std::u32string name = text::to_utf32(text);
  std::optional<FormPlace> best;
  for (const auto& form : tables::kJapaneseForms) {
    const std::u32string printed = text::to_utf32(form.printed);
    if (printed.size() < kShortest || name.size() <= printed.size() || printed.front() == U'(') continue;
    for (const std::size_t at : {std::size_t{0}, name.size() - printed.size()}) {
      const std::u32string_view here = std::u32string_view(name).substr(at, printed.size());
      if (changed_characters(here, printed) > printed.size() / 4) continue;
      if (changed_characters(here.substr(here.size() - 2), printed.substr(printed.size() - 2)) == 2) continue;
      const std::size_t begin = text::to_utf8(std::u32string_view(name).substr(0, at)).size();
      const FormPlace place{begin, begin + text::to_utf8(here).size(), form.full, true, form.printed};
      if (!best || place.end - place.begin > best->end - best->begin) best = place;
    }
  }
  return best;
}

/// "般財団法人五成協会", "ー般財団法人五成協会": a form at the front of the name whose first character was lost or
/// taken for a dash. Nothing where two forms may be meant (国立大学法人, 公立大学法人).
std::optional<FormPlace> find_beheaded_form(std::string_view text) {
  constexpr std::size_t kShortest = 4;  // characters of the whole form
  constexpr std::u32string_view kDashes = U"ー一-_―－";
  const std::u32string name = text::to_utf32(text);
  const std::size_t dash = !name.empty() && kDashes.find(name[0]) != kDashes.npos ? 1 : 0;
  std::optional<FormPlace> best;
  std::u32string best_rest;
  bool two = false;
  for (const auto& form : tables::kJapaneseForms) {
    const std::u32string printed = text::to_utf32(form.printed);
    if (printed.size() < kShortest || printed.front() == U'(' || name.substr(0, printed.size()) == printed) continue;
    const std::u32string rest = printed.substr(1);
    const std::size_t end = dash + rest.size();
    if (name.size() <= end || name.compare(dash, rest.size(), rest) != 0) continue;
    two = two || rest == best_rest;
    if (rest.size() <= best_rest.size()) continue;
    best = FormPlace{0, text::to_utf8(name.substr(0, end)).size(), form.full, true, form.printed};
    best_rest = rest;
    two = false;
  }
  return two ? std::nullopt : best;
}

/// ㈱ and (株) of which the brackets were lost or misread: "株野崎化学", "(株一ビジョン", "榊テクノロジー(株".
std::optional<FormPlace> find_open_bracket_form(std::string_view text) {
  constexpr std::string_view kSign = "㈱", kKabu = "株", kFull = "株式会社";
  constexpr std::u32string_view kLostBracket = U"一ーJlI1|丿ノ]｝}";
  constexpr std::u32string_view kOtherWords = U"式主券価";  // 株式, 株主 ... are words
  const std::u32string name = text::to_utf32(text);
  if (name.size() < 4 || text.find("会社") != std::string_view::npos) return std::nullopt;
  const bool bracket = name[0] == U'(' || name[0] == U'（';
  const std::size_t kabu = bracket ? 1 : 0;
  const auto bytes = [&](std::size_t count) {
    return text::to_utf8(std::u32string_view(name).substr(0, count)).size();
  };
  if (name[kabu] == U'株' && kOtherWords.find(name[kabu + 1]) == kOtherWords.npos) {
    const bool lost = bracket && kLostBracket.find(name[kabu + 1]) != kLostBracket.npos;
    return FormPlace{0, bytes(kabu + (lost ? 2 : 1)), kFull, true, kSign};
  }
  const std::size_t last = name.size() - 1;
  if (!text.ends_with(kKabu)) return std::nullopt;
  const bool opened = name[last - 1] == U'(' || name[last - 1] == U'（';
  return FormPlace{bytes(opened ? last - 1 : last), text.size(), kFull, true, kSign};
}

/// "株式48mWAVETECH": a model of Latin letters that read on over 会社.
std::optional<FormPlace> find_half_read_form(std::string_view text) {
  constexpr std::string_view kHalf = "株式", kWhole = "株式会社";
  constexpr std::size_t kMost = 4;  // characters made of 会社
  if (!text.starts_with(kHalf)) return std::nullopt;
  std::size_t end = kHalf.size();
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || (text[end] >= 'a' && text[end] <= 'z'))) ++end;
  const bool name_follows = end < text.size() && text[end] >= 'A' && text[end] <= 'Z';
  if (end == kHalf.size() || end - kHalf.size() > kMost || !name_follows) return std::nullopt;
  return FormPlace{0, end, kWhole, true, kWhole};
}

/// (주) with a lost or misread bracket, at either end of a Korean name.
std::optional<FormPlace> find_misread_korean_form(std::string_view text) {
  for (const tables::MisreadForm& form : tables::kMisreadKoreanForms) {
    if (text.size() <= form.read.size()) continue;
    if (text.starts_with(form.read)) return FormPlace{0, form.read.size(), form.full, true, form.printed};
    if (text.ends_with(form.read))
      return FormPlace{text.size() - form.read.size(), text.size(), form.full, true, form.printed};
  }
  return std::nullopt;
}

/// Japanese, Korean and Chinese forms: no card mistakes one for another.
std::optional<FormPlace> find_eastern_form(std::string_view text) {
  std::optional<FormPlace> best;
  const std::span<const tables::LegalForm> all[] = {tables::kJapaneseForms, tables::kKoreanForms,
                                                    tables::kChineseForms};
  for (const auto& forms : all) {
    for (const tables::LegalForm& form : forms) {
      const auto at = text.find(form.printed);
      if (at == std::string_view::npos) continue;
      // The longest: 一般社団法人 before 社団法人.
      if (best && best->end - best->begin >= form.printed.size()) continue;
      best = FormPlace{at, at + form.printed.size(), form.full, false, form.full};
    }
  }
  // 財団法人 stands in 般財団法人 as well.
  if (!best || best->begin > 0)
    if (const auto beheaded = find_beheaded_form(text); beheaded && (!best || beheaded->end >= best->end))
      return beheaded;
  if (!best) best = find_misread_korean_form(text);
  if (!best) best = find_misread_form(text);
  if (!best) best = find_open_bracket_form(text);
  return best ? best : find_half_read_form(text);
}

/// Lower case without blanks, stops and commas.
std::string form_key(std::string_view text) {
  std::string key;
  for (const char32_t c : to_small(PrintedLine(text).chars())) {
    constexpr std::u32string_view kDropped = U" .,()";
    if (kDropped.find(c) == std::u32string_view::npos) key += text::to_utf8(c);
  }
  return key;
}

/// "SE" and "S.A." but not "se" and "as": initials must be in capitals or carry stops.
bool spelt_as_form(std::string_view printed, const tables::WesternForm& form) {
  if (!form.needs_stop) return true;
  const bool stops = printed.find('.') != std::string_view::npos;
  const bool capitals = std::none_of(printed.begin(), printed.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return stops || capitals || printed == form.canonical;
}

/// "PL" of PLC, "Gmb" of GmbH: a last word without vowels that one form alone has one letter more than.
const tables::WesternForm* form_cut_short(std::string_view word) {
  constexpr std::string_view kVowels = "aeiouy";
  const std::string key = form_key(word);
  if (key.size() < 2 || key.size() != word.size() || key.find_first_of(kVowels) != std::string::npos) return nullptr;
  const tables::WesternForm* whole = nullptr;
  for (const auto& form : tables::kWesternForms) {
    if (form.key == key) return nullptr;
    if (form.key.size() != key.size() + 1 || !form.key.starts_with(key)) continue;
    if (whole) return nullptr;
    whole = &form;
  }
  return whole;
}

std::string in_capitals(std::string_view text) {
  std::string capitals(text);
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return capitals;
}

/// "eV." as "e.V.": of a form's initials all have a stop or none has. Empty where the print is like that.
std::string with_lost_stops(std::string_view printed, const tables::WesternForm& form) {
  const auto stops = std::count(printed.begin(), printed.end(), '.');
  const bool initials = form.canonical.size() == 2 * form.key.size() && form.canonical[1] == '.';
  if (!initials || stops == 0 || printed.size() != form.key.size() + static_cast<std::size_t>(stops)) return {};
  std::string whole;
  for (const char c : printed)
    if (c != '.') whole += {c, '.'};
  return whole == printed ? std::string() : whole;
}

/// A form at the end of the name and how it is to be printed where it was misread.
struct WesternPlace {
  FormPlace place;
  std::string mended;
};

std::optional<WesternPlace> find_western_form(std::string_view text) {
  // One to four words at the end, the longest form first.
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool edge = i == 0 || text[i - 1] == ' ' || text[i - 1] == ',' || text[i - 1] == '(';
    if (edge && text[i] != ' ') starts.push_back(i);
  }
  const std::size_t oldest = starts.size() > 6 ? starts.size() - 6 : 0;
  for (std::size_t s = oldest; s < starts.size(); ++s) {
    if (starts[s] == 0) continue;
    const std::string_view tail = text.substr(starts[s]);
    const std::string key = form_key(tail);
    for (const auto& form : tables::kWesternForms) {
      if (key == form.key && spelt_as_form(tail, form))
        return WesternPlace{{starts[s], text.size(), form.canonical, false, {}}, with_lost_stops(tail, form)};
    }
  }
  if (starts.size() < 2) return std::nullopt;
  const std::string_view last = text.substr(starts.back());
  // "Jd. Fernandes - SP": a state, not what is left of SPA.
  const std::string_view before = text.substr(0, text.find_last_not_of(' ', starts.back() - 1) + 1);
  if (before.ends_with('-') || before.ends_with('/') || before.ends_with("–")) return std::nullopt;
  const tables::WesternForm* cut = form_cut_short(last);
  if (!cut) return std::nullopt;
  const bool capitals = in_capitals(last) == last;
  return WesternPlace{{starts.back(), text.size(), cut->canonical, true, {}},
                      capitals ? in_capitals(cut->key) : std::string(cut->canonical)};
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == ',')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == ',')) text.remove_suffix(1);
  return text;
}

/// "(株 ) リンライズ": the sign's brackets stand close.
std::string with_close_brackets(std::string text) {
  for (const std::string_view kind : {"株", "有", "同", "資", "名", "財", "社"})
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}})
      for (const std::string_view before : {"", " "})
        for (const std::string_view behind : {"", " "}) {
          const std::string wide = std::string(open).append(before).append(kind).append(behind).append(close);
          const auto at = text.find(wide);
          if (at == std::string::npos || (before.empty() && behind.empty())) continue;
          text.replace(at, wide.size(), std::string(open).append(kind).append(close));
        }
  return text;
}

/// "嶺友化学㈱)": a closing bracket at the end that nothing opens is an echo of the sign before it.
std::string without_lone_bracket(std::string text) {
  for (const auto& [seen, meant] : {std::pair<std::string_view, std::string_view>{"(㈱", "㈱"}, {"㈱)", "㈱"}})
    if (const auto at = text.find(seen); at != std::string::npos) text.replace(at, seen.size(), meant);
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"(", ")"}, {"（", "）"}})
    if (text.ends_with(close) && text.find(open) == std::string::npos && text.size() > close.size())
      text.resize(text.size() - close.size());
  return text;
}

/// "INTERPARTNERS Co,, Ltd": the stop of Co. that was read as a comma.
std::string with_stop_of_co(std::string text) {
  constexpr std::string_view kRead = "Co,,", kMeant = "Co.,";
  if (const std::size_t at = text.find(kRead); at != std::string::npos) text.replace(at, kRead.size(), kMeant);
  return text;
}

/// "社会福祉法人人 つむぎ福祉会": a form's last character that was read twice before the blank behind it.
std::string without_echo(std::string text) {
  constexpr std::string_view kTwice = "法人人 ", kOnce = "法人 ";
  if (const auto at = text.find(kTwice); at != std::string::npos) text.replace(at, kTwice.size(), kOnce);
  return text;
}

}  // namespace

CompanyName read_company_name(std::string_view text) {
  CompanyName name;
  std::string printed =
      with_stop_of_co(without_echo(without_lone_bracket(with_close_brackets(text::squeeze_blanks(text)))));
  auto form = find_eastern_form(printed);
  if (form && form->misread) {
    printed.replace(form->begin, form->end - form->begin, form->canonical_print);
    form->end = form->begin + form->canonical_print.size();
  }
  if (!form)
    if (const auto western = find_western_form(printed)) {
      form = western->place;
      if (!western->mended.empty()) printed.replace(form->begin, printed.size() - form->begin, western->mended);
      form->end = printed.size();
    }
  name.printed = printed;
  if (!form) {
    name.core = printed;
    return name;
  }
  const std::string_view front = trim(std::string_view(printed).substr(0, form->begin));
  const std::string_view back = trim(std::string_view(printed).substr(form->end));
  name.form = std::string(form->full);
  name.core = std::string(front) + (front.empty() || back.empty() ? "" : " ") + std::string(back);
  name.position = front.empty() ? FormPosition::front : back.empty() ? FormPosition::behind : FormPosition::middle;
  return name;
}

CompanyLine split_company_line(std::string_view line) {
  CompanyLine split;
  split.company = {text::squeeze_blanks(read_company_name(line).printed), {0, line.size()}, company_likeness(line)};
  // The branch stands behind a blank: "株式会社山田製作所 大阪支店".
  const PrintedLine chars(line);
  for (std::size_t i = 1; i + 1 < chars.size(); ++i) {
    if (chars[i] != U' ') continue;
    const std::string front = text::squeeze_blanks(chars.original(0, i));
    const std::string back = text::squeeze_blanks(chars.original(i + 1, chars.size()));
    const CompanyName name = read_company_name(front);
    if (name.form.empty() || name.core.empty() || back.empty()) continue;
    if (!read_company_name(back).form.empty()) continue;
    const float branch = department_likeness(back);
    if (branch < 0.6F) continue;
    std::size_t begin = i + 1;
    while (chars.at(begin) == U' ') ++begin;
    split.company = {name.printed, chars.span(0, i), company_likeness(front)};
    split.branch = {back, chars.span(begin, chars.size()), branch};
    break;
  }
  return split;
}

std::string company_key(std::string_view name) { return text::match_key(read_company_name(name).core); }

}  // namespace normalize
