#include "samples/generator/dictionaries.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <optional>
#include <utility>

#include <iconv.h>

#include "samples/generator/words.h"
#include "text/kana.h"

namespace samples {
namespace {

constexpr const char* kNames = "/usr/share/mecab/dic/ipadic/Noun.name.csv";
constexpr const char* kTowns = "/usr/share/skk/SKK-JISYO.zipcode";
constexpr const char* kOffices = "/usr/share/skk/SKK-JISYO.office.zipcode";

class Decoder {
 public:
  explicit Decoder(const char* encoding) : handle_(iconv_open("UTF-8", encoding)) {}
  ~Decoder() { iconv_close(handle_); }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  /// nullopt when the line is not of the encoding.
  std::optional<std::string> decode(std::string line) {
    std::string out(line.size() * 4 + 8, '\0');
    char* from = line.data();
    char* to = out.data();
    std::size_t from_left = line.size(), to_left = out.size();
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    if (iconv(handle_, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) return std::nullopt;
    iconv(handle_, nullptr, nullptr, &to, &to_left);
    out.resize(out.size() - to_left);
    return out;
  }

 private:
  iconv_t handle_;
};

card::Result<bool> for_each_line(const char* file, const char* encoding, const char* package,
                                 const std::function<void(const std::string&)>& take) {
  std::ifstream in(file);
  if (!in) {
    return card::fail(card::ErrorKind::missing_component,
                      std::string(file) + ": the dictionary is not installed; install the Debian package " + package);
  }
  Decoder decoder(encoding);
  std::string line;
  while (std::getline(in, line)) {
    if (const auto text = decoder.decode(line)) take(*text);
  }
  return true;
}

/// Kanji (with the repetition mark and small ke), or hiragana only: what a Japanese person's name is made of.
bool is_japanese_name(const std::string& text) {
  bool kanji = false, hiragana = false;
  for (const std::string& c : characters(text)) {
    const bool is_hiragana = c >= "ぁ" && c <= "ん";
    const bool is_kanji = (c >= "一" && c <= "鿿") || c == "々" || c == "ヶ" || c == "ノ";
    if (!is_hiragana && !is_kanji) return false;
    kanji = kanji || is_kanji;
    hiragana = hiragana || is_hiragana;
  }
  return kanji || hiragana;
}

void take_name(const std::string& line, Set set, Dictionaries& into) {
  const std::vector<std::string> columns = split(line, ",");
  if (columns.size() < 12 || !is_japanese_name(columns[0])) return;
  const std::size_t length = characters(columns[0]).size();
  const bool surname = columns[7] == "姓";
  if (surname) into.known_surnames.insert(columns[0]);
  if (length > 4 || (!surname && columns[7] != "名") || set_of(columns[0]) != set) return;
  (surname ? into.surnames : into.given_names).push_back({columns[0], text::to_katakana(columns[11]), std::stoi(columns[3])});
}

using Municipalities = std::set<std::string>;

constexpr const char* kPrefectureEnds[] = {"都", "道", "府", "県"};

/// Length in bytes of the prefecture at the start; 0 when there is none.
std::size_t prefecture_length(const std::string& address) {
  const std::vector<std::string> chars = characters(address);
  for (const std::size_t length : {std::size_t{3}, std::size_t{4}}) {
    if (chars.size() <= length) return 0;
    for (const char* end : kPrefectureEnds) {
      if (chars[length - 1] == end) return length * 3;
    }
  }
  return 0;
}

/// The whole municipality (prefecture included) that the address begins with; empty when none is known.
std::string municipality_of(const std::string& address, const Municipalities& known) {
  for (std::size_t length = address.size(); length > 6; --length) {
    if (known.contains(address.substr(0, length))) return address.substr(0, length);
  }
  return {};
}

card::Result<Municipalities> load_towns(Set set, Dictionaries& into) {
  std::vector<std::pair<std::string, std::string>> rows;
  Municipalities municipalities;
  const auto read = for_each_line(kTowns, "EUC-JISX0213", "skkdic-extra", [&](const std::string& line) {
    if (line.size() < 10 || line[7] != ' ' || line[0] < '0' || line[0] > '9') return;
    const std::string code = line.substr(0, 7);
    const std::vector<std::string> places = split(line.substr(9), "/");
    // A code that ends in 00 stands for whole municipalities.
    for (const std::string& place : places) {
      if (code.ends_with("00") && !place.empty()) municipalities.insert(place);
    }
    rows.emplace_back(code, places.front());
  });
  if (!read) return tl::unexpected<card::Error>(read.error());
  for (const auto& [code, place] : rows) {
    const std::string municipality = municipality_of(place, municipalities);
    const std::size_t prefecture = prefecture_length(place);
    if (municipality.empty() || prefecture == 0 || municipality.size() == place.size()) continue;
    if (place.find("（") != std::string::npos || place.find("、") != std::string::npos) continue;
    if (place.find("階") != std::string::npos) continue;  // the floors of towers have codes of their own
    if (set_of(place) != set || code.ends_with("00")) continue;
    into.towns.push_back(
        {code, place.substr(0, prefecture), municipality.substr(prefecture), place.substr(municipality.size())});
  }
  return municipalities;
}

void take_office(const std::string& line, Set set, const Municipalities& known, Dictionaries& into) {
  const std::size_t at = line.find(" @ ");
  if (at == std::string::npos || line.size() < 12 || line[7] != ' ') return;
  const std::string name = line.substr(9, at - 9);
  const std::string address = line.substr(at + 3, line.rfind('/') - at - 3);
  const bool company = name.find("株式会社") != std::string::npos || name.find("（株）") != std::string::npos ||
                       name.find("有限会社") != std::string::npos || name.find("法人") != std::string::npos;
  const std::string municipality = municipality_of(address, known);
  if (!company || municipality.empty() || address.find("（") != std::string::npos) return;
  const std::vector<std::string> tail = characters(address);
  static const std::set<std::string> kStreetEnds = {"０", "１", "２", "３", "４", "５",
                                                    "６", "７", "８", "９", "地", "号"};
  if (!kStreetEnds.contains(tail.back()) || set_of(name) != set) return;  // a building at the end cannot be told
  const std::size_t prefecture = prefecture_length(address);
  if (prefecture == 0) return;
  into.offices.push_back({name, line.substr(0, 7), address.substr(0, prefecture), municipality.substr(prefecture),
                          address.substr(municipality.size())});
}

}  // namespace

card::Result<Dictionaries> Dictionaries::load(Set set) {
  Dictionaries all;
  const auto names =
      for_each_line(kNames, "EUC-JP", "mecab-ipadic", [&](const std::string& line) { take_name(line, set, all); });
  if (!names) return tl::unexpected<card::Error>(names.error());
  const auto municipalities = load_towns(set, all);
  if (!municipalities) return tl::unexpected<card::Error>(municipalities.error());
  const auto offices = for_each_line(kOffices, "EUC-JISX0213", "skkdic-extra",
                                     [&](const std::string& line) { take_office(line, set, *municipalities, all); });
  if (!offices) return tl::unexpected<card::Error>(offices.error());
  const auto by_cost = [](const NameEntry& a, const NameEntry& b) {
    return std::tie(a.cost, a.text, a.kana) < std::tie(b.cost, b.text, b.kana);
  };
  std::sort(all.surnames.begin(), all.surnames.end(), by_cost);
  std::sort(all.given_names.begin(), all.given_names.end(), by_cost);
  return all;
}

}  // namespace samples
