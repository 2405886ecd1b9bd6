#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

#include "normalize/candidates.h"
#include "normalize/card_grammar.h"
#include "normalize/company.h"
#include "normalize/department.h"
#include "normalize/fields.h"
#include "normalize/job_title.h"
#include "normalize/licence_east.h"
#include "normalize/qualification.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

using Text = card::Found<std::string>;

/// A department or a title in printed order.
struct Item {
  enum class Kind { department, title } kind;
  Text found;
  std::size_t part = 0;  ///< items of one PostPart share it
};

struct PostDraft {
  Text department;
  std::vector<Text> titles;
};

/// "Cloud & Al Department": in most typefaces for screens I and l are one stroke, and no post has a word "Al".
std::string with_ai(std::string text) {
  const auto letter = [&](std::size_t at) {
    const auto byte = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
    return byte >= 0x80 || std::isalnum(byte) != 0;
  };
  for (std::size_t at = text.find("Al"); at != std::string::npos; at = text.find("Al", at + 2))
    if ((at == 0 || text[at - 1] == ' ') && !letter(at + 2)) text[at + 1] = 'I';
  return text;
}

/// "観光.産業部": a stop between kanji or kana is a middle dot that was read low.
std::string with_middle_dots(std::string text) {
  std::u32string plain = text::to_utf32(text);
  const auto is_eastern = [](char32_t c) { return text::is_han(c) || text::is_kana(c); };
  for (std::size_t i = 1; i + 1 < plain.size(); ++i)
    if (plain[i] == U'.' && is_eastern(plain[i - 1]) && is_eastern(plain[i + 1])) plain[i] = U'・';
  return text::to_utf8(plain);
}

Text found_part(const LabelledCard& card, FieldKind kind, const Segment& segment, const Piece<std::string>& piece) {
  const Span span = span_in_line(card, segment, piece.span.empty() ? Span{0, segment.text.size()} : piece.span);
  Clues clues = clues_at(card, segment.line, span);
  clues.labelling = segment.clearness;
  clues.grammar = piece.quality;
  return found_at(card, kind, with_ai(piece.value), segment.line, span, clues);
}

struct ReadPosts {
  std::vector<Item> items;
  std::vector<Text> qualifications;
};

/// A segment that only its place makes a post: a title where the card has none, else a department.
PostLine by_place(const Segment& segment, bool has_title) {
  const Piece<std::string> whole{segment.text, {0, segment.text.size()}, 0.3F};
  PostPart part;
  if (has_title)
    part.department = whole;
  else
    part.titles.push_back(whole);
  return {{part}, {}, 0.3F};
}

bool any_title(const LabelledCard& card) {
  return std::any_of(card.segments.begin(), card.segments.end(), [&](const Segment& segment) {
    if (segment.label != Label::post) return false;
    const PostLine line = read_post_line_on(segment.text, card.context);
    return std::any_of(line.posts.begin(), line.posts.end(), [](const PostPart& post) { return !post.titles.empty(); });
  });
}

/// 兼 on a line of its own, between two posts.
bool is_joint(const std::string& text) { return text == "兼" || text == "兼務" || text == "兼任"; }

/// "初等学校 院長": what stands before the first title of a line that is all post is where it is held, though no ending
/// tells. A university is an employer of its own, but where the firm is the corporation that runs it.
void claim_words_before_title(const std::string& text, std::string_view firm, PostLine& line) {
  constexpr std::size_t kLongest = 14;  // characters
  if (!line.qualifications.empty() || line.posts.empty()) return;
  PostPart& post = line.posts.front();
  if (post.titles.empty() || !post.department.value.empty()) return;
  constexpr float kByPlace = 0.5F;
  const std::size_t title = post.titles.front().span.begin;
  const std::size_t end = title == 0 ? 0 : text.find_last_not_of(' ', title - 1) + 1;
  const std::string words = text.substr(0, end);
  const text::ScriptCounts counts = text::count_scripts(words);
  if (counts.han < 2 || counts.digit > 0 || counts.other > 0 || text::to_utf32(words).size() > kLongest) return;
  if (words.find("兼") != std::string::npos) return;  // 執行役員兼
  if (words.ends_with("大学") && !firm.starts_with("学校法人")) return;
  post.department = {words, {0, end}, kByPlace};
}

ReadPosts read_segments(const LabelledCard& card, std::string_view firm) {
  ReadPosts read;
  const bool has_title = any_title(card);
  std::size_t part = 0;
  for (Segment segment : card.segments) {
    if (segment.label != Label::post || is_joint(segment.text)) continue;
    if (!card.context.origin.continental()) segment.text = with_middle_dots(correct_words(card, segment));
    PostLine line = read_post_line_on(segment.text, card.context);
    if (line.posts.empty() && line.qualifications.empty()) line = by_place(segment, has_title);
    claim_words_before_title(segment.text, firm, line);
    for (const auto& piece : line.qualifications)
      read.qualifications.push_back(found_part(card, FieldKind::qualification, segment, piece));
    for (const PostPart& post : line.posts) {
      std::vector<Item> items;
      if (!post.department.value.empty())
        items.push_back(
            {Item::Kind::department, found_part(card, FieldKind::department, segment, post.department), part});
      for (const auto& title : post.titles)
        items.push_back({Item::Kind::title, found_part(card, FieldKind::job_title, segment, title), part});
      std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
        return a.found.evidence.front().first_symbol < b.found.evidence.front().first_symbol;
      });
      read.items.insert(read.items.end(), items.begin(), items.end());
      ++part;
    }
  }
  return read;
}

/// "ものづくり産業課 / 先端技術担当" beside 係長: the lowest level of a department, where the person has another title.
void demote_sections(std::vector<Item>& items) {
  constexpr std::string_view kSection = "担当";
  constexpr std::size_t kShortest = 12;  // bytes: 営業担当 is a title
  for (std::size_t i = 1; i < items.size(); ++i) {
    const std::string& text = items[i].found.value;
    const bool section = items[i].kind == Item::Kind::title && text.ends_with(kSection) && text.size() > kShortest;
    const bool other_title = std::any_of(items.begin(), items.end(), [&](const Item& other) {
      return &other != &items[i] && other.kind == Item::Kind::title && !other.found.value.ends_with(kSection);
    });
    if (section && other_title && items[i - 1].kind == Item::Kind::department) items[i].kind = Item::Kind::department;
  }
}

/// "運行管理者" on a line of its own, on a card without a title: a duty to which the law has somebody appointed.
void claim_duties(const LabelledCard& card, ReadPosts& read) {
  constexpr std::string_view kDuties[] = {"運行管理者",     "整備管理者",     "安全管理者",     "衛生管理者",
                                          "安全衛生管理者", "安全運転管理者", "管理業務主任者", "防火管理者"};
  const auto is_title = [](const Item& item) { return item.kind == Item::Kind::title; };
  if (!card.context.japanese || std::any_of(read.items.begin(), read.items.end(), is_title)) return;
  const auto duty = std::find_if(read.qualifications.begin(), read.qualifications.end(), [&](const Text& text) {
    return std::find(std::begin(kDuties), std::end(kDuties), text.value) != std::end(kDuties) &&
           card.features.lines[text.evidence.front().line].text() == text.value;
  });
  if (duty == read.qualifications.end()) return;
  const std::size_t part = read.items.empty() ? 0 : read.items.back().part + 1;
  read.items.push_back({Item::Kind::title, std::move(*duty), part});
  read.qualifications.erase(duty);
}

/// "소장 / 건축사", "協理 會計師": a licence beside a post is a qualification, and a degree always is.
void part_licences(const LabelledCard& card, ReadPosts& read) {
  if (!card.context.origin.continental()) return;
  const Manner manner = card.context.origin.manner;
  const auto is_licence = [&](const Item& item) {
    return item.kind == Item::Kind::title && is_east_licence(item.found.value, manner);
  };
  const bool any_post = std::any_of(read.items.begin(), read.items.end(), [&](const Item& item) {
    return item.kind == Item::Kind::title && !is_licence(item) && text::count_scripts(item.found.value).eastern() > 0;
  });
  std::vector<Item> kept;
  for (Item& item : read.items) {
    const bool apart = is_licence(item) && (any_post || is_east_degree(item.found.value, manner));
    if (apart)
      read.qualifications.push_back(std::move(item.found));
    else
      kept.push_back(std::move(item));
  }
  read.items = std::move(kept);
}

void join_level(Text& department, const Text& level) {
  if (department.value.empty()) {
    department = level;
    return;
  }
  department.value += " " + level.value;
  department.confidence = std::min(department.confidence, level.confidence);
  department.evidence.insert(department.evidence.end(), level.evidence.begin(), level.evidence.end());
}

/// Whether titles stand before their departments on this card ("Manager / Sales Department / Director / ..."):
/// then a title after a complete post begins the next one; else a department does.
bool titles_come_first(const std::vector<Item>& items) {
  return !items.empty() && items.front().kind == Item::Kind::title &&
         text::count_scripts(items.front().found.value).eastern() == 0;
}

std::vector<PostDraft> group(const std::vector<Item>& items) {
  std::vector<PostDraft> posts;
  const bool title_first = titles_come_first(items);
  std::size_t last_part = static_cast<std::size_t>(-1);
  Item::Kind last_kind = Item::Kind::title;
  for (const Item& item : items) {
    const bool same_part = item.part == last_part;
    const bool complete = !posts.empty() && !posts.back().department.value.empty() && !posts.back().titles.empty();
    const bool begins =
        posts.empty() || (!same_part && complete &&
                          (title_first ? item.kind == Item::Kind::title && last_kind == Item::Kind::department
                                       : item.kind == Item::Kind::department && last_kind == Item::Kind::title));
    if (begins) posts.emplace_back();
    if (item.kind == Item::Kind::department)
      join_level(posts.back().department, item.found);
    else
      posts.back().titles.push_back(item.found);
    last_part = item.part;
    last_kind = item.kind;
  }
  // "College of Engineering / Assistant Professor / Department of Civil Engineering": one post, its levels apart.
  const bool untitled = posts.size() > 1 && posts.back().titles.empty();
  if (untitled && text::count_scripts(posts.back().department.value).eastern() == 0) {
    join_level(posts[posts.size() - 2].department, posts.back().department);
    posts.pop_back();
  }
  return posts;
}

/// On a card with posts in eastern script those in Latin letters are translations.
void drop_translations(const LabelledCard& card, std::vector<Item>& items, card::ParsedCard& parsed) {
  if (!card.context.eastern()) return;
  const auto is_eastern = [](const Item& item) { return text::count_scripts(item.found.value).eastern() > 0; };
  for (const Item::Kind kind : {Item::Kind::department, Item::Kind::title}) {
    const bool any = std::any_of(items.begin(), items.end(),
                                 [&](const Item& item) { return item.kind == kind && is_eastern(item); });
    if (!any) continue;
    std::vector<Item> kept;
    for (Item& item : items) {
      const bool short_code = item.found.value.size() <= 4;  // CEO, CTO beside 代表取締役
      if (item.kind != kind || is_eastern(item) || short_code)
        kept.push_back(std::move(item));
      else
        parsed.notes.push_back(std::move(item.found));
    }
    items = std::move(kept);
  }
}

/// "配車センター TEL 0532-…", "報道部直通 0852-…": a department that a post has already, before a number of its own.
void drop_repeated_departments(std::vector<PostDraft>& posts) {
  std::erase_if(posts, [&](const PostDraft& draft) {
    const std::string own = text::without_blanks(draft.department.value);
    return draft.titles.empty() && !own.empty() && std::any_of(posts.begin(), posts.end(), [&](const PostDraft& other) {
             const std::string department = text::without_blanks(other.department.value);
             return &other != &draft && (department.ends_with(own) || department.starts_with(own)) &&
                    (!other.titles.empty() || department.size() > own.size());
           });
  });
}

}  // namespace

void fill_posts(const LabelledCard& card, card::ParsedCard& parsed) {
  ReadPosts read = read_segments(card, parsed.company.value);
  drop_translations(card, read.items, parsed);
  demote_sections(read.items);
  part_licences(card, read);
  claim_duties(card, read);
  for (Text& qualification : read.qualifications) parsed.qualifications.push_back(std::move(qualification));
  std::vector<PostDraft> drafts = group(read.items);
  drop_repeated_departments(drafts);
  for (PostDraft& draft : drafts) {
    card::Post post;
    post.company = parsed.company.value;
    post.department = draft.department.value;
    if (!draft.department.value.empty()) parsed.departments.push_back(draft.department);
    for (Text& title : draft.titles) {
      post.job_titles.push_back(title.value);
      const bool known = std::any_of(parsed.job_titles.begin(), parsed.job_titles.end(),
                                     [&](const Text& other) { return other.value == title.value; });
      if (!known) parsed.job_titles.push_back(std::move(title));
    }
    parsed.posts.push_back(std::move(post));
  }
}

}  // namespace normalize
