#include "normalize/knowledge_sources.h"

#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <iconv.h>

#include "normalize/knowledge_lines.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr int kNoCost = 20000;

/// An iconv conversion to UTF-8 that closes itself.
class Decoder {
 public:
  explicit Decoder(const char* encoding) : handle_(iconv_open("UTF-8", encoding)) {}
  ~Decoder() {
    if (valid()) iconv_close(handle_);
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;
  // iconv_open reports failure as the pointer value -1.
  bool valid() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  std::string decode(std::string bytes) {
    std::string out;
    char* in = bytes.data();
    std::size_t in_left = bytes.size();
    char block[65536];
    while (in_left > 0) {
      char* to = block;
      std::size_t to_left = sizeof block;
      const std::size_t result = iconv(handle_, &in, &in_left, &to, &to_left);
      out.append(block, sizeof block - to_left);
      if (result == static_cast<std::size_t>(-1) && errno != E2BIG && in_left > 0) {
        out += "\xEF\xBF\xBD";
        ++in;
        --in_left;
      }
    }
    return out;
  }

 private:
  iconv_t handle_;
};

bool is_japanese_name(std::string_view name) {
  if (name.empty()) return false;
  for (const char32_t c : text::to_utf32(name)) {
    if (!text::is_han(c) && !text::is_kana(c) && c != U'ヶ' && c != U'ヵ') return false;
  }
  return true;
}

NameEntry::Kind kind_of_note(std::string_view note) {
  // Notes look like 姓 | 名 | 人名 | 姓,名 | 人名 姓 | 名,「真」旧字 | 人名,フルネーム
  if (note.find("フルネーム") != std::string_view::npos) return NameEntry::Kind::unknown;
  const bool surname = note.starts_with("姓") || note.ends_with("人名 姓");
  if (surname) return NameEntry::Kind::surname;
  if (note.starts_with("名") || note.ends_with("人名 名")) return NameEntry::Kind::given;
  return NameEntry::Kind::unknown;
}

}  // namespace

card::Result<std::vector<std::string>> read_lines(const std::filesystem::path& file, const char* encoding,
                                                  std::string_view package) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return card::fail(
        card::ErrorKind::missing_component,
        fmt::format("{}: the dictionary is missing; install the Debian package {}", file.string(), package));
  }
  Decoder decoder(encoding);
  if (!decoder.valid()) {
    return card::fail(card::ErrorKind::missing_component,
                      fmt::format("iconv does not know the encoding {}; install the Debian package libc6", encoding));
  }
  const std::string all = decoder.decode(std::string(std::istreambuf_iterator<char>(in), {}));
  std::vector<std::string> lines;
  for (const std::string_view line : split_columns(all, '\n')) {
    if (!line.empty()) lines.emplace_back(line);
  }
  return lines;
}

std::vector<NameEntry> ipadic_names(const std::vector<std::string>& lines) {
  std::vector<NameEntry> names;
  for (const std::string& line : lines) {
    const auto columns = split_columns(line, ',');
    if (columns.size() < 12 || !is_japanese_name(columns[0])) continue;
    NameEntry entry{std::string(columns[0]), std::string(columns[11]), NameEntry::Kind::unknown, kNoCost};
    std::from_chars(columns[3].data(), columns[3].data() + columns[3].size(), entry.cost);
    if (columns[7] == "姓") entry.kind = NameEntry::Kind::surname;
    if (columns[7] == "名") entry.kind = NameEntry::Kind::given;
    if (entry.kind != NameEntry::Kind::unknown) names.push_back(std::move(entry));
  }
  return names;
}

std::vector<std::string> ipadic_words(const std::vector<std::string>& lines) {
  std::vector<std::string> words;
  for (const std::string& line : lines) {
    std::string word = line.substr(0, line.find(','));
    const std::u32string characters = text::to_utf32(word);
    const bool usable = std::all_of(characters.begin(), characters.end(), [](char32_t c) {
      return text::is_han(c) || (c >= U'ァ' && c <= U'ヶ') || c == U'ー' || c == U'々';
    });
    if (usable && !word.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::vector<NameEntry> skk_names(const std::vector<std::string>& lines) {
  std::vector<NameEntry> names;
  for (const std::string& line : lines) {
    if (line.starts_with(';')) continue;
    const auto blank = line.find(" /");
    if (blank == std::string::npos) continue;
    const std::string reading = text::to_katakana(line.substr(0, blank));
    for (const std::string_view entry : split_columns(std::string_view(line).substr(blank + 2), '/')) {
      const auto semicolon = entry.find(';');
      if (semicolon == std::string_view::npos) continue;
      const std::string_view name = entry.substr(0, semicolon);
      const std::string_view note = entry.substr(semicolon + 1);
      if (!is_japanese_name(name) || note.find("フルネーム") != std::string_view::npos) continue;
      if (text::count_scripts(reading).katakana != text::count_scripts(reading).total()) continue;
      names.push_back({std::string(name), reading, kind_of_note(note), kNoCost});
    }
  }
  return names;
}

std::vector<PostalEntry> skk_postal(const std::vector<std::string>& lines) {
  std::vector<PostalEntry> rows;
  for (const std::string& line : lines) {
    if (line.size() < 10 || line.starts_with(';') || line[7] != ' ') continue;
    for (const std::string_view place : split_columns(std::string_view(line).substr(8), '/')) {
      if (!place.empty()) rows.push_back({line.substr(0, 7), std::string(place)});
    }
  }
  return rows;
}

std::vector<PostalEntry> skk_offices(const std::vector<std::string>& lines) {
  constexpr std::string_view kAt = " @ ";
  std::vector<PostalEntry> rows;
  for (PostalEntry& row : skk_postal(lines)) {
    const std::size_t at = row.place.find(kAt);
    if (at != std::string::npos) rows.push_back({row.code, row.place.substr(at + kAt.size())});
  }
  return rows;
}

}  // namespace normalize
