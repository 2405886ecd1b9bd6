#include "normalize/known_posts.h"

#include <algorithm>
#include <string>

#include "normalize/job_title.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

std::size_t length_of(const std::string& text) { return text::to_utf32(text::without_blanks(text)).size(); }

/// Posts of which at least one is a title, each with the end of a table's entry at least.
bool is_known(const std::string& text) {
  constexpr float kSure = 0.85F;
  const PostLine line = read_post_line(text);
  const bool sure = std::all_of(line.posts.begin(), line.posts.end(), [](const PostPart& post) {
    return std::all_of(post.titles.begin(), post.titles.end(),
                       [](const auto& title) { return title.quality >= kSure; });
  });
  return line.quality >= 1 && sure &&
         std::any_of(line.posts.begin(), line.posts.end(), [](const PostPart& post) { return !post.titles.empty(); });
}

/// "ジェネラル・バートナー": one mark of voicing for the other, where only then the line is of known posts.
bool mend_voicing(card::Reading& reading) {
  constexpr std::u32string_view kMarks = U"バパビピブプベペボポ";
  for (card::Symbol& symbol : reading.symbols) {
    const std::u32string read = text::to_utf32(symbol.text);
    const std::size_t at = read.size() == 1 ? kMarks.find(read[0]) : kMarks.npos;
    if (at == kMarks.npos) continue;
    const std::string own = symbol.text;
    symbol.text = text::to_utf8(std::u32string(1, kMarks[at % 2 == 0 ? at + 1 : at - 1]));
    if (is_known(reading.text())) return true;
    symbol.text = own;
  }
  return false;
}

}  // namespace

void prefer_known_posts(card::CardText& card) {
  constexpr float kUnknown = 0.7F;
  constexpr std::size_t kShortest = 3;  // characters
  for (card::TextLine& line : card.lines) {
    if (line.readings.empty() || text::count_scripts(line.text()).japanese() == 0) continue;
    const std::string own = line.text();
    if (length_of(own) < kShortest || read_post_line(own).quality > kUnknown) continue;
    const auto known = std::find_if(line.readings.begin() + 1, line.readings.end(), [&](const card::Reading& reading) {
      return length_of(reading.text()) == length_of(own) && is_known(reading.text());
    });
    if (known != line.readings.end())
      std::rotate(line.readings.begin(), known, known + 1);
    else if (mend_voicing(line.readings.front()))
      line.readings.front().posteriors = {};
  }
}

}  // namespace normalize
