#include "samples/generator/words.h"

#include <fstream>

namespace samples {

card::Result<Words> Words::load(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) {
    return card::fail(card::ErrorKind::missing_component,
                      file.string() + ": the word list cannot be read; run the generator from a whole checkout");
  }
  Words words;
  std::string line, section;
  while (std::getline(in, line)) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      section = line.substr(1, line.find(']') - 1);
      continue;
    }
    const Entry entry = split(line, "\t");
    words.sections_[section].push_back(entry);
    (set_of(entry.front()) == Set::dev ? words.dev_ : words.test_)[section].push_back(entry);
  }
  return words;
}

namespace {
const std::vector<Entry>& section_of(const std::map<std::string, std::vector<Entry>>& sections,
                                     const std::string& name) {
  static const std::vector<Entry> kNone;
  const auto found = sections.find(name);
  return found == sections.end() ? kNone : found->second;
}
}  // namespace

const std::vector<Entry>& Words::all(const std::string& section) const { return section_of(sections_, section); }

const std::vector<Entry>& Words::of_set(const std::string& section, Set set) const {
  return section_of(set == Set::dev ? dev_ : test_, section);
}

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> pieces;
  std::size_t start = 0;
  for (std::size_t end = text.find(separator); end != std::string::npos; end = text.find(separator, start)) {
    pieces.push_back(text.substr(start, end - start));
    start = end + separator.size();
  }
  pieces.push_back(text.substr(start));
  return pieces;
}

std::string replace_all(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string join(const std::vector<std::string>& pieces, const std::string& separator) {
  std::string all;
  for (std::size_t i = 0; i < pieces.size(); ++i) all += (i == 0 ? "" : separator) + pieces[i];
  return all;
}

std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> all;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80 && !all.empty()) {
      all.back() += c;
    } else {
      all.emplace_back(1, c);
    }
  }
  return all;
}

}  // namespace samples
