#include "normalize/notice.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "normalize/printed_line.h"
#include "normalize/tables/phone_labels.h"
#include "text/utf8.h"

namespace normalize {
namespace {

using Words = std::span<const std::u32string_view>;

/// Small letters, narrow. Own collection from cards of shops, surgeries and builders, 2026-11.
constexpr auto kHourWords = std::to_array<std::u32string_view>(
    {U"営業時間",      U"診療時間",       U"診察時間",     U"受付時間",       U"開館時間",
     U"開店時間",      U"営業日",         U"定休日",       U"休診日",         U"休業日",
     U"休館日",        U"年中無休",       U"plantão",      U"hours:",         U"mon - sat",
     U"mon-sat",       U"mon – sat",      U"mon - sun",    U"24 horas",       U"駐車場",
     U"徒歩",          U"下車",           U"毎日",         U"24時間",         U"ラストオーダー",
     U"opening hours", U"business hours", U"office hours", U"öffnungszeiten", U"sprechzeiten",
     U"horaires",      U"horario",        U"horário",      U"mon-fri",        U"mon - fri",
     U"mo-fr",         U"mo - fr",        U"mo. - fr.",    U"du lundi au",    U"du mardi au",
     U"l-v",           U"lunes a",        U"seg. a sex.",  U"segunda a",      U"土日祝休",
     U"24/7"});
/// Words that tell hours only where the line has a time of day.
constexpr auto kClockWords =
    std::to_array<std::u32string_view>({U"営業", U"診療", U"受付", U"open", U"close", U"hours", U"l.o"});
constexpr auto kLicenceWords = std::to_array<std::u32string_view>({U"健康経営優良法人",
                                                                   U"くるみん認定",
                                                                   U"えるぼし認定",
                                                                   U"知事登録",
                                                                   U"知事免許",
                                                                   U"知事許可",
                                                                   U"知事認可",
                                                                   U"知事(",
                                                                   U"知事 (",
                                                                   U"大臣登録",
                                                                   U"長官登録",
                                                                   U"旅行業第",
                                                                   U"大臣免許",
                                                                   U"大臣許可",
                                                                   U"大臣認可",
                                                                   U"大臣(",
                                                                   U"大臣 (",
                                                                   U"公安委員会",
                                                                   U"財務局長",
                                                                   U"財務事務所長",
                                                                   U"運輸局長",
                                                                   U"金融商品取引業者",
                                                                   U"機構認定",
                                                                   U"エコアクション",
                                                                   U"認証取得",
                                                                   U"認定取得",
                                                                   U"普通預金",
                                                                   U"営業品目",
                                                                   U"取扱品目",
                                                                   U"事業内容",
                                                                   U"業務内容",
                                                                   U"口座",
                                                                   U"簡裁訴訟",
                                                                   U"士会第",
                                                                   U"士会 第",
                                                                   U"士会所属",
                                                                   U"指定民間車検",
                                                                   U"運輸局指定",
                                                                   U"運輸局認証",
                                                                   U"認証工場",
                                                                   U"指定工場",
                                                                   U"指定給水",
                                                                   U"指定工事店",
                                                                   U"工事事業者",
                                                                   U"許可番号",
                                                                   U"免許番号",
                                                                   U"認可番号",
                                                                   U"登録番号",
                                                                   U"法人番号",
                                                                   U"許可第",
                                                                   U"免許第",
                                                                   U"認可第",
                                                                   U"登録第",
                                                                   U"lic.#",
                                                                   U"lic. #",
                                                                   U"licence no",
                                                                   U"license no",
                                                                   U"license #",
                                                                   U"registration no",
                                                                   U"iso9001",
                                                                   U"iso 9001",
                                                                   U"iso14001",
                                                                   U"iso 14001",
                                                                   U"iso27001",
                                                                   U"iso 27001",
                                                                   U"isms認証",
                                                                   U"認証番号",
                                                                   U"証券コード",
                                                                   U"プライバシーマーク"});
/// Registers of trade and tax, professional bodies: with a number behind them.
constexpr auto kRegisters =
    std::to_array<std::u32string_view>({U"lic.",         U"license",    U"dre #",
                                        U"nmls #",       U"company no", U"registered in",
                                        U"vat",          U"ust-idnr",   U"steuernummer",
                                        U"hrb",          U"siret",      U"siren",
                                        U"rcs",          U"tva",        U"cnpj",
                                        U"creci",        U"crea",       U"crmv",
                                        U"crm",          U"cro",        U"crp",
                                        U"crc",          U"crn",        U"cau",
                                        U"crf",          U"crefito",    U"coren",
                                        U"oab",          U"nif",        U"cif",
                                        U"contribuinte", U"colegiado",  U"carte professionnelle"});
/// "Meisterbetrieb seit 1952", "Est. 1987": what a firm says of its age.
constexpr auto kFoundingWords =
    std::to_array<std::u32string_view>({U"since", U"seit", U"depuis", U"desde", U"est", U"established", U"founded",
                                        U"gegründet", U"fondée", U"fundada", U"創業", U"設立"});

/// What a firm or person was awarded: "栃木労働局長 優良事業場表彰".
constexpr auto kAwardWords = std::to_array<std::u32string_view>({U"表彰", U"受賞", U"受章"});

bool is_letter(char32_t c) { return is_ascii_letter(c) || (c >= 0xC0 && c <= 0x24F); }

/// Where the first of the words stands; npos when none does. A word in Latin letters is a whole one.
std::size_t find_word(std::u32string_view line, Words words) {
  std::size_t first = std::u32string_view::npos;
  for (const std::u32string_view word : words) {
    for (std::size_t at = line.find(word); at != std::u32string_view::npos; at = line.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      const bool joined = (at > 0 && is_letter(word.front()) && is_letter(line[at - 1])) ||
                          (end < line.size() && is_letter(word.back()) && is_letter(line[end]));
      if (joined) continue;
      first = std::min(first, at);
      break;
    }
  }
  return first;
}

/// "午後五時一十一時", "午前九時半より": a half of the day and its hour in kanji.
std::size_t find_time_in_kanji(std::u32string_view line) {
  constexpr std::u32string_view kNumerals = U"一二三四五六七八九十", kHalves[] = {U"午前", U"午後"};
  for (const std::u32string_view half : kHalves) {
    const std::size_t at = line.find(half);
    std::size_t end = at == std::u32string_view::npos ? line.size() : at + half.size();
    const std::size_t numerals = end;
    while (end < line.size() && kNumerals.find(line[end]) != kNumerals.npos) ++end;
    if (end > numerals && end < line.size() && line[end] == U'時') return at;
  }
  return std::u32string_view::npos;
}

/// "17:00", "9：30", "9時", but not "24時間".
std::size_t find_time_of_day(std::u32string_view line) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const bool hour = line[i] == U'時' && is_ascii_digit(line[i - 1]) && (i + 1 == line.size() || line[i + 1] != U'間');
    if (hour) return i > 1 && is_ascii_digit(line[i - 2]) ? i - 2 : i - 1;
  }
  for (std::size_t i = 1; i + 2 < line.size(); ++i) {
    const bool colon = line[i] == U':' && is_ascii_digit(line[i + 1]) && is_ascii_digit(line[i + 2]);
    const bool alone = i + 3 >= line.size() || !is_ascii_digit(line[i + 3]);
    if (!colon || !alone || !is_ascii_digit(line[i - 1]) || line[i + 1] > U'5') continue;
    return i > 1 && is_ascii_digit(line[i - 2]) ? i - 2 : i - 1;
  }
  return find_time_in_kanji(line);
}

/// A register's name with its number behind it: "CREA 512345/D".
std::size_t find_register(std::u32string_view line) {
  constexpr std::ptrdiff_t kFewest = 4;
  const std::size_t at = find_word(line, kRegisters);
  if (at == std::u32string_view::npos) return at;
  const auto digits = std::count_if(line.begin() + static_cast<std::ptrdiff_t>(at), line.end(), is_ascii_digit);
  return digits >= kFewest ? at : std::u32string_view::npos;
}

/// "第098765号": four digits and more.
std::size_t find_licence_number(std::u32string_view line) {
  constexpr std::size_t kShortest = 4;
  for (std::size_t at = line.find(U'第'); at != std::u32string_view::npos; at = line.find(U'第', at + 1)) {
    std::size_t end = at + 1;
    while (end < line.size() && (is_ascii_digit(line[end]) || line[end] == U'-')) ++end;
    if (end - at > kShortest && end < line.size() && line[end] == U'号') return at;
  }
  return std::u32string_view::npos;
}

/// "土木工事、就業規則作成、切削加工ほか": three things and more, and no number.
bool enumerates(std::u32string_view line) {
  return std::count(line.begin(), line.end(), U'、') >= 2 && std::none_of(line.begin(), line.end(), is_ascii_digit);
}

/// A single number of four digits that begins with 1 or 2.
bool has_one_year(std::u32string_view line) {
  std::size_t first = 0;
  while (first < line.size() && !is_ascii_digit(line[first])) ++first;
  std::size_t last = line.size();
  while (last > first && !is_ascii_digit(line[last - 1])) --last;
  return last - first == 4 && (line[first] == U'1' || line[first] == U'2');
}

/// The beginning of the word at a place: behind the blank before it.
std::size_t word_begin(std::u32string_view line, std::size_t at) {
  while (at > 0 && line[at - 1] != U' ') --at;
  return at;
}

/// "9月~12月 9:00": months and days before the hours belong to them.
std::size_t days_begin(std::u32string_view line, std::size_t at) {
  constexpr std::u32string_view kDays = U"月火水木金土日祝";
  while (at > 1) {
    const std::size_t before = word_begin(line, at - 1);
    const std::u32string_view word = line.substr(before, at - 1 - before);
    const bool day = !word.empty() && kDays.find(word.back()) != std::u32string_view::npos;
    const bool dated = !word.empty() && (is_ascii_digit(word.front()) || word.size() == 1 || is_dash(word[1]));
    if (!day || !dated) break;
    at = before;
  }
  return at;
}

}  // namespace

Notice find_notice(std::string_view text) {
  constexpr std::size_t kNone = std::u32string_view::npos;
  const PrintedLine printed(text);
  const std::u32string line = to_small(std::u32string_view(printed.chars()));
  const auto found = [&](Notice::Kind kind, std::size_t at) {
    const std::size_t word = word_begin(line, at);
    const std::size_t begin = kind == Notice::Kind::hours ? days_begin(line, word) : word;
    return Notice{kind, printed.span(begin, line.size()).begin};
  };
  const std::size_t time = find_time_of_day(line);
  const std::size_t hours = std::min(find_word(line, kHourWords), time == kNone ? kNone : find_word(line, kClockWords));
  if (hours != kNone || time != kNone) return found(Notice::Kind::hours, std::min(hours, time));
  if (find_word(line, kAwardWords) != kNone) return {Notice::Kind::licence, 0};
  if (const std::size_t licence = find_word(line, kLicenceWords); licence != kNone)
    return found(Notice::Kind::licence, licence);
  if (const std::size_t number = find_word(line, tables::kRegistrationWords); number != kNone)
    return found(Notice::Kind::licence, number);
  if (const std::size_t number = find_register(line); number != kNone) return found(Notice::Kind::licence, number);
  if (const std::size_t number = find_licence_number(line); number != kNone) return found(Notice::Kind::number, number);
  if (find_word(line, kFoundingWords) != kNone && has_one_year(line)) return {Notice::Kind::founding, 0};
  if (enumerates(line)) return {Notice::Kind::services, 0};
  return {Notice::Kind::none, std::numeric_limits<std::size_t>::max()};
}

}  // namespace normalize
