#include "normalize/motto.h"

#include <algorithm>
#include <array>
#include <string>

#include "normalize/company.h"
#include "normalize/job_title.h"
#include "normalize/printed_line.h"
#include "text/script.h"

namespace normalize {
namespace {

/// First words of slogans and of what a firm belongs to, small letters; own collection, 2026-11.
constexpr auto kBeginnings = std::to_array<std::string_view>({
    "your ",     "our ",        "for a ",     "for the ",   "for your ", "where ",       "we ",
    "because ",  "ihr partner", "wir ",       "für ihr",    "votre ",    "notre ",       "pour votre ",
    "pour vous", "su socio",    "su partner", "para usted", "para você", "seu parceiro", "sempre ",
});
/// What a firm belongs to, which may be named with its legal form.
constexpr auto kBelonging = std::to_array<std::string_view>(
    {"a member of", "member of ", "part of ", "a division of", "a company of", "membre du ", "membre de ",
     "mitglied der", "ein unternehmen der", "una empresa de", "uma empresa do", "une société du"});
constexpr auto kJapaneseBeginnings =
    std::to_array<std::string_view>({"あなたの", "あなたに", "みんなの", "みなさま", "皆様", "皆さま", "すべては",
                                     "もっと", "一人ひとりの", "ひとりひとりの"});

/// Firms beside the card's own one, behind a blank or colon: グループ会社統括部 is a department.
constexpr auto kRelatedFirms =
    std::to_array<std::string_view>({"関連会社", "グループ会社", "関係会社", "グループ企業", "関連企業", "系列会社"});

bool begins_with_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

bool names_related_firms(std::string_view line) {
  constexpr auto kBehind = std::to_array<std::string_view>({" ", ":", "：", "／", "/", "・"});
  return std::any_of(kRelatedFirms.begin(), kRelatedFirms.end(), [&](std::string_view word) {
    return line.starts_with(word) && begins_with_any(line.substr(word.size()), kBehind);
  });
}

}  // namespace

bool is_motto(std::string_view line) {
  const std::string small = to_small_ascii(line);
  if ((small.starts_with("a ") || small.starts_with("an ")) && small.ends_with(" company")) return true;
  constexpr std::string_view kMember = "会員", kExamined = "検定会員";  // "日本建築家協会 会員": what the person is
  if (line.ends_with(kMember) && !line.ends_with(kExamined)) return true;
  if (begins_with_any(small, kBelonging)) return true;  // "Member of Gruenwald AG"
  if (names_related_firms(line)) return true;
  if (!read_company_name(line).form.empty()) return false;
  constexpr std::string_view kPrinciple = "主義";  // お客様第一主義
  if (line.ends_with(kPrinciple)) return true;
  if (text::count_scripts(line).japanese() > 0)
    return begins_with_any(line, kJapaneseBeginnings) || line.find(" × ") != std::string_view::npos;
  return begins_with_any(small, kBeginnings);
}

bool lists_services(std::string_view text) {
  constexpr std::size_t kFewest = 3;
  constexpr std::u32string_view kStrokes = U"·•・|/-–—";
  if (text::count_scripts(text).eastern() > 0 || text.find('@') != std::string_view::npos) return false;
  const PrintedLine line(text);
  std::size_t parts = 0, begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    const bool stroke =
        i < line.size() && kStrokes.find(line[i]) != kStrokes.npos && line.at(i - 1) == U' ' && line.at(i + 1) == U' ';
    if (!stroke && i < line.size()) continue;
    if (job_title_likeness(line.text(begin, i)) >= 0.8F) return false;
    ++parts;
    begin = i + 1;
  }
  return parts >= kFewest;
}

}  // namespace normalize
