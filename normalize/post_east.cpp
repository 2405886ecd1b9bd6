#include "normalize/post_east.h"

#include <algorithm>
#include <span>
#include <vector>

#include "normalize/company.h"
#include "normalize/company_east.h"
#include "normalize/department.h"
#include "normalize/licence_east.h"
#include "normalize/name_east.h"
#include "normalize/printed_line.h"
#include "normalize/qualification.h"
#include "normalize/tables/chinese_posts.h"
#include "normalize/tables/korean_posts.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

constexpr float kEnough = 0.6F;

std::span<const std::string_view> titles_of(Manner manner) {
  if (manner == Manner::korean) return tables::kKoreanTitles;
  return tables::kChineseTitles;
}

std::span<const tables::EastDepartmentEnd> ends_of(Manner manner) {
  if (manner == Manner::korean) return tables::kKoreanDepartmentEnds;
  return tables::kChineseDepartmentEnds;
}

std::size_t length_of(std::string_view text) { return text::to_utf32(text).size(); }

/// The longest title that ends a text, in bytes; 0 when none does.
std::size_t closing_title(std::string_view text, Manner manner) {
  std::size_t longest = 0;
  for (const std::string_view title : titles_of(manner))
    if (title.size() > longest && text.ends_with(title)) longest = title.size();
  return longest;
}

const tables::EastDepartmentEnd* closing_end(std::string_view text, Manner manner) {
  const tables::EastDepartmentEnd* best = nullptr;
  for (const tables::EastDepartmentEnd& end : ends_of(manner))
    if (text.ends_with(end.text) && (!best || end.text.size() > best->text.size())) best = &end;
  return best;
}

/// Whether what ends a text like a title is the end of a firm's word: 치과의원, 기술연구원.
bool ends_with_firm(std::string_view text, Manner manner) {
  const std::string_view firm = closing_company_word(text, manner);
  return !firm.empty() && firm.size() < text.size() && firm.size() >= closing_title(text, manner);
}

bool is_latin(std::string_view text) { return text::count_scripts(text).eastern() == 0; }

enum class Role { department, title, unknown };

struct Word {
  std::size_t begin = 0, end = 0;  ///< bytes of the line
  Role role = Role::unknown;
  float quality = 0;
};

class Words {
 public:
  Words(std::string_view line, Manner manner) : line_(line), manner_(manner) {}

  std::vector<Word> run() {
    for (const Span& part : parts()) {
      const std::size_t first = words_.size();
      is_latin(text(part)) ? add(part) : cut_at_blanks(part);
      join_fields_to_titles(first);
    }
    return std::move(words_);
  }

 private:
  std::string_view text(Span span) const { return line_.substr(span.begin, span.end - span.begin); }

  /// Between strokes, commas and dots.
  std::vector<Span> parts() const {
    const PrintedLine chars(line_);
    std::vector<Span> parts;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= chars.size(); ++i) {
      constexpr std::u32string_view kDividers = U"/|,、·・ㆍ‧•／｜()（）[]";
      if (i < chars.size() && kDividers.find(chars[i]) == std::u32string_view::npos) continue;
      std::size_t first = begin, last = i;
      while (first < last && chars[first] == U' ') ++first;
      while (last > first && chars[last - 1] == U' ') --last;
      if (first < last) parts.push_back(chars.span(first, last));
      begin = i + 1;
    }
    return parts;
  }

  void cut_at_blanks(Span part) {
    for (std::size_t at = part.begin; at < part.end;) {
      const std::size_t end = std::min(line_.find(' ', at), part.end);
      cut_department_from_title({at, end});
      at = end;
      while (at < part.end && line_[at] == ' ') ++at;
    }
  }

  /// "클라이언트 프로그래머": what stands right before a profession is its field.
  void join_fields_to_titles(std::size_t first) {
    for (std::size_t i = first + 1; i < words_.size(); ++i) {
      Word &field = words_[i - 1], &title = words_[i];
      if (title.role != Role::title || !names_a_profession(text({title.begin, title.end}))) continue;
      if (!may_be_field(field)) continue;
      title.begin = field.begin;
      words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(i - 1));
      --i;
    }
  }

  bool names_a_profession(std::string_view title) const {
    const auto& words = tables::kKoreanProfessions;
    return manner_ == Manner::korean && std::find(std::begin(words), std::end(words), title) != std::end(words);
  }

  bool may_be_field(const Word& word) const {
    constexpr std::size_t kShortest = 2, kLongest = 8;  // characters
    constexpr float kName = 0.5F;
    const std::string_view here = text({word.begin, word.end});
    const std::size_t length = length_of(here);
    const text::ScriptCounts counts = text::count_scripts(here);
    return word.role == Role::unknown && length >= kShortest && length <= kLongest && counts.digit == 0 &&
           counts.eastern() > 0 && east_name_likeness(here, manner_) < kName;
  }

  /// "영업1팀과장", "業務部經理": a department's end right before a title of the table; not the end of a firm's word
  /// (치과의원).
  void cut_department_from_title(Span word) {
    const std::size_t title = ends_with_firm(text(word), manner_) ? 0 : closing_title(text(word), manner_);
    const std::size_t cut = word.end - title;
    if (title > 0 && cut > word.begin && east_department_likeness(text({word.begin, cut}), manner_) >= 0.9F) {
      add({word.begin, cut});
      add({cut, word.end});
      return;
    }
    add(word);
  }

  void add(Span span) {
    Word word{span.begin, span.end, Role::unknown, 0};
    const std::string_view here = text(span);
    const float title = is_latin(here) ? job_title_likeness(here) : east_title_likeness(here, manner_);
    const float department = is_latin(here) ? department_likeness(here) : east_department_likeness(here, manner_);
    word.quality = std::max(title, department);
    if (word.quality >= kEnough) word.role = title >= department ? Role::title : Role::department;
    words_.push_back(word);
  }

  std::string_view line_;
  Manner manner_;
  std::vector<Word> words_;
};

/// "대표이사 사장" is one title.
bool completes(std::string_view title, std::string_view next) {
  constexpr std::string_view kRanks[] = {"사장", "회장", "부사장", "부회장"};
  return title.ends_with("대표이사") && std::find(std::begin(kRanks), std::end(kRanks), next) != std::end(kRanks);
}

void add_department(PostPart& post, std::string_view text, Span span, float quality) {
  if (post.department.value.empty()) {
    post.department = {std::string(text), span, quality};
    return;
  }
  post.department.value += " " + std::string(text);
  post.department.span.end = span.end;
  post.department.quality = std::min(post.department.quality, quality);
}

}  // namespace

float east_title_likeness(std::string_view raw, Manner manner) {
  const std::string text = text::without_blanks(strip_marks(raw));
  const auto titles = titles_of(manner);
  if (std::find(titles.begin(), titles.end(), text) != titles.end()) return 1;
  if (is_east_licence(text, manner)) return 1;
  const std::size_t title = ends_with_firm(text, manner) ? 0 : closing_title(text, manner);
  const std::size_t length = length_of(std::string_view(text).substr(text.size() - title));
  const std::size_t before = length_of(text) - length;
  if (title == 0 || length < 2 || before > 6) return 0.03F;
  // One syllable before a title is rather a surname (김부장) or part of another word.
  return before >= 2 ? 0.8F : 0.4F;
}

float east_department_likeness(std::string_view raw, Manner manner) {
  const std::string text = text::squeeze_blanks(strip_marks(raw));
  const auto* end = closing_end(text, manner);
  const std::size_t length = length_of(text);
  if (!end || length < 2 || length > 20 || text.find('@') != std::string::npos) return 0.03F;
  // 木木設計工作室, 법률사무소: a firm's own word, longer than the office's.
  const std::string_view firm = closing_company_word(text, manner);
  if (firm.size() > end->text.size() && text.size() > firm.size()) return 0.35F;
  const std::size_t head = length - length_of(end->text);
  if (head == 0) return end->office ? 0.7F : length_of(end->text) >= 3 ? 0.8F : 0.2F;
  if (end->text == "팀") return 0.95F;
  if (length_of(end->text) == 1) return head == 1 ? 0.35F : end->text == "점" || end->text == "所" ? 0.55F : 0.9F;
  return 0.95F;
}

bool is_east_office(std::string_view raw, Manner manner) {
  const std::string text = strip_marks(raw);
  const auto* end = closing_end(text, manner);
  return end && end->office && length_of(text) <= 12;
}

PostLine read_east_post_line(std::string_view line, Manner manner) {
  PostLine result;
  const std::vector<Word> words = Words(line, manner).run();
  std::size_t known = 0, all = 0;
  PostPart post;
  for (const Word& word : words) {
    const std::string_view text = line.substr(word.begin, word.end - word.begin);
    const Span span{word.begin, word.end};
    all += text.size();
    if (word.role == Role::unknown) continue;
    known += text.size();
    if (word.role == Role::department) {
      add_department(post, text, span, word.quality);
    } else if (!post.titles.empty() && completes(post.titles.back().value, text)) {
      post.titles.back().value += " " + std::string(text);
      post.titles.back().span.end = span.end;
    } else {
      post.titles.push_back({std::string(text), span, word.quality});
    }
  }
  if (!post.department.value.empty() || !post.titles.empty()) result.posts.push_back(std::move(post));
  result.quality = all == 0 ? 0 : static_cast<float>(known) / static_cast<float>(all);
  return result;
}

std::size_t title_name_cut(std::string_view text, Manner manner) {
  constexpr float kSureName = 0.6F;
  const PrintedLine chars(text);
  if (chars.size() < 4 || !read_company_name(text).form.empty()) return 0;
  if (east_department_likeness(text, manner) > kEnough) return 0;
  const auto titles = titles_of(manner);
  const auto is_title = [&](std::string_view part) {
    return std::find(titles.begin(), titles.end(), part) != titles.end();
  };
  std::size_t best = 0;
  for (std::size_t i = 2; i + 2 <= chars.size(); ++i) {
    const std::size_t at = chars.span(i, chars.size()).begin;
    const std::string_view front = text.substr(0, at), back = text.substr(at);
    if (is_title(front) && east_name_likeness(back, manner) >= kSureName) best = at;  // the longest title
    if (best == 0 && is_title(back) && east_name_likeness(front, manner) >= kSureName) return at;
  }
  return best;
}

}  // namespace normalize
