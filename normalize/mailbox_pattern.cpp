#include "normalize/mailbox_pattern.h"

#include <algorithm>
#include <set>

namespace normalize {
namespace {

constexpr MailboxParts kBoth[] = {MailboxParts::family_given, MailboxParts::given_family, MailboxParts::family_initial,
                                  MailboxParts::initial_family};
constexpr char kJoints[] = {'.', '-', '_', 0};

const std::vector<MailboxPattern>& all_patterns() {
  static const std::vector<MailboxPattern> kAll = [] {
    std::vector<MailboxPattern> all{{MailboxParts::family, 0}, {MailboxParts::given, 0}};
    for (const MailboxParts parts : kBoth)
      for (const char joint : kJoints) all.push_back({parts, joint});
    return all;
  }();
  return kAll;
}

std::string joined(const std::string& first, char joint, const std::string& second) {
  return joint == 0 ? first + second : first + joint + second;
}

std::string mailbox_of(const MailboxPattern& pattern, const std::string& family, const std::string& given) {
  switch (pattern.parts) {
    case MailboxParts::family: return family;
    case MailboxParts::given: return given;
    case MailboxParts::family_given: return joined(family, pattern.joint, given);
    case MailboxParts::given_family: return joined(given, pattern.joint, family);
    case MailboxParts::family_initial: return joined(family, pattern.joint, given.substr(0, 1));
    case MailboxParts::initial_family: break;
  }
  return joined(given.substr(0, 1), pattern.joint, family);
}

}  // namespace

std::vector<std::string> mailboxes_by(const MailboxPattern& pattern, const MailboxWords& words) {
  std::set<std::string> all;
  // A part that the pattern leaves out need not be known.
  const std::vector<std::string> none{""};
  for (const std::string& family : pattern.parts == MailboxParts::given ? none : words.family)
    for (const std::string& given : pattern.parts == MailboxParts::family ? none : words.given)
      all.insert(mailbox_of(pattern, family, given));
  return {all.begin(), all.end()};
}

std::vector<MailboxPattern> patterns_of(const MailboxWords& words, std::string_view mailbox) {
  std::vector<MailboxPattern> fitting;
  for (const MailboxPattern& pattern : all_patterns()) {
    const std::vector<std::string> made = mailboxes_by(pattern, words);
    if (std::ranges::find(made, mailbox) != made.end()) fitting.push_back(pattern);
  }
  return fitting;
}

}  // namespace normalize
