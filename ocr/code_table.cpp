#include "ocr/code_table.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace ocr {
namespace {

// Component numbers of a traineddata file. Source: Tesseract 5, tessdatamanager.h.
constexpr int kUnicharset = 21;
constexpr int kRecoder = 22;
// The first three entries of every unicharset are special; the second and third carry the null code.
constexpr std::size_t kJoined = 1;

/// Little-endian values taken from the front of a byte range; past the end everything is nullopt.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}
  template <class T>
  std::optional<T> take() {
    if (rest_.size() < sizeof(T)) return std::nullopt;
    T value;
    std::memcpy(&value, rest_.data(), sizeof(T));
    rest_.remove_prefix(sizeof(T));
    return value;
  }

 private:
  std::string_view rest_;
};

/// The file is: uint32 count, count int64 offsets (-1: absent), components.
std::optional<std::string_view> component(std::string_view file, int number) {
  Bytes head(file);
  const auto count = head.take<std::uint32_t>();
  if (!count || *count > 64 || number >= static_cast<int>(*count)) return std::nullopt;
  std::int64_t begin = -1;
  std::int64_t end = static_cast<std::int64_t>(file.size());
  std::array<std::int64_t, 64> offsets{};
  for (std::uint32_t i = 0; i < *count; ++i) {
    const auto offset = head.take<std::int64_t>();
    if (!offset) return std::nullopt;
    offsets.at(i) = *offset;
  }
  begin = offsets.at(static_cast<std::size_t>(number));
  if (begin < 0 || begin > end) return std::nullopt;
  for (std::uint32_t i = 0; i < *count; ++i) {
    if (offsets.at(i) > begin) end = std::min(end, offsets.at(i));
  }
  return file.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

/// One character a line, the first word of the line; the first line is the count; "NULL" is the blank.
std::vector<std::string> characters(std::string_view text) {
  std::vector<std::string> all;
  std::size_t at = text.find('\n');
  while (at != std::string_view::npos && at + 1 < text.size()) {
    const std::size_t next = text.find('\n', at + 1);
    const std::string_view line = text.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
    const std::string_view word = line.substr(0, line.find(' '));
    all.emplace_back(word == "NULL" ? " " : word);
    at = next;
  }
  return all;
}

/// uint32 count, then per character: uint8 self-normalised, uint32 length, length int32 codes.
std::optional<std::vector<std::vector<std::uint16_t>>> sequences(std::string_view recoder) {
  Bytes bytes(recoder);
  const auto count = bytes.take<std::uint32_t>();
  if (!count || *count > 100'000) return std::nullopt;
  std::vector<std::vector<std::uint16_t>> all(*count);
  for (auto& codes : all) {
    bytes.take<std::uint8_t>();
    const auto length = bytes.take<std::uint32_t>();
    if (!length || *length > 16) return std::nullopt;
    for (std::uint32_t i = 0; i < *length; ++i) {
      const auto code = bytes.take<std::int32_t>();
      if (!code || *code < 0 || *code > 0xFFFF) return std::nullopt;
      codes.push_back(static_cast<std::uint16_t>(*code));
    }
  }
  return all;
}

}  // namespace

card::Result<ModelCodes> load_codes(const std::filesystem::path& traineddata, const std::string& name) {
  std::ifstream stream(traineddata, std::ios::binary);
  const std::string file{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  const auto unicharset = component(file, kUnicharset);
  const auto recoder = component(file, kRecoder);
  const auto codes = recoder ? sequences(*recoder) : std::nullopt;
  if (!unicharset || !codes || codes->size() <= kJoined || codes->at(kJoined).size() != 1) {
    return card::fail(card::ErrorKind::missing_component,
                      fmt::format("{}: not a usable LSTM model; install the model again", traineddata.string()));
  }
  ModelCodes result;
  result.table.name = name;
  result.table.null_code = codes->at(kJoined).front();
  const std::vector<std::string> texts = characters(*unicharset);
  const std::size_t count = std::min(texts.size(), codes->size());
  for (std::size_t id = 0; id < count; ++id) {
    const auto& sequence = codes->at(id);
    if (id == 1 || id == 2 || sequence.empty()) continue;
    result.table.codes_of.try_emplace(texts[id], sequence);
    result.character_of.try_emplace(std::u16string(sequence.begin(), sequence.end()), texts[id]);
  }
  result.code_of_name.try_emplace("", result.table.null_code);
  result.code_of_name.try_emplace(" ", 0);
  for (std::size_t id = 3; id < texts.size() && id - 2 < result.table.null_code; ++id) {
    result.code_of_name.try_emplace(texts[id], static_cast<std::uint16_t>(id - 2));
  }
  return result;
}

}  // namespace ocr
