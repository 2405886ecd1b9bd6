#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "normalize/candidates.h"
#include "normalize/email.h"
#include "normalize/mailbox_pattern.h"
#include "normalize/printed_line.h"
#include "normalize/url.h"
#include "text/distance.h"
#include "text/fold.h"
#include "text/kana.h"
#include "text/script.h"
#include "text/utf8.h"

namespace normalize {
namespace {

/// What the name as a witness is worth, as a logarithm: never more than one clearly printed letter costs.
constexpr double kNamesake = 4.0;
constexpr double kNumber = 10.0;   // a number behind the name that was read in part as letters
constexpr double kSameHost = 3.0;  // the card's web address has the same domain
constexpr double kMark = 2.0;      // each stop, hyphen or underscore more
/// The same between two mailboxes that both name the person. Counted on recorded addresses: marks that were lost cost
/// the print 0.1 and 2.1, marks that are not there 5.3 and more; of one that a single model saw, leaving it out gained
/// 2.7.
constexpr double kLostMark = 4.0, kSeenMark = 4.0;
constexpr int kFarthest = 2;  // letters changed

/// An address that may be what is printed, and what speaks for it beyond the print, as a logarithm.
struct Proposal {
  std::string address;
  double prior = 0;
};

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Every mailbox and every domain that some reading of the line has, in all pairs.
struct Parts {
  std::vector<std::string> locals, domains;
};

Parts parts_on_line(const LabelledCard& card, const Placed<std::string>& placed,
                    const std::vector<std::string>& hosts) {
  Parts parts{{std::string(local_part(placed.value))}, {std::string(domain_of(placed.value))}};
  for (const PrintedText& printed : card.features.lines[placed.line].readings) {
    for (const Piece<std::string>& found : find_emails(printed.text, hosts)) {
      const std::string local(local_part(found.value));
      const std::string domain(domain_of(found.value));
      if (!contains(parts.locals, local) && text::edit_distance(local, parts.locals.front()) <= kFarthest)
        parts.locals.push_back(local);
      if (!contains(parts.domains, domain) && text::edit_distance(domain, parts.domains.front()) <= kFarthest)
        parts.domains.push_back(domain);
    }
  }
  for (const std::string& host : hosts) {
    if (!contains(parts.domains, host) && text::edit_distance(host, parts.domains.front()) <= kFarthest)
      parts.domains.push_back(host);
  }
  return parts;
}

/// How many stops, hyphens and underscores: marks get lost, none is read where nothing is printed.
std::ptrdiff_t marks_in(const std::string& text) {
  return std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == '-' || c == '_'; });
}

/// What the marks of a proposed address speak for against those that were read.
double worth_of_marks(const std::string& proposed, const std::string& read, const std::set<std::string>& namesakes) {
  const std::ptrdiff_t more = marks_in(proposed) - marks_in(read);
  const std::string own(local_part(proposed)), other(local_part(read));
  const bool same_domain = domain_of(proposed) == domain_of(read);
  if (!same_domain || !namesakes.contains(own) || !namesakes.contains(other)) return kMark * static_cast<double>(more);
  return (more > 0 ? kLostMark : kSeenMark) * static_cast<double>(more);
}

/// "Ey.watanabe@…", "Ey.watanabe2@…": a label that ran into the address, where what is behind it is the name's and the
/// whole is not.
std::string without_glued_label(const std::string& address, const std::set<std::string>& namesakes) {
  std::string local(local_part(address));
  local.erase(local.find_last_not_of("0123456789") + 1);
  if (namesakes.contains(local)) return address;
  for (const std::string_view label : {"e", "m", "mail", "email", "e-mail"})
    if (local.starts_with(label) && namesakes.contains(local.substr(label.size()))) return address.substr(label.size());
  return address;
}

std::vector<Proposal> proposals_for(const LabelledCard& card, const Placed<std::string>& placed,
                                    const std::set<std::string>& namesakes) {
  std::vector<std::string> hosts;
  for (const auto& url : card.points.urls) hosts.push_back(host_of(url.value));
  Parts parts = parts_on_line(card, placed, hosts);
  const std::string read = parts.locals.front();
  for (const std::string& mailbox : namesakes) {
    if (mailbox.size() >= 4 && !contains(parts.locals, mailbox) && text::edit_distance(mailbox, read) <= kFarthest)
      parts.locals.push_back(mailbox);
  }
  const std::string numbered = namesakes.contains(read) ? std::string() : numbered_mailbox(read, namesakes);
  if (!numbered.empty() && !contains(parts.locals, numbered)) parts.locals.push_back(numbered);
  std::vector<Proposal> proposals;
  for (const std::string& local : parts.locals) {
    for (const std::string& domain : parts.domains) {
      Proposal proposal{local + "@" + domain, 0};
      if (namesakes.contains(local)) proposal.prior += kNamesake;
      if (local == numbered) proposal.prior += looks_numbered(read) ? kNumber : kNamesake;
      if (contains(hosts, domain)) proposal.prior += kSameHost;
      proposal.prior += worth_of_marks(proposal.address, placed.value, namesakes);
      proposals.push_back(std::move(proposal));
    }
  }
  return proposals;
}

/// The last word before a place, and the last two as one (a false blank may tear it), small letters and marks. E and M
/// alone are labels.
std::vector<std::string> last_words(std::string_view text) {
  const std::string_view alone = text.substr(0, text.find_last_not_of(' ') + 1);
  if (alone == "E" || alone == "M") return {};
  std::vector<std::string> words(1);
  for (auto c = text.rbegin(); c != text.rend() && words.size() <= 2; ++c) {
    const bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || *c == '_' || *c == '.' || *c == '-';
    if (letter)
      words.back().insert(0, to_small_ascii(std::string(1, *c)));
    else if (*c == ' ' && !words.back().empty())
      words.emplace_back();
    else if (*c != ' ')
      break;
  }
  words.resize(2);
  return {words[0], words[1] + words[0]};
}

/// "—patel@": nothing but strokes.
bool is_dashes(std::string_view text) {
  const std::u32string plain = text::to_utf32(text);
  return !plain.empty() && std::all_of(plain.begin(), plain.end(), [](char32_t c) { return is_dash(c) || c == U'_'; });
}

/// What stands before an address: on its line, else on the line that ends where its line begins.
std::vector<std::string> words_before(const LabelledCard& card, const Placed<std::string>& placed, std::size_t at) {
  constexpr float kReach = 2.0F;  // glyphs
  const LineFeatures& own = card.features.lines[placed.line];
  const std::string_view before = std::string_view(own.readings[placed.reading].text).substr(0, at);
  if (at > 0 && !is_dashes(before)) return last_words(before);
  for (std::size_t line = 0; line < card.features.lines.size(); ++line) {
    const LineFeatures& other = card.features.lines[line];
    const float gap = own.box.left - other.box.right;
    if (line == placed.line || !on_one_row(own.box, other.box) || gap < -0.5F * own.size_px) continue;
    if (gap <= kReach * own.size_px) return last_words(other.text());
  }
  return {};
}

/// "m aiba@", "maekawa k@": the beginning of a mailbox that stands off where a mark was lost. Which mark it is says
/// what is left of it; else the underscore, which alone lies so low that a gap remains.
std::optional<std::string> with_lost_beginning(const LabelledCard& card, const Placed<std::string>& placed,
                                               std::size_t at, const std::set<std::string>& namesakes) {
  constexpr std::string_view kMarks = "_.-";
  const bool marked_behind = kMarks.find(placed.value.front()) != std::string_view::npos;
  for (const std::string& word : words_before(card, placed, at)) {
    if (word.empty()) continue;
    const bool marked = marked_behind || kMarks.find(word.back()) != std::string_view::npos;
    const std::string_view initial_or_word = word.size() == 1 ? "._-" : "_.-";
    for (const char mark : marked ? std::string_view(" ") : initial_or_word) {
      const std::string address = word + (mark == ' ' ? "" : std::string(1, mark)) + placed.value;
      if (namesakes.contains(std::string(local_part(address)))) return address;
    }
  }
  return std::nullopt;
}

/// Whether a reading lost the stops of an address's domain ("nose takeo@saegusa co jp"): then what is missing in its
/// mailbox is a stop as well.
bool lost_stops(const PrintedText& printed, const std::string& address) {
  return to_small_ascii(printed.text).find(std::string(domain_of(address))) == std::string::npos;
}

/// "misawa r@" where the mailbox was taken to be one word: a blank inside it is an underscore, which lies so low that a
/// gap remains.
std::optional<std::string> with_lost_underscore(const LabelledCard& card, const Placed<std::string>& placed,
                                                const std::set<std::string>& namesakes) {
  const std::string local(local_part(placed.value)), rest = placed.value.substr(local.size());
  std::optional<std::string> whole;
  for (const PrintedText& printed : card.features.lines[placed.line].readings) {
    const std::string text = to_small_ascii(printed.text);
    if (text.find(local + "@") != std::string::npos) return std::nullopt;  // not every reading has the blank
    for (std::size_t i = 1; i < local.size(); ++i) {
      const std::string marked = local.substr(0, i) + (lost_stops(printed, placed.value) ? "." : "_") + local.substr(i);
      if (namesakes.contains(marked) &&
          text.find(local.substr(0, i) + " " + local.substr(i) + "@") != std::string::npos)
        whole = marked + rest;
    }
  }
  return whole;
}

/// How much wider than usual the paper is behind each letter of an address, in glyphs: a mark that no model saw leaves
/// its room.
std::vector<float> room_behind(const LabelledCard& card, const Placed<std::string>& placed, std::size_t at) {
  const card::TextLine& line = card.text.lines[placed.line];
  const PrintedText& printed = card.features.lines[placed.line].readings[placed.reading];
  const auto& symbols = line.readings[placed.reading].symbols;
  const bool column = line.direction == card::Direction::vertical && text::count_scripts(printed.text).japanese() > 0;
  std::vector<float> room;
  for (std::size_t i = 0; i + 1 < placed.value.size(); ++i) {
    const card::Bounds here = card::bounds(symbols[printed.symbol_of_byte[at + i]].box);
    const card::Bounds next = card::bounds(symbols[printed.symbol_of_byte[at + i + 1]].box);
    const float across = std::max(next.left - here.right, here.left - next.right);
    const float down = std::max(next.top - here.bottom, here.top - next.bottom);
    room.push_back((column ? down : std::max(across, down)) / std::max(1.0F, line.glyph_size_px));
  }
  if (room.empty()) return room;
  std::vector<float> sorted = room;
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
  const float usual = sorted[sorted.size() / 2];
  for (float& each : room) each -= usual;
  return room;
}

/// What speaks for marks that a mailbox has more than the text read, as a logarithm: the room that they would take.
/// Room that no wider is than elsewhere in the address is spacing.
double worth_of_room(const std::string& proposed, const std::string& read, const std::vector<float>& room) {
  constexpr float kStop = 0.15F, kUnderscore = 0.4F, kWider = 0.08F;  // glyphs
  constexpr double kRoom = 6.0, kWidth = 1.5;
  const auto is_spacing = [&](std::size_t place) {
    for (std::size_t i = 0; i < room.size(); ++i)
      if (i != place && is_ascii_letter_or_digit(read[i]) && is_ascii_letter_or_digit(read[i + 1]) &&
          room[i] + kWider > room[place])
        return true;
    return false;
  };
  double worth = 0;
  std::size_t at = 0;
  for (const char c : proposed) {
    if (at < read.size() && read[at] == c) {
      ++at;
    } else if ((c != '.' && c != '_') || at == 0 || at > room.size() || room[at - 1] < kStop || is_spacing(at - 1)) {
      return 0;
    } else {
      worth += kRoom + ((room[at - 1] >= kUnderscore) == (c == '_') ? kWidth : 0);
    }
  }
  return at == read.size() ? worth : 0;
}

/// The address as the reading has it that names the person, where the preferred one does not: another model misread the
/// mailbox. Of two that both do, or neither, the one with more marks: they get lost, and none is read where nothing is
/// printed.
Placed<std::string> as_namesake_read(const LabelledCard& card, const Placed<std::string>& placed,
                                     const std::set<std::string>& namesakes) {
  constexpr std::size_t kShortest = 4;
  const std::string local(local_part(placed.value));
  const bool named = namesakes.contains(local);
  std::vector<std::string> hosts{std::string(domain_of(placed.value))};
  for (const auto& url : card.points.urls) hosts.push_back(host_of(url.value));
  const LineFeatures& features = card.features.lines[placed.line];
  for (std::size_t r = 0; r < features.readings.size(); ++r) {
    for (const Piece<std::string>& found : find_emails(features.readings[r].text, hosts)) {
      const std::string other(local_part(found.value));
      const bool more_marks = marks_in(other) > marks_in(local) && without_marks(other) == without_marks(local);
      const bool named_there = other.size() >= kShortest && namesakes.contains(other);
      if (named ? !(more_marks && named_there) : !(more_marks || named_there)) continue;
      if (!contains(hosts, std::string(domain_of(found.value))) || text::edit_distance(other, local) > kFarthest + 1)
        continue;
      Placed<std::string> better = placed;
      better.value = found.value;
      better.reading = r;
      better.span = found.span;
      better.quality = found.quality;
      return better;
    }
  }
  return placed;
}

/// Small letters and digits of a text, the rest left out.
std::string bare(std::string_view text) {
  std::string letters;
  for (const char c : to_small_ascii(std::string(text)))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') letters += c;
  return letters;
}

/// "E-mailyoshimi_kawahataaloginuscom": the whole address letter by letter, its signs lost, where a web address of the
/// card and its name say what it is.
std::optional<std::string> with_lost_signs(const LabelledCard& card, const Placed<std::string>& placed,
                                           const std::set<std::string>& namesakes) {
  constexpr std::size_t kShortest = 6, kWidestSign = 2;
  for (const PrintedText& printed : card.features.lines[placed.line].readings) {
    const std::string text = bare(printed.text);
    for (const auto& url : card.points.urls) {
      const std::string host = host_of(url.value), end = bare(host);
      if (host.empty() || host == domain_of(placed.value) || url.line == placed.line || !text.ends_with(end)) continue;
      const std::string_view before = std::string_view(text).substr(0, text.size() - end.size());
      std::string best;
      for (const std::string& mailbox : namesakes) {
        const std::string letters = bare(mailbox);
        if (letters.size() < kShortest || letters.size() <= bare(best).size()) continue;
        for (std::size_t sign = 0; sign <= kWidestSign && sign < before.size(); ++sign)
          if (before.substr(0, before.size() - sign).ends_with(letters)) best = mailbox;
      }
      if (!best.empty()) return best + "@" + host;
    }
  }
  return std::nullopt;
}

/// The one namesake that is no more than a letter away from the mailbox or from the first word of a reading, in a line
/// whose address no reading has as a whole.
std::optional<std::string> nearest_namesake(const LabelledCard& card, const Placed<std::string>& placed,
                                            const std::set<std::string>& namesakes) {
  constexpr std::size_t kShortest = 6;
  std::vector<std::string> read{std::string(local_part(placed.value))};
  for (const PrintedText& printed : card.features.lines[placed.line].readings) {
    read.push_back(bare(std::string_view(printed.text).substr(0, printed.text.find_first_of(" @"))));
    if (to_small_ascii(printed.text).find(placed.value) != std::string::npos) return std::nullopt;
  }
  std::optional<std::string> nearest;
  for (const std::string& mailbox : namesakes) {
    const bool near = std::any_of(read.begin(), read.end(),
                                  [&](const std::string& word) { return text::edit_distance(mailbox, word) <= 1; });
    if (mailbox.size() < kShortest || !near) continue;
    if (nearest) return std::nullopt;
    nearest = mailbox;
  }
  return nearest;
}

}  // namespace

std::optional<std::string> correct_email(const LabelledCard& card, const Placed<std::string>& as_found,
                                         const card::ParsedCard& parsed) {
  const std::set<std::string> namesakes = is_role_address(as_found.value)
                                              ? std::set<std::string>{}
                                              : mailboxes_of(mailbox_words(parsed, card.context.knowledge->names));
  if (const auto whole = with_lost_signs(card, as_found, namesakes)) return whole;
  Placed<std::string> placed = as_namesake_read(card, as_found, namesakes);
  placed.value = without_glued_label(placed.value, namesakes);
  if (const auto whole = with_lost_underscore(card, placed, namesakes)) return whole;
  const auto if_changed = [&](const std::string& address) {
    return address == as_found.value ? std::nullopt : std::optional(address);
  };
  const PrintedText& printed = card.features.lines[placed.line].readings[placed.reading];
  // Only an address that stands literally in its reading is replaced.
  const std::size_t at = to_small_ascii(printed.text).find(placed.value, placed.span.begin);
  if (at == std::string::npos || at >= placed.span.end) {
    const auto nearest = nearest_namesake(card, placed, namesakes);
    return if_changed(nearest ? *nearest + "@" + std::string(domain_of(placed.value)) : placed.value);
  }
  if (const auto whole = with_lost_beginning(card, placed, at, namesakes)) return whole;
  const Replacement place(card, placed.line, {at, at + placed.value.size()}, placed.reading);
  std::optional<std::string> best;
  double best_weight = 0;
  double as_read = 0;
  const std::vector<float> room = room_behind(card, placed, at);
  for (Proposal proposal : proposals_for(card, placed, namesakes)) {
    const bool same = proposal.address == placed.value;
    if (namesakes.contains(std::string(local_part(proposal.address))))
      proposal.prior += worth_of_room(proposal.address, placed.value, room);
    const std::optional<double> print = same ? 0.0 : place.log_ratio(proposal.address);
    if (same) as_read = proposal.prior;
    if (!print || (best && *print + proposal.prior <= best_weight)) continue;
    best_weight = *print + proposal.prior;
    best = proposal.address;
  }
  return if_changed(best && best_weight > as_read ? *best : placed.value);
}

}  // namespace normalize
