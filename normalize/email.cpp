#include "normalize/email.h"

#include <algorithm>
#include <array>
#include <optional>

#include "normalize/knowledge_lines.h"
#include "normalize/printed_line.h"
#include "normalize/tables/mail_words.h"
#include "normalize/url.h"
#include "normalize/web_text.h"
#include "text/distance.h"
#include "text/utf8.h"

namespace normalize {
namespace {

constexpr std::string_view kAtomSigns = "!#$%&'*+-/=?^_`{|}~";

bool is_atom(char c) {
  const auto u = static_cast<unsigned char>(c);
  return is_ascii_letter(u) || is_ascii_digit(u) || kAtomSigns.find(c) != std::string_view::npos;
}

/// Signs of a local part that cards really print; the rest of RFC 5321's atoms are noise there.
bool is_printed_local(char32_t c) {
  constexpr std::u32string_view kSigns = U"._-+'";
  return is_ascii_letter(c) || is_ascii_digit(c) || kSigns.find(c) != std::u32string_view::npos;
}

/// What joins the words of a mailbox.
bool is_local_joint(char32_t c) { return c == U'.' || c == U'-' || c == U'_'; }

/// An @ or what stands for it: characters [begin, end).
struct AtSign {
  std::size_t begin = 0, end = 0;
  float quality = 1;
};

std::vector<AtSign> find_at_signs(const PrintedLine& line) {
  std::vector<AtSign> signs;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == U'@' && line.at(i + 1) == U'@') continue;  // a zero with a stroke before the sign
    if (line[i] == U'@') signs.push_back({i, i + 1, i > 0 && line[i - 1] == U'@' ? 0.65F : 1.0F});
    if (is_opening(line[i])) {
      const std::u32string inside = to_small(std::u32string_view(line.chars()).substr(i + 1, 3));
      if (inside.size() == 3 && inside.starts_with(U"at") && is_closing(inside[2])) signs.push_back({i, i + 4, 0.95F});
      if (inside.starts_with(U"@") && inside.size() >= 2 && is_closing(inside[1])) signs.push_back({i, i + 3, 0.95F});
    }
  }
  if (!signs.empty()) return signs;
  // Only where no real @ is on the line: signs that OCR makes of it.
  for (const char32_t stand_in : {U'©', U'®', U'€', U'⓪', U'Ⓐ', U'ⓐ'}) {
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      if (line[i] == stand_in) signs.push_back({i, i + 1, 0.85F});
    }
  }
  if (!signs.empty()) return signs;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (line[i] == U'Q' && is_printed_local(line[i - 1]) && is_ascii_letter(line[i + 1]))
      signs.push_back({i, i + 1, 0.6F});
  }
  return signs.size() == 1 ? signs : std::vector<AtSign>{};
}

struct Part {
  std::string text;      ///< lower case
  std::size_t edge = 0;  ///< first character of a local part, one past the last of a domain
  int repairs = 0;
};

/// A blank that OCR put beside a stop, a hyphen or the @ itself.
bool is_stray_blank(const PrintedLine& line, std::size_t i, std::size_t at_begin, std::size_t at_end) {
  if (line[i] != U' ') return false;
  constexpr std::u32string_view kJoins = U"._-,";
  return i + 1 == at_begin || i == at_end || kJoins.find(line.at(i - 1)) != std::u32string_view::npos ||
         kJoins.find(line.at(i + 1)) != std::u32string_view::npos;
}

/// "Design Group, Inc. info@…", "Abogados, S.L. puig@…": a word with capitals and a stop behind it ends something else.
bool ends_short_word(const PrintedLine& line, std::size_t blank) {
  if (blank < 2 || line[blank - 1] != U'.') return false;
  std::size_t begin = blank - 1;
  while (begin > 0 && line[begin - 1] != U' ') --begin;
  return std::any_of(line.chars().begin() + static_cast<std::ptrdiff_t>(begin),
                     line.chars().begin() + static_cast<std::ptrdiff_t>(blank),
                     [](char32_t c) { return c >= U'A' && c <= U'Z'; });
}

std::size_t label_begin(const PrintedLine& line, std::size_t end) {
  std::size_t at = end;
  const std::u32string_view fill = U" :;.：/|()[]【】<>";
  while (at > 0 && fill.find(line[at - 1]) != std::u32string_view::npos) --at;
  std::size_t best = end;
  for (const std::u32string_view label : tables::kMailLabels) {
    if (at < label.size()) continue;
    const std::size_t begin = at - label.size();
    if (to_small(std::u32string_view(line.chars()).substr(begin, label.size())) != label) continue;
    const bool joined = begin > 0 && is_ascii_letter(line[begin - 1]) && is_ascii_letter(line[begin]);
    if (!joined && begin < best) best = begin;
  }
  while (best < end && best > 0 && is_opening(line[best - 1])) --best;
  return best;
}

/// The same where a letter stands between the label and the address: "メールK kurogane@", a picture's.
std::size_t label_begin_before_scrap(const PrintedLine& line, std::size_t end) {
  const std::size_t begin = label_begin(line, end);
  if (begin < end || end < 3 || line[end - 1] != U' ' || !is_ascii_letter(line[end - 2])) return begin;
  const std::size_t before = label_begin(line, end - 2);
  return before < end - 2 ? before : end;
}

/// Where the first half of a local part begins that a false blank at `blank` tore in two: a word in small letters
/// that begins the line or follows a mail label; nothing when it is a label or another value.
std::optional<std::size_t> torn_half_begin(const PrintedLine& line, std::size_t blank) {
  static constexpr std::array<std::u32string_view, 10> kOtherLabels = {U"tel",  U"fax", U"web", U"url",   U"mob",
                                                                       U"cell", U"www", U"hp",  U"phone", U"mobile"};
  if (label_begin(line, blank) < blank) return std::nullopt;
  std::size_t begin = blank;
  bool letters = false;
  for (; begin > 0 && is_printed_local(line[begin - 1]); --begin) {
    const char32_t c = line[begin - 1];
    if (c >= U'A' && c <= U'Z') return std::nullopt;
    letters = letters || is_ascii_letter(c);
  }
  const std::u32string_view word = std::u32string_view(line.chars()).substr(begin, blank - begin);
  if (word.size() < 2 || !letters) return std::nullopt;
  if (std::find(kOtherLabels.begin(), kOtherLabels.end(), word) != kOtherLabels.end()) return std::nullopt;
  constexpr std::size_t kPicture = 2;  // letters that an envelope may be taken for: "iz tanpopo@"
  const bool labelled = label_begin(line, begin) < begin;
  const bool first = labelled || (begin == 0 && word.size() > kPicture);
  return first ? std::optional(begin) : std::nullopt;
}

/// "802-555-0136-malcolm@…": a phone number whose dot or blank before the address was read as a sign.
void drop_number_before(const PrintedLine& line, Part& local) {
  constexpr std::size_t kFewest = 8;  // digits of a phone number
  const std::size_t letter = std::find_if(local.text.begin(), local.text.end(),
                                          [](char c) { return is_ascii_letter(static_cast<unsigned char>(c)); }) -
                             local.text.begin();
  const auto digits = static_cast<std::size_t>(
      std::count_if(local.text.begin(), local.text.begin() + static_cast<std::ptrdiff_t>(letter),
                    [](char c) { return is_ascii_digit(static_cast<unsigned char>(c)); }));
  if (letter == 0 || letter == local.text.size() || digits < kFewest ||
      is_ascii_digit(static_cast<unsigned char>(local.text[letter - 1])))
    return;
  for (std::size_t left = letter; left > 0; ++local.edge)
    if (line[local.edge] != U' ') --left;
  while (line.at(local.edge) == U' ') ++local.edge;
  local.text.erase(0, letter);
  ++local.repairs;
}

/// "E.taro@…", "Et-nakanishi@…": the label E, its blank lost. A mailbox that begins so would be in small letters as the
/// rest of it, or the rest in capitals too.
void drop_joined_initial(const PrintedLine& line, Part& local, std::size_t end) {
  const auto is_capital = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
  const bool begins = local.edge == 0 || line[local.edge - 1] == U' ';
  if (!begins || line[local.edge] != U'E' || local.text.size() < 4) return;
  const bool initial = is_ascii_letter(line[local.edge + 1]) && is_local_joint(line[local.edge + 2]);
  if (!local.text.starts_with("e.") && !initial) return;
  for (std::size_t i = local.edge + 1; i < end; ++i)
    if (is_capital(line[i])) return;
  const std::size_t dropped = initial ? 1 : 2;
  local.text.erase(0, dropped);
  local.edge += dropped;
  ++local.repairs;
}

/// "info" of "sa info@…": a whole mailbox; what stands before it is what a picture of an envelope was taken for.
bool is_role(std::u32string_view reversed) {
  const std::string local = text::to_utf8(std::u32string(reversed.rbegin(), reversed.rend()));
  return std::find(std::begin(tables::kRoleMailboxes), std::end(tables::kRoleMailboxes), local) !=
         std::end(tables::kRoleMailboxes);
}

Part read_local(const PrintedLine& line, const AtSign& at) {
  Part part;
  std::u32string reversed;
  std::size_t i = at.begin;
  while (i > 0) {
    char32_t c = web_character(line[i - 1]);
    if (c == U' ' && is_stray_blank(line, i - 1, at.begin, at.end) && i >= 2 &&
        is_printed_local(web_character(line[i - 2]))) {
      // "Mail. taro@…": the stop of a label is no part of the name.
      if (label_begin(line, i) < i || ends_short_word(line, i - 1)) break;
      ++part.repairs;
      --i;
      continue;
    }
    if (c == U',' || (c == U'@' && i == at.begin)) {
      c = c == U'@' ? U'0' : U'.';
      ++part.repairs;
    }
    if (c == U' ' && !reversed.empty() && !is_role(reversed) && torn_half_begin(line, i - 1)) {
      part.repairs += 3;
      --i;
      continue;
    }
    if (c == U'|' && !reversed.empty() && is_local_joint(reversed.back())) {  // an initial: "|.werner@…"
      reversed += U'l';
      ++part.repairs;
      --i;
      break;
    }
    if (!is_printed_local(c)) break;
    reversed += to_small(c);
    --i;
  }
  while (reversed.size() > 1 && is_local_joint(reversed.back())) {
    reversed.pop_back();
    ++i;
  }
  part.edge = i;
  part.text = text::to_utf8(std::u32string(reversed.rbegin(), reversed.rend()));
  drop_number_before(line, part);
  drop_joined_initial(line, part, at.begin);
  return part;
}

/// Whether the line goes on at `i` with this in small letters, and the word ends there.
bool goes_on_with(const PrintedLine& line, std::size_t i, std::u32string_view word) {
  for (std::size_t k = 0; k < word.size(); ++k)
    if (to_small(web_character(line.at(i + k))) != word[k]) return false;
  return !is_domain_character(web_character(line.at(i + word.size())));
}

/// "example co.jp", "example.co jp" with a lost stop: a blank before what a domain ends with.
bool is_lost_stop(const PrintedLine& line, std::size_t i, std::u32string_view so_far) {
  if (line[i] != U' ' || so_far.empty()) return false;
  const std::size_t last_stop = so_far.rfind(U'.');
  const std::u32string_view last = so_far.substr(last_stop == std::u32string_view::npos ? 0 : last_stop + 1);
  static constexpr std::array<std::u32string_view, 5> kSecondLevels = {U"co", U"ne", U"or", U"ac", U"go"};
  if (std::find(kSecondLevels.begin(), kSecondLevels.end(), last) != kSecondLevels.end())
    return last_stop != std::u32string_view::npos && goes_on_with(line, i + 1, U"jp");
  if (last_stop != std::u32string_view::npos) return false;
  return std::any_of(kSecondLevels.begin(), kSecondLevels.end(), [&](std::u32string_view second) {
    return goes_on_with(line, i + 1, std::u32string(second) + U".jp");
  });
}

Part read_domain(const PrintedLine& line, const AtSign& at) {
  Part part;
  std::u32string domain;
  std::size_t i = at.end;
  for (; i < line.size(); ++i) {
    char32_t c = web_character(line[i]);
    if (c == U' ' && !domain.empty() && domain.back() != U'.' &&
        (is_lost_stop(line, i, domain) || ends_without_stops(line, i))) {
      domain += U'.';
      ++part.repairs;
      continue;
    }
    if (c == U' ' && is_stray_blank(line, i, at.begin, at.end) && is_domain_character(web_character(line.at(i + 1)))) {
      // Behind a full domain name a blank ends it.
      if (domain.find(U'.') != std::u32string::npos && domain.back() != U'.' && line.at(i + 1) != U'.') break;
      ++part.repairs;
      continue;
    }
    if (c == U',' && is_ascii_letter(line.at(i + 1))) {
      c = U'.';
      ++part.repairs;
    }
    if (c == U'_' || c == U'|') break;
    if (!is_domain_character(c)) break;
    if (c == U'.' && !domain.empty() && domain.back() == U'.') {
      ++part.repairs;
      continue;
    }
    domain += to_small(c);
  }
  while (!domain.empty() && (domain.back() == U'.' || domain.back() == U'-')) {
    domain.pop_back();
    --i;
  }
  part.edge = i;
  part.text = mend_domain(text::to_utf8(domain), part.repairs);
  return part;
}

/// Behind a lost blank a label runs into the address: "e-mailtaro@…".
void drop_joined_label(Part& local) {
  for (const std::string_view label : {"e-mail", "email", "mailto", "e‐mail"}) {
    if (local.text.starts_with(label) && local.text.size() > label.size() + 1) {
      local.text.erase(0, label.size());
      ++local.repairs;
      return;
    }
  }
}

/// The known domain that differs only by what OCR confuses (one edit) or goes on where this one was cut off
/// ("clairval" of clairval.eu), else the domain itself.
std::string witness_domain(const std::string& domain, const std::vector<std::string>& known, float& quality) {
  for (const std::string& other : known) {
    if (domain == other || domain.ends_with("." + other)) return domain;
  }
  constexpr std::size_t kShortest = 3;
  for (const std::string& other : known) {
    if (domain.size() >= kShortest && other.starts_with(domain + ".")) {
      quality *= 0.8F;
      return other;
    }
  }
  for (const std::string& other : known) {
    if (other.size() > 6 && text::edit_distance(domain, other) == 1 && !has_known_top_level(domain)) {
      quality *= 0.8F;
      return other;
    }
  }
  return domain;
}

}  // namespace

std::vector<Piece<std::string>> find_emails(std::string_view text, const std::vector<std::string>& known_domains) {
  const PrintedLine line(text);
  std::vector<Piece<std::string>> found;
  std::size_t done = 0;
  for (const AtSign& at : find_at_signs(line)) {
    Part local = read_local(line, at);
    Part domain = read_domain(line, at);
    if (local.edge < done) continue;
    drop_joined_label(local);
    Piece<std::string> piece;
    piece.quality = at.quality;
    domain.text = witness_domain(domain.text, known_domains, piece.quality);
    piece.value = local.text + "@" + domain.text;
    if (!is_valid_email(piece.value)) continue;
    if (!has_known_top_level(domain.text)) {
      // A misread .com or .jp is short; a long ending that nobody knows is noise.
      constexpr std::size_t kLongestMisread = 4;
      if (at.quality < 0.7F || domain.text.size() - domain.text.rfind('.') - 1 > kLongestMisread) continue;
      piece.quality *= 0.4F;
    }
    for (int i = 0; i < local.repairs + domain.repairs; ++i) piece.quality *= 0.93F;
    piece.span = line.span(label_begin_before_scrap(line, local.edge), domain.edge);
    done = domain.edge;
    found.push_back(std::move(piece));
  }
  return found;
}

bool is_valid_email(std::string_view address) {
  const auto at = address.rfind('@');
  if (at == std::string_view::npos || at == 0 || at > 64 || address.size() > 254) return false;
  const std::string_view local = address.substr(0, at);
  if (local.front() == '.' || local.back() == '.' || local.find("..") != std::string_view::npos) return false;
  if (!std::all_of(local.begin(), local.end(), [](char c) { return c == '.' || is_atom(c); })) return false;
  return is_valid_domain(address.substr(at + 1));
}

std::string_view local_part(std::string_view address) { return address.substr(0, address.rfind('@')); }

std::string_view domain_of(std::string_view address) {
  const auto at = address.rfind('@');
  return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

bool is_role_address(std::string_view address) {
  const std::string local = to_small_ascii(local_part(address));
  return std::find(std::begin(tables::kRoleMailboxes), std::end(tables::kRoleMailboxes), local) !=
         std::end(tables::kRoleMailboxes);
}

bool is_free_mail_domain(std::string_view domain) {
  const std::string small = to_small_ascii(domain);
  return std::any_of(std::begin(tables::kFreeMailDomains), std::end(tables::kFreeMailDomains),
                     [&](std::string_view free) {
                       return small == free || (small.ends_with(free) && small[small.size() - free.size() - 1] == '.');
                     });
}

}  // namespace normalize
