#include "samples/generator/japanese_contact.h"
#include "samples/generator/writing.h"

namespace samples {
namespace {

/// How one card prints all of its numbers.
struct PhoneHabit {
  const char* work;
  const char* fax;
  const char* mobile;
  const char* direct;
  const char* free;
};

constexpr PhoneHabit kHabits[] = {
    {"TEL ", "FAX ", "携帯 ", "直通 ", "フリーダイヤル "},
    {"TEL ", "FAX ", "Mobile ", "TEL(直通) ", "フリーダイヤル "},
    {"TEL.", "FAX.", "携帯.", "直通.", "フリーダイヤル "},
    {"TEL：", "FAX：", "携帯：", "直通：", "フリーダイヤル："},
    {"TEL:", "FAX:", "MOBILE:", "直通:", "フリーダイヤル:"},
    {"Tel ", "Fax ", "Mobile ", "Direct ", "フリーダイヤル "},
    {"Tel: ", "Fax: ", "Mobile: ", "Direct: ", "Free Dial: "},
    {"T ", "F ", "M ", "D ", "フリーダイヤル "},
    {"T. ", "F. ", "M. ", "D. ", "フリーダイヤル "},
    {"電話 ", "FAX ", "携帯電話 ", "直通電話 ", "フリーダイヤル "},
    {"TEL 代表 ", "FAX ", "携帯 ", "TEL 直通 ", "フリーダイヤル "},
    {"代表 ", "FAX ", "携帯 ", "直通 ", "フリーダイヤル "},
    {"TEL（代表）", "FAX ", "携帯電話 ", "TEL（直通）", "フリーダイヤル "},
    {"℡ ", "FAX ", "携帯 ", "直通 ", "フリーダイヤル "},
    {"ＴＥＬ ", "ＦＡＸ ", "携帯 ", "直通 ", "フリーダイヤル "},
    {"電話番号 ", "FAX番号 ", "携帯番号 ", "直通番号 ", "フリーダイヤル "},
};
constexpr PhoneHabit kVerticalHabits[] = {{"電話　", "ＦＡＸ　", "携帯　", "直通　", "フリーダイヤル　"},
                                          {"電話　", "ファックス　", "携帯電話　", "直通電話　", "フリーダイヤル　"}};
constexpr PhoneHabit kEnglishHabits[] = {{"TEL: ", "FAX: ", "Mobile: ", "Direct: ", "Toll Free: "},
                                         {"Tel ", "Fax ", "Mobile ", "Direct ", "Toll Free "},
                                         {"Phone: ", "Fax: ", "Cell: ", "Direct: ", "Toll Free: "},
                                         {"T ", "F ", "M ", "D ", "Toll Free "}};

/// A number as its three groups: area code, exchange, subscriber.
struct Groups {
  std::string area, exchange, subscriber;
};

std::string random_digits(int count, Random& random) {
  std::string digits;
  for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + random.integer(0, 9));
  return digits;
}

Groups fixed_line(const Entry& area, Random& random) {
  const int exchange_digits = std::stoi(area[2]);
  std::string exchange = area[1] == "03" ? std::string(1, "356"[random.integer(0, 2)])
                                         : std::string(1, static_cast<char>('2' + random.integer(0, 7)));
  exchange += random_digits(exchange_digits - 1, random);
  return {area[1], exchange, random_digits(4, random)};
}

Groups mobile(Random& random) {
  static const std::vector<std::string> kMobile = {"090", "080", "080", "070"};
  return {random.pick(kMobile), std::to_string(random.integer(1000, 9999)), random_digits(4, random)};
}

Groups free_call(Random& random) {
  if (random.chance(0.75)) return {"0120", std::to_string(random.integer(100, 999)), random_digits(3, random)};
  return {"0800", std::to_string(random.integer(100, 999)), random_digits(4, random)};
}

enum class Shape {
  dashes,
  brackets,
  area_in_brackets,
  dots,
  blanks,
  international,
  international_zero,
  full_width,
  kanji,
  kanji_brackets
};

Shape shape_of(Print print, Random& random) {
  if (print == Print::vertical) return random.chance(0.6) ? Shape::kanji : Shape::kanji_brackets;
  if (print == Print::english) {
    return random.chance(0.6) ? Shape::international : random.chance(0.7) ? Shape::international_zero : Shape::dashes;
  }
  const double kind = random.unit();
  if (kind < 0.62) return Shape::dashes;
  if (kind < 0.70) return Shape::brackets;
  if (kind < 0.76) return Shape::area_in_brackets;
  if (kind < 0.82) return Shape::dots;
  if (kind < 0.86) return Shape::blanks;
  if (kind < 0.92) return Shape::international;
  if (kind < 0.95) return Shape::international_zero;
  return Shape::full_width;
}

std::string printed(const Groups& g, Shape shape, bool free) {
  if (free && (shape == Shape::international || shape == Shape::international_zero)) shape = Shape::dashes;
  switch (shape) {
    case Shape::dashes: return g.area + "-" + g.exchange + "-" + g.subscriber;
    case Shape::brackets: return g.area + "(" + g.exchange + ")" + g.subscriber;
    case Shape::area_in_brackets: return "(" + g.area + ")" + g.exchange + "-" + g.subscriber;
    case Shape::dots: return g.area + "." + g.exchange + "." + g.subscriber;
    case Shape::blanks: return g.area + " " + g.exchange + " " + g.subscriber;
    case Shape::international: return "+81-" + g.area.substr(1) + "-" + g.exchange + "-" + g.subscriber;
    case Shape::international_zero: return "+81(0)" + g.area.substr(1) + "-" + g.exchange + "-" + g.subscriber;
    case Shape::full_width: return to_full_width(g.area + "-" + g.exchange + "-" + g.subscriber);
    case Shape::kanji: return to_kanji_digits(g.area + "-" + g.exchange + "-" + g.subscriber);
    case Shape::kanji_brackets: break;
  }
  return to_kanji_digits(g.area) + "（" + to_kanji_digits(g.exchange) + "）" + to_kanji_digits(g.subscriber);
}

card::PhoneNumber number_of(card::PhoneKind kind, const Groups& g, Shape shape) {
  const bool free = kind == card::PhoneKind::toll_free;
  const std::string text = shape == Shape::full_width ? printed(g, Shape::dashes, free) : printed(g, shape, free);
  return {kind, "+81" + (g.area + g.exchange + g.subscriber).substr(1), "", text};
}

const PhoneHabit& habit_of(Print print, Random& random) {
  if (print == Print::vertical) return kVerticalHabits[random.integer(0, std::ssize(kVerticalHabits) - 1)];
  if (print == Print::english) return kEnglishHabits[random.integer(0, std::ssize(kEnglishHabits) - 1)];
  return kHabits[random.integer(0, std::ssize(kHabits) - 1)];
}

std::string extension_print(const std::string& extension, Print print, Random& random) {
  if (print == Print::english) return " (ext. " + extension + ")";
  static const std::vector<std::string> kForms = {" (内線 ", "（内線", " 内線 ", " 内線："};
  const std::string form = random.pick(kForms);
  return form + extension + (form.starts_with(" (") ? ")" : form.starts_with("（") ? "）" : "");
}

/// The shape of a number in print.
Shape shape_in(const std::string& print) {
  if (print.find("〇") != std::string::npos)
    return print.find("（") != std::string::npos ? Shape::kanji_brackets : Shape::kanji;
  if (print.find("０") != std::string::npos) return Shape::full_width;
  if (print.starts_with("+81(0)")) return Shape::international_zero;
  if (print.starts_with("+81")) return Shape::international;
  if (print.starts_with("(")) return Shape::area_in_brackets;
  if (print.find('(') != std::string::npos) return Shape::brackets;
  if (print.find('.') != std::string::npos) return Shape::dots;
  return print.find('-') == std::string::npos ? Shape::blanks : Shape::dashes;
}

Entry area_of(const JapaneseSource& source, const std::string& region, Random& random) {
  std::vector<Entry> areas;
  for (const Entry& entry : source.words.all("area_codes")) {
    if (entry[0] == region) areas.push_back(entry);
  }
  return areas.empty() ? Entry{"", "03", "4"} : random.pick(areas);
}

}  // namespace

Piece print_other_phone(const JapaneseSource& source, const std::string& region, card::PhoneKind kind,
                        const PhonePrint& like, Random& random, card::Contact& contact) {
  const Shape shape = shape_in(like.number);
  const Groups groups = fixed_line(area_of(source, region, random), random);
  contact.phones.push_back(number_of(kind, groups, shape));
  return {.text = like.label + printed(groups, shape, false),
          .field = "phones",
          .label = like.label.size(),
          .icon = icon_of(kind)};
}

std::vector<Piece> print_phones(const JapaneseSource& source, const std::string& region, Print print, Chances chances,
                                card::Contact& contact) {
  Random& random = chances.firm;
  const Entry area = area_of(source, region, random);
  const PhoneHabit& habit = habit_of(print, random);
  const Shape shape = shape_of(print, random);
  const bool pair_rows = print != Print::vertical && random.chance(0.35);
  std::vector<Piece> pieces;
  const auto add = [&](card::PhoneKind kind, const char* label, const Groups& groups, const std::string& extension) {
    card::PhoneNumber number = number_of(kind, groups, shape);
    number.extension = extension;
    std::string text = label + printed(groups, shape, kind == card::PhoneKind::toll_free);
    if (!extension.empty()) text += extension_print(extension, print, chances.person);
    pieces.push_back({.text = text, .field = "phones", .label = std::string_view(label).size(), .icon = icon_of(kind)});
    contact.phones.push_back(std::move(number));
  };
  const Groups main = fixed_line(area, random);
  const bool work = random.chance(0.71), fax = random.chance(0.50), direct = random.chance(0.13);
  if (work && fax && print == Print::horizontal && random.chance(0.06)) {  // one line for both
    add(card::PhoneKind::work, random.chance(0.5) ? "TEL/FAX " : "TEL・FAX ", main, "");
    contact.phones.push_back(contact.phones.back());
    contact.phones.back().kind = card::PhoneKind::fax;
    if (chances.person.chance(0.64)) add(card::PhoneKind::mobile, habit.mobile, mobile(chances.person), "");
    return pieces;
  }
  if (work) {
    const bool inside = print != Print::vertical && chances.person.chance(0.07);
    add(card::PhoneKind::work, habit.work, main, inside ? std::to_string(chances.person.integer(100, 9999)) : "");
  }
  if (direct)
    add(card::PhoneKind::direct, habit.direct, {main.area, main.exchange, random_digits(4, chances.person)}, "");
  if (fax) {
    add(card::PhoneKind::fax, habit.fax, {main.area, main.exchange, random_digits(4, random)}, "");
    pieces.back().same_row = pair_rows && work && !direct;
  }
  if (chances.person.chance(work ? 0.64 : 0.85)) add(card::PhoneKind::mobile, habit.mobile, mobile(chances.person), "");
  if (random.chance(0.05)) add(card::PhoneKind::toll_free, habit.free, free_call(random), "");
  return pieces;
}

}  // namespace samples
