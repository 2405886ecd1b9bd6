#include "ocr/code_table.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "ocr/traineddata.h"

namespace ocr {
namespace {

// The first three entries of every unicharset are special; the second and third carry the null code.
constexpr std::size_t kJoined = 1;

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
  const auto unicharset = component(file, Component::unicharset);
  const auto recoder = component(file, Component::recoder);
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
