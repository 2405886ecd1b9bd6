#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/piece.h"

namespace normalize {

/// How much a text looks like a job title, 0..1: 1 for a table entry with or without prefixes (副, 次, 上席) or a
/// department before it (営業部長), in Japanese, English, German, French, Portuguese or Spanish.
float job_title_likeness(std::string_view text);

/// What one line says about posts.
struct PostPart {
  Piece<std::string> department;           ///< levels joined by one blank; empty when none
  std::vector<Piece<std::string>> titles;  ///< in printed order
};

/// Splits a line of departments, titles and qualifications:
///   "営業本部 第一営業部 部長"       -> 営業本部 第一営業部 | 部長
///   "営業部長"                       -> (none) | 営業部長, one title as printed
///   "取締役 営業部長 兼 企画室長"    -> two posts' titles: 取締役, 営業部長, 企画室長
///   "Senior Manager, Sales Department" -> Sales Department | Senior Manager
/// One PostPart per post; more than one only where 兼 or a second department says so. Texts stay as printed.
struct PostLine {
  std::vector<PostPart> posts;
  std::vector<Piece<std::string>> qualifications;
  float quality = 0;  ///< 0..1: share of the line that the tables explain
};
PostLine read_post_line(std::string_view line);

}  // namespace normalize
