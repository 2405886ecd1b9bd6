#include "normalize/doubt_steps.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/utf8.h"

namespace normalize {
namespace {

using Code = std::uint16_t;

/// Steps [begin, end) on which the likeliest path has the same code.
struct Run {
  Code code = 0;
  std::size_t begin = 0, end = 0;
};

Code likeliest(const std::vector<card::LinePosteriors::Entry>& step, Code nothing) {
  const auto best = std::max_element(step.begin(), step.end(),
                                     [](const auto& a, const auto& b) { return a.probability < b.probability; });
  return best == step.end() ? nothing : best->code;
}

std::vector<Run> likeliest_path(const card::LinePosteriors& posteriors, Code nothing) {
  std::vector<Run> runs;
  for (std::size_t step = 0; step < posteriors.steps.size(); ++step) {
    const Code code = likeliest(posteriors.steps[step], nothing);
    if (runs.empty() || runs.back().code != code) runs.push_back({code, step, step});
    runs.back().end = step + 1;
  }
  return runs;
}

/// The codes of a reading, and of each the symbol that it belongs to; blanks between words left out.
struct Spelling {
  std::vector<Code> codes;
  std::vector<std::size_t> symbols;
};

Spelling spelling_of(const card::Reading& reading, const card::CodeTable& table) {
  Spelling spelling;
  for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
    const auto known = table.codes_of.find(reading.symbols[i].text);
    if (reading.symbols[i].text == " " || known == table.codes_of.end()) continue;
    for (const Code code : known->second) {
      spelling.codes.push_back(code);
      spelling.symbols.push_back(i);
    }
  }
  return spelling;
}

/// The code of a printed blank; the null code where a model knows none.
Code blank_of(const card::CodeTable& table) {
  const auto known = table.codes_of.find(" ");
  return known == table.codes_of.end() || known->second.size() != 1 ? table.null_code : known->second.front();
}

/// Nothing, the blank and the ignored characters.
std::vector<Code> codes_of(std::string_view ignored, const card::CodeTable& table) {
  std::vector<Code> codes = {table.null_code, blank_of(table)};
  for (const char32_t character : text::to_utf32(ignored)) {
    const auto known = table.codes_of.find(text::to_utf8(character));
    if (known != table.codes_of.end() && known->second.size() == 1) codes.push_back(known->second.front());
  }
  return codes;
}

bool contains(const std::vector<Code>& codes, Code code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

StepDoubt step_doubt(const card::Reading& reading, const card::CodeTable& table, SymbolRange range,
                     std::string_view ignored) {
  const Code nothing = table.null_code, blank = blank_of(table);
  const std::vector<Code> of_no_matter = codes_of(ignored, table);
  const std::vector<Run> path = likeliest_path(reading.posteriors, nothing);
  std::vector<Code> read;          // by the path
  std::vector<std::size_t> place;  // of each run: how many codes were read before it
  for (const Run& run : path) {
    place.push_back(read.size());
    if (run.code != nothing && run.code != blank) read.push_back(run.code);
  }
  const Spelling spelling = spelling_of(reading, table);
  std::size_t first = 0, last = read.size();  // codes of the symbols
  if (read == spelling.codes) {
    const auto& symbols = spelling.symbols;
    first = static_cast<std::size_t>(std::lower_bound(symbols.begin(), symbols.end(), range.first) - symbols.begin());
    last = static_cast<std::size_t>(std::lower_bound(symbols.begin(), symbols.end(), range.last) - symbols.begin());
  }
  StepDoubt doubt;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Run& run = path[i];
    const bool is_code = run.code != nothing && run.code != blank;
    // Between two codes of the symbols, or one of them.
    if (is_code ? place[i] < first || place[i] >= last : place[i] <= first || place[i] >= last) continue;
    const Code before = place[i] > 0 ? read[place[i] - 1] : nothing;
    const std::size_t next = is_code ? place[i] + 1 : place[i];
    const Code behind = next < read.size() ? read[next] : nothing;
    float& most = is_code ? doubt.other_code : doubt.passed_over;
    for (std::size_t step = run.begin; step < run.end; ++step) {
      for (const auto& [code, probability] : reading.posteriors.steps[step]) {
        if (code == run.code || code == before || code == behind || contains(of_no_matter, code)) continue;
        most = std::max(most, probability);
      }
    }
  }
  return doubt;
}

}  // namespace normalize
