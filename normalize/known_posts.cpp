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

/// How well a line is known to be posts or licences and nothing else: 1 for a table's entry; 0 for other lines.
float known_as_posts(const std::string& text) {
  const PostLine line = read_post_line(text);
  if (line.quality < 1) return 0;
  float least = 1;
  bool titled = !line.qualifications.empty() && line.posts.empty();
  for (const PostPart& post : line.posts) {
    titled = titled || !post.titles.empty();
    for (const auto& title : post.titles) least = std::min(least, title.quality);
  }
  return titled ? least : 0;
}

constexpr float kKnown = 0.85F;  ///< the end of a table's entry at least
constexpr float kBetter = 0.1F;  ///< than the preferred reading

/// "ジェネラル・バートナー": one mark of voicing for the other, where only then the line is of known posts.
bool mend_voicing(card::Reading& reading) {
  constexpr std::u32string_view kMarks = U"バパビピブプベペボポ";
  for (card::Symbol& symbol : reading.symbols) {
    const std::u32string read = text::to_utf32(symbol.text);
    const std::size_t at = read.size() == 1 ? kMarks.find(read[0]) : kMarks.npos;
    if (at == kMarks.npos) continue;
    const std::string own = symbol.text;
    symbol.text = text::to_utf8(std::u32string(1, kMarks[at % 2 == 0 ? at + 1 : at - 1]));
    if (known_as_posts(reading.text()) >= kKnown) return true;
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
    const float as_read = known_as_posts(own);
    if (length_of(own) < kShortest || as_read >= 1 || (as_read == 0 && read_post_line(own).quality > kUnknown))
      continue;
    const auto known = std::find_if(line.readings.begin() + 1, line.readings.end(), [&](const card::Reading& reading) {
      const float other = known_as_posts(reading.text());
      return length_of(reading.text()) == length_of(own) && other >= kKnown && other > as_read + kBetter;
    });
    if (known != line.readings.end())
      std::rotate(line.readings.begin(), known, known + 1);
    else if (as_read == 0 && mend_voicing(line.readings.front()))
      line.readings.front().posteriors = {};
  }
}

}  // namespace normalize
