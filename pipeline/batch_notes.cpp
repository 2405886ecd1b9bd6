#include "pipeline/batch_notes.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "pipeline/inbox_names.h"

namespace pipeline {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMostNotesBytes = 64 << 10;

constexpr std::string_view kBlanks = " \t\r";
constexpr std::string_view kBetweenParts = " _-";  ///< of a folder's name

std::string_view trimmed(std::string_view text, std::string_view blanks = kBlanks) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

struct TextKey {
  std::string_view key;
  std::string store::Provenance::* member;
};
constexpr std::array<TextKey, 4> kTextKeys = {{{"owner", &store::Provenance::owner},
                                               {"group", &store::Provenance::group_name},
                                               {"event", &store::Provenance::event},
                                               {"batch", &store::Provenance::batch}}};

/// False when the key or its value makes no sense.
bool take(std::string_view key, std::string_view value, store::Provenance& provenance) {
  if (key == "exchanged_on") {
    const auto date = store::parse_date(value);
    if (date) provenance.exchanged_on = date;
    return date.has_value();
  }
  if (key == "tag") {
    provenance.tags.emplace_back(value);
    return !value.empty();
  }
  const auto known = std::ranges::find(kTextKeys, key, &TextKey::key);
  if (known == kTextKeys.end()) return false;
  provenance.*known->member = value;
  return true;
}

std::optional<std::string> read_notes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text(kMostNotesBytes, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

void add_tag(std::vector<std::string>& tags, const std::string& tag) {
  if (std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
}

}  // namespace

void take_from_folder_name(std::string_view name, store::Provenance& provenance) {
  constexpr std::size_t kDateLength = 10;
  const auto date = store::parse_date(name.substr(0, kDateLength));
  if (!date) return;
  provenance.exchanged_on = date;
  std::string_view rest = trimmed(name.substr(kDateLength), kBetweenParts);
  const auto open = rest.rfind('(');
  if (rest.ends_with(')') && open != std::string_view::npos) {
    provenance.owner = trimmed(rest.substr(open + 1, rest.size() - open - 2));
    rest = trimmed(rest.substr(0, open), kBetweenParts);
  }
  if (!rest.empty()) provenance.event = rest;
}

card::Result<void> take_from_notes(const fs::path& file, std::string_view text, store::Provenance& provenance) {
  store::Provenance changed = provenance;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    const auto equals = line.find('=');
    const bool taken = equals != std::string_view::npos &&
                       take(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)), changed);
    if (!taken)
      return card::fail(card::ErrorKind::bad_input,
                        fmt::format("{}: line {} is not understood; write lines such as exchanged_on = 2025-04-18 with "
                                    "the keys exchanged_on, owner, group, event, batch and tag",
                                    file.string(), number));
  }
  provenance = std::move(changed);
  return {};
}

card::Result<store::Provenance> provenance_of(const fs::path& root, const fs::path& file,
                                              const store::Provenance& given, const FolderNameRules& rules) {
  store::Provenance provenance = given;
  fs::path folder = root;
  std::vector<fs::path> steps = {{}};
  for (const fs::path& part : file.lexically_relative(root).parent_path()) steps.push_back(part);
  for (const fs::path& step : steps) {
    if (!step.empty()) {
      folder /= step;
      if (rules.as_tags) add_tag(provenance.tags, step.string());
      if (rules.as_batches) take_from_folder_name(step.string(), provenance);
    }
    const fs::path notes = folder / kNotesName;
    if (const auto text = read_notes(notes)) {
      if (auto taken = take_from_notes(notes, *text, provenance); !taken) return tl::unexpected(taken.error());
    }
  }
  return provenance;
}

}  // namespace pipeline
