#pragma once

#include <compare>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "card/parsed_card.h"
#include "normalize/knowledge_names.h"

namespace normalize {

/// How mailboxes may spell the two parts of a name: romaji with long vowels and without, western names without accents.
struct MailboxWords {
  std::vector<std::string> family, given;
};
/// Of the name as it was read, by its kana and Latin spelling where the card has them, else as its kanji may be read
/// (candidates_email.cpp).
MailboxWords mailbox_words(const card::ParsedCard& parsed, const NameBook& names);

enum class MailboxParts { family, given, family_given, given_family, family_initial, initial_family };

/// How a firm makes a mailbox of a name: which parts in which order, and what joins them.
struct MailboxPattern {
  MailboxParts parts = MailboxParts::family;
  char joint = 0;  ///< '.', '-' or '_'; 0: nothing
  friend auto operator<=>(const MailboxPattern&, const MailboxPattern&) = default;
};

/// The patterns that make this mailbox of that name; several where its spelling leaves it open.
std::vector<MailboxPattern> patterns_of(const MailboxWords& words, std::string_view mailbox);
/// The mailboxes that a pattern makes of a name, each once; several where the name may be spelt in several ways.
std::vector<std::string> mailboxes_by(const MailboxPattern& pattern, const MailboxWords& words);

/// The ways in which firms make mailboxes of a name.
std::set<std::string> mailboxes_of(const MailboxWords& words);

/// Letters and digits of a mailbox, its stops, hyphens and underscores left out.
std::string without_marks(std::string_view mailbox);

/// "sato13" for "satoi3", "lihua11" for "1ihua11": a mailbox begins with the name, behind which a number may stand.
/// Empty where the text is nothing like that.
std::string numbered_mailbox(const std::string& local, const std::set<std::string>& names);

/// "ogata6o", "fukushimas8", "lihuall", "1pan": a digit at one of the last two places, two letters there that look like
/// 11, or a digit at the beginning, where no name has one.
bool looks_numbered(const std::string& local);

}  // namespace normalize
