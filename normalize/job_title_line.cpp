#include <algorithm>
#include <utility>

#include "normalize/department.h"
#include "normalize/job_title.h"
#include "normalize/printed_line.h"
#include "normalize/qualification.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

enum class Role { department, title, joint, unknown };

struct Token {
  std::size_t begin = 0, end = 0;  ///< characters
  Role role = Role::unknown;
  float quality = 0;
};

constexpr float kEnough = 0.6F;
constexpr float kSure = 0.9F;

bool is_divider(char32_t c) {
  return c == U' ' || c == U'/' || c == U'|' || c == U'、' || c == U',' || c == U'／' || c == U'｜';
}

/// Words between blanks and strokes; letter-spaced words ("部 長") are put together.
std::vector<Token> cut_japanese(const PrintedLine& line) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < line.size();) {
    if (is_divider(line[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < line.size() && !is_divider(line[end])) ++end;
    const bool single = end - i == 1 && text::is_han(line[i]) && line[i] != U'兼';
    const bool after_single = !tokens.empty() && single && tokens.back().role == Role::unknown &&
                              tokens.back().quality < 0 &&
                              line.text(tokens.back().end, i).find_first_not_of(' ') == std::string::npos;
    if (after_single) {
      tokens.back().end = end;
    } else {
      tokens.push_back({i, end, Role::unknown, single ? -1.0F : 0.0F});
    }
    i = end;
  }
  return tokens;
}

std::string token_text(const PrintedLine& line, const Token& token) {
  // The blanks of letter-spacing go; others are not inside a token.
  return token.quality < 0 ? text::without_blanks(line.original(token.begin, token.end))
                           : line.original(token.begin, token.end);
}

void judge(const PrintedLine& line, Token& token) {
  const std::string text = token_text(line, token);
  if (text == "兼" || text == "兼務" || text == "兼任" || text == "兼)") {
    token.role = Role::joint;
    token.quality = 1;
    return;
  }
  const float title = job_title_likeness(text);
  const float department = department_likeness(text);
  token.quality = std::max(title, department);
  if (token.quality < kEnough) return;
  token.role = title >= department ? Role::title : Role::department;
}

/// "営業本部第一営業部部長": where the title begins, in characters; the token's end when it is not run together.
std::size_t title_begin(const PrintedLine& line, const Token& token) {
  std::size_t begin = token.end;
  for (std::size_t i = token.end - 1; i > token.begin + 1; --i) {
    // The tail's own department ("営業部 | 営業課長") may be longer: the longest head that is a department, unless a
    // longer title is known as a whole ("技術部 | プロジェクトマネージャー").
    const bool found = begin < token.end;
    const std::string tail = line.original(i, token.end);
    if (text::to_utf32(tail).size() < 2 || job_title_likeness(tail) < (found ? 1.0F : 0.9F)) continue;
    if (department_likeness(line.original(token.begin, i)) >= 0.9F) begin = i;
  }
  return begin;
}

/// "セレモニーホールあさひ 館長": who heads a house, which stands before him on the line.
bool heads_a_house(std::string_view title) {
  constexpr std::string_view kHeads[] = {"館長", "園長", "店長", "支配人", "総支配人", "施設長", "ホーム長", "寮長"};
  return std::find(std::begin(kHeads), std::end(kHeads), title) != std::end(kHeads);
}

/// "営業企画 マネージャー": work that a department does, without the department's end.
bool is_function(std::string_view text) {
  constexpr std::string_view kEnds[] = {
      "営業",    "企画", "総務", "経理", "人事", "広報",     "製造",     "開発",           "購買",
      "調達",    "法務", "財務", "技術", "設計", "物流",     "秘書",     "監査",           "編集",
      "宣伝",    "販売", "業務", "事業", "研究", "品質管理", "生産管理", "マーケティング", "カスタマーサポート",
      "経営企画"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return text.ends_with(end); });
}

/// "ディレクター、人事・組織変革": what stands behind a title and a comma is what the title is over.
void claim_fields_of_titles(const PrintedLine& line, std::vector<Token>& tokens) {
  constexpr float kByPlace = 0.5F;
  constexpr std::size_t kShortest = 2, kLongest = 14;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    Token& token = tokens[i];
    std::size_t before = token.begin;
    while (before > 0 && line[before - 1] == U' ') --before;
    const bool comma = before > 0 && (line[before - 1] == U'、' || line[before - 1] == U',');
    const std::size_t length = token.end - token.begin;
    const text::ScriptCounts counts = text::count_scripts(line.text(token.begin, token.end));
    if (token.role != Role::unknown || tokens[i - 1].role != Role::title || !comma) continue;
    if (length < kShortest || length > kLongest || counts.japanese() == 0 || counts.digit > 0) continue;
    token.role = Role::department;
    token.quality = kByPlace;
  }
}

/// "黒崎店 販売部", "ポートモール 広報部": what stands right before a department on its line is the branch or house
/// that it belongs to, though no ending tells; before a title an ending that names have too is enough ("西店 店長").
void claim_branches(const PrintedLine& line, std::vector<Token>& tokens) {
  constexpr float kByPlace = 0.5F;
  constexpr std::size_t kShortest = 2, kLongest = 14;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    Token& token = tokens[i];
    const bool before_title = tokens[i + 1].role == Role::title;
    const std::string text = token_text(line, token);
    const bool by_ending = before_title && (department_likeness(text) >= kByPlace || is_function(text) ||
                                            heads_a_house(token_text(line, tokens[i + 1])));
    if (token.role != Role::unknown || (tokens[i + 1].role != Role::department && !by_ending)) continue;
    const text::ScriptCounts counts = text::count_scripts(line.text(token.begin, token.end));
    const std::size_t length = token.end - token.begin;
    if (length < kShortest || length > kLongest || counts.eastern() == 0 || counts.digit > 0) continue;
    token.role = Role::department;
    token.quality = kByPlace;
  }
}

/// "パン職人・店主": a dot between two titles parts them; one inside a department (企画・広報部) does not. A stroke is
/// often read as ノ: "オーナーノインストラクター".
std::vector<Token> cut_at_dots(const PrintedLine& line, const std::vector<Token>& tokens) {
  std::vector<Token> cut;
  for (const Token& token : tokens) {
    std::size_t begin = token.begin;
    for (std::size_t i = token.begin + 1; i + 1 < token.end; ++i) {
      if (line[i] != U'・' && line[i] != U'ノ') continue;
      const float least = line[i] == U'ノ' ? kSure : kEnough;
      // "店主・焙煎": a whole title and a short word of what its bearer does.
      constexpr std::size_t kShortRest = 3;
      const bool known_alone = line[i] == U'・' && begin == token.begin && token.end - i - 1 <= kShortRest &&
                               job_title_likeness(line.original(begin, i)) >= 1.0F &&
                               department_likeness(line.original(token.begin, token.end)) < kEnough;
      const bool titles = known_alone || (job_title_likeness(line.original(begin, i)) >= least &&
                                          job_title_likeness(line.original(i + 1, token.end)) >= least);
      if (!titles) continue;
      cut.push_back({begin, i, Role::unknown, 0});
      begin = i + 1;
    }
    cut.push_back({begin, token.end, Role::unknown, begin == token.begin ? token.quality : 0});
  }
  return cut;
}

/// "財務部 リーダーMARUSEN": a logo's letters behind a Japanese title.
std::vector<Token> cut_before_logos(const PrintedLine& line, const std::vector<Token>& tokens) {
  constexpr std::size_t kShortest = 4;  // letters: 取締役CTO is one title
  std::vector<Token> cut;
  for (const Token& token : tokens) {
    std::size_t letters = token.end;
    while (letters > token.begin && is_ascii_letter(line[letters - 1])) --letters;
    const bool logo = letters > token.begin && token.end - letters >= kShortest &&
                      job_title_likeness(line.original(token.begin, letters)) >= kSure;
    cut.push_back({token.begin, logo ? letters : token.end, token.role, token.quality});
    if (logo) cut.push_back({letters, token.end, Role::unknown, 0});
  }
  return cut;
}

/// Divides tokens at 兼 and where a department runs into a title.
std::vector<Token> refine(const PrintedLine& line, const std::vector<Token>& whole) {
  std::vector<Token> refined;
  const std::vector<Token> tokens = cut_before_logos(line, cut_at_dots(line, whole));
  for (const Token& token : tokens) {
    std::size_t begin = token.begin;
    const bool spaced = token.quality < 0;
    for (std::size_t i = token.begin + 1; !spaced && i + 1 < token.end; ++i) {
      // 部長兼企画室長; 兼 also is a surname's part, so both sides must be posts.
      if (line[i] != U'兼') continue;
      Token left{begin, i, Role::unknown, 0}, right{i + 1, token.end, Role::unknown, 0};
      judge(line, left);
      judge(line, right);
      if (left.role == Role::unknown || right.role == Role::unknown) continue;
      refined.push_back({begin, i, Role::unknown, 0});
      refined.push_back({i, i + 1, Role::joint, 1});
      begin = i + 1;
    }
    if (!spaced && line[begin] == U'兼' && token.end - begin > 2) {
      refined.push_back({begin, begin + 1, Role::joint, 1});
      ++begin;
    }
    Token rest{begin, token.end, Role::unknown, token.quality};
    const std::size_t title = spaced ? rest.end : title_begin(line, rest);
    if (title < rest.end) {
      refined.push_back({begin, title, Role::unknown, 0});
      rest.begin = title;
    }
    refined.push_back(rest);
  }
  for (Token& token : refined) {
    if (token.role != Role::joint) judge(line, token);
  }
  claim_branches(line, refined);
  claim_fields_of_titles(line, refined);
  return refined;
}

/// "代表取締役 社長" is one title.
bool completes(std::string_view title, std::string_view next) {
  constexpr std::string_view kRanks[] = {"社長", "会長", "副社長",       "副会長", "専務",
                                         "常務", "CEO",  "社長執行役員", "社長CEO"};
  return title.ends_with("取締役") && std::find(std::begin(kRanks), std::end(kRanks), next) != std::end(kRanks) &&
         next != "CEO";
}

void add_department(PostPart& post, const std::string& text, Span span, float quality) {
  std::string levels;
  for (const std::string& level : split_department_levels(text)) levels += (levels.empty() ? "" : " ") + level;
  if (post.department.value.empty()) {
    post.department = {levels, span, quality};
    return;
  }
  post.department.value += " " + levels;
  post.department.span.end = span.end;
  post.department.quality = std::min(post.department.quality, quality);
}

bool title_follows(const std::vector<Token>& tokens, std::size_t from) {
  return std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end(),
                     [](const Token& t) { return t.role == Role::title; });
}

/// Tokens to posts: a new one begins at 兼 when departments are named, and at a department behind a title.
void add_posts(const PrintedLine& line, const std::vector<Token>& tokens, PostLine& result) {
  const bool departments =
      std::any_of(tokens.begin(), tokens.end(), [](const Token& t) { return t.role == Role::department; });
  PostPart post;
  const auto flush = [&] {
    if (!post.department.value.empty() || !post.titles.empty()) result.posts.push_back(std::move(post));
    post = {};
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const std::string text =
        token_text(line, {token.begin, token.end, token.role,
                          line.text(token.begin, token.end).find(' ') != std::string::npos ? -1.0F : 0.0F});
    const Span span = line.span(token.begin, token.end);
    if (token.role == Role::joint && departments) flush();
    if (token.role == Role::department) {
      if (!post.department.value.empty() && !post.titles.empty() && title_follows(tokens, i)) flush();
      add_department(post, text, span, token.quality);
    }
    if (token.role != Role::title) continue;
    if (!post.titles.empty() && completes(post.titles.back().value, text)) {
      post.titles.back().value += " " + text;
      post.titles.back().span.end = span.end;
    } else {
      post.titles.push_back({strip_marks(text), span, token.quality});
    }
  }
  flush();
}

/// "Infrastructure & Energy" of "Partner, Infrastructure & Energy", "Derecho mercantil" of "Socia · Derecho mercantil":
/// what no table knows behind a title and a comma or stroke is what the title is over.
bool may_be_field_of_title(const std::string& text, const PostPart& post, char32_t divider) {
  constexpr int kMostWords = 5;
  if (post.titles.empty() || !post.department.value.empty() ||
      (divider != U',' && divider != U'·' && divider != U'•' && !is_dash(divider)))
    return false;
  const text::ScriptCounts counts = text::count_scripts(text);
  return counts.digit == 0 && counts.latin >= 4 && std::count(text.begin(), text.end(), ' ') < kMostWords &&
         text.find('@') == std::string::npos && to_small(PrintedLine(text)[0]) != PrintedLine(text)[0];
}

/// Latin text: parts between commas and strokes.
void read_western(const PrintedLine& line, PostLine& result) {
  PostPart post;
  std::size_t known = 0, all = 0;
  std::size_t begin = 0;
  char32_t divider = U' ', next_divider = U' ';  // before the part in hand, behind it
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const bool stroke =
        i < line.size() &&
        (line[i] == U'/' || line[i] == U'|' || line[i] == U'·' || line[i] == U'•' || is_dash(line[i])) &&
        line.at(i - 1) == U' ' && line.at(i + 1) == U' ';
    if (i < line.size() && line[i] != U',' && !stroke) continue;
    std::size_t first = begin, last = i;
    begin = i + 1;
    divider = std::exchange(next_divider, i < line.size() ? line[i] : U' ');
    while (first < last && line[first] == U' ') ++first;
    while (last > first && line[last - 1] == U' ') --last;
    if (first == last) continue;
    const std::string text = text::squeeze_blanks(line.original(first, last));
    const float title = job_title_likeness(text);
    float department = department_likeness(text);
    all += last - first;
    if (std::max(title, department) < 0.5F && may_be_field_of_title(text, post, divider)) department = 0.5F;
    if (std::max(title, department) < 0.5F) continue;
    known += last - first;
    if (title >= department) {
      post.titles.push_back({text, line.span(first, last), title});
    } else if (post.department.value.empty()) {
      post.department = {text, line.span(first, last), department};
    } else {
      post.department.value += " " + text;
      post.department.span.end = line.span(first, last).end;
    }
  }
  if (!post.department.value.empty() || !post.titles.empty()) result.posts.push_back(std::move(post));
  result.quality = all == 0 ? 0 : static_cast<float>(known) / static_cast<float>(all);
}

/// "代表社員ノ一級建築士": beside a qualification that was taken out a ノ is the stroke between the two.
void drop_slashes_read_as_kana(std::string& rest) {
  constexpr std::string_view kRead = "ノ";
  for (std::size_t at = rest.find(kRead); at != std::string::npos; at = rest.find(kRead, at + 1)) {
    const std::size_t end = at + kRead.size();
    if (at == 0 || end == rest.size() || rest[at - 1] == ' ' || rest[end] == ' ')
      rest.replace(at, kRead.size(), kRead.size(), ' ');
  }
}

}  // namespace

PostLine read_post_line(std::string_view text) {
  PostLine result;
  result.qualifications = find_qualifications(text);
  // 弁護士 and the like are a title where nothing else is on the line; degrees never are.
  std::string rest(text);
  for (const auto& piece : result.qualifications) {
    for (std::size_t i = piece.span.begin; i < piece.span.end; ++i) rest[i] = ' ';
  }
  if (!result.qualifications.empty()) drop_slashes_read_as_kana(rest);
  const PrintedLine line(rest);
  const text::ScriptCounts counts = text::count_scripts(rest);
  if (counts.total() == 0) {
    result.quality = result.qualifications.empty() ? 0.0F : 1.0F;
    return result;
  }
  if (counts.japanese() == 0) {
    read_western(line, result);
    return result;
  }
  const auto tokens = refine(line, cut_japanese(line));
  std::size_t known = 0, all = 0;
  for (const Token& token : tokens) {
    all += token.end - token.begin;
    known += token.role == Role::unknown ? 0 : token.end - token.begin;
  }
  add_posts(line, tokens, result);
  result.quality = all == 0 ? 0 : static_cast<float>(known) / static_cast<float>(all);
  return result;
}

}  // namespace normalize
