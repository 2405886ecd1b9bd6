#include "normalize/known_firms.h"

#include <algorithm>
#include <map>
#include <optional>

#include "normalize/email.h"
#include "normalize/knowledge.h"
#include "normalize/known_print.h"
#include "normalize/mailbox_pattern.h"
#include "normalize/url.h"
#include "text/distance.h"
#include "text/utf8.h"
#include "text/width.h"

namespace normalize {
namespace {

using Verdict = FirmWitness::Verdict;

std::string comparable(std::string_view text) { return text::fold_dashes(text::nfkc(text::without_blanks(text))); }

std::string printed_parts(const card::Address& address) {
  return address.country == "JP" ? address.region + address.locality + address.street + address.building
                                 : address.printed;
}

bool is_switchboard(card::PhoneKind kind) { return kind == card::PhoneKind::work || kind == card::PhoneKind::fax; }

class FirmUse {
 public:
  FirmUse(const std::vector<card::TextLine>& lines, const Knowledge& knowledge, std::span<const card::KnownFirm> firms,
          card::ParsedCard& parsed, const FirmTrust& trust)
      : lines_(lines), known_(knowledge.state()), firms_(firms), parsed_(parsed), trust_(trust) {}

  std::vector<FirmWitness> run();

 private:
  /// A known text that may stand in the place of the one read.
  struct Choice {
    std::size_t index = 0;
    double log_ratio = 0;
  };
  std::optional<Choice> choose(const std::vector<card::Evidence>& places, const std::string& read,
                               const std::vector<std::string>& texts, double allowance) const;
  void note_same(const std::string& path, float& confidence);
  void note_part(const std::string& path, float& confidence);
  void note_mended(const std::string& path, float& confidence, const std::string& read, double log_ratio);

  void use_text(const std::string& path, card::Found<std::string>& found,
                std::vector<card::Attested<std::string>> card::KnownFirm::* list);
  void use_company();
  void use_address(const std::string& path, card::Found<card::Address>& found);
  void use_phone(const std::string& path, card::Found<card::PhoneNumber>& found);
  void use_email(const std::string& path, card::Found<std::string>& found);
  void use_url(const std::string& path, card::Found<std::string>& found);
  bool is_known_domain(std::string_view domain) const;
  std::vector<std::string> known_domains() const;
  std::vector<std::string> expected_mailboxes() const;

  const std::vector<card::TextLine>& lines_;
  const Knowledge::State& known_;
  std::span<const card::KnownFirm> firms_;
  card::ParsedCard& parsed_;
  const FirmTrust& trust_;
  std::vector<FirmWitness> notes_;
};

float surer(float confidence, double factor) {
  const double p = confidence;
  return static_cast<float>(p / (p + (1 - p) / factor));
}

void FirmUse::note_same(const std::string& path, float& confidence) {
  confidence = surer(confidence, trust_.same_value);
  notes_.push_back({path, Verdict::same, {}, 0});
}

void FirmUse::note_part(const std::string& path, float& confidence) {
  confidence = surer(confidence, trust_.same_part);
  notes_.push_back({path, Verdict::part, {}, 0});
}

void FirmUse::note_mended(const std::string& path, float& confidence, const std::string& read, double log_ratio) {
  confidence = trust_.mended;
  notes_.push_back({path, Verdict::mended, read, log_ratio});
}

std::optional<FirmUse::Choice> FirmUse::choose(const std::vector<card::Evidence>& places, const std::string& read,
                                               const std::vector<std::string>& texts, double allowance) const {
  const KnownPrint print(lines_, known_.code_tables, places);
  const auto most = trust_.most_changed * static_cast<double>(text::to_utf32(read).size());
  std::optional<Choice> best;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (text::edit_distance(comparable(read), comparable(texts[i])) > most) continue;
    const auto ratio = print.log_ratio(read, texts[i]);
    if (ratio && *ratio >= -allowance && (!best || *ratio > best->log_ratio)) best = {i, *ratio};
  }
  return best;
}

void FirmUse::use_text(const std::string& path, card::Found<std::string>& found,
                       std::vector<card::Attested<std::string>> card::KnownFirm::* list) {
  if (found.value.empty()) return;
  for (const card::KnownFirm& firm : firms_)
    for (const auto& known : firm.*list)
      if (comparable(known.value) == comparable(found.value)) return note_same(path, found.confidence);
  std::vector<std::string> texts;
  for (const auto& known : firms_.front().*list) texts.push_back(known.value);
  const auto choice = choose(found.evidence, found.value, texts, trust_.allowance);
  if (!choice) return;
  note_mended(path, found.confidence, found.value, choice->log_ratio);
  found.value = texts[choice->index];
}

void FirmUse::use_company() {
  const std::string read = parsed_.company.value;
  use_text("company", parsed_.company, &card::KnownFirm::companies);
  use_text("company_latin", parsed_.company_latin, &card::KnownFirm::companies_latin);
  for (card::Post& post : parsed_.posts)
    if (!read.empty() && post.company == read) post.company = parsed_.company.value;
  const bool unread = read.empty() && parsed_.company_latin.value.empty() && parsed_.company_kana.value.empty();
  if (!unread || firms_.size() != 1 || firms_.front().companies.empty()) return;
  parsed_.company = {firms_.front().companies.front().value, trust_.proposed, {}};
  // Doubtful whatever error rate is asked for: nobody read it.
  parsed_.unread_fields.push_back("company");
  notes_.push_back({"company", Verdict::proposed, {}, 0});
}

void FirmUse::use_address(const std::string& path, card::Found<card::Address>& found) {
  card::Address& read = found.value;
  // A postal code that is not on both is no reason for or against.
  const auto code_of = [&](const card::Address& one, const card::Address& other) {
    return other.postal_code.empty() ? std::string() : one.postal_code;
  };
  bool same_parts = false;
  for (const card::KnownFirm& firm : firms_)
    for (const auto& known : firm.addresses) {
      if (comparable(printed_parts(known.value)) != comparable(printed_parts(read))) continue;
      if (known.value.postal_code == read.postal_code) return note_same(path, found.confidence);
      same_parts = same_parts || code_of(read, known.value).empty() || code_of(known.value, read).empty();
    }
  if (same_parts) return note_part(path, found.confidence);
  std::optional<Choice> best;
  for (std::size_t i = 0; i < firms_.front().addresses.size(); ++i) {
    const card::Address& known = firms_.front().addresses[i].value;
    const std::string own = code_of(read, known) + printed_parts(read);
    const auto choice = choose(found.evidence, own, {code_of(known, read) + printed_parts(known)}, trust_.allowance);
    if (!choice || (best && best->log_ratio >= choice->log_ratio)) continue;
    best = {i, choice->log_ratio};
  }
  if (!best) return;
  note_mended(path, found.confidence, read.printed, best->log_ratio);
  card::Address mended = firms_.front().addresses[best->index].value;
  if (read.postal_code.empty() || mended.postal_code.empty()) mended.postal_code = read.postal_code;
  read = std::move(mended);
}

void FirmUse::use_phone(const std::string& path, card::Found<card::PhoneNumber>& found) {
  card::PhoneNumber& read = found.value;
  if (!is_switchboard(read.kind)) return;
  for (const card::KnownFirm& firm : firms_)
    for (const auto& known : firm.switchboards)
      if (known.value.number == read.number && known.value.kind == read.kind) return note_same(path, found.confidence);
  std::vector<std::string> texts;
  std::vector<const card::PhoneNumber*> numbers;
  for (const auto& known : firms_.front().switchboards) {
    if (known.value.kind != read.kind) continue;
    texts.push_back(known.value.printed);
    numbers.push_back(&known.value);
  }
  const auto choice = choose(found.evidence, read.printed, texts, trust_.phone_allowance);
  if (!choice) return;
  note_mended(path, found.confidence, read.printed, choice->log_ratio);
  read.number = numbers[choice->index]->number;
  read.printed = texts[choice->index];
}

bool FirmUse::is_known_domain(std::string_view domain) const {
  if (is_free_mail_domain(domain)) return false;
  return std::ranges::any_of(firms_, [&](const card::KnownFirm& firm) {
    return std::ranges::any_of(firm.domains, [&](const auto& known) { return known.value == domain; });
  });
}

std::vector<std::string> FirmUse::known_domains() const {
  std::vector<std::string> domains;
  for (const auto& known : firms_.front().domains)
    if (!is_free_mail_domain(known.value)) domains.push_back(known.value);
  return domains;
}

/// The mailboxes that the card's person has if the firm makes them as it made all or most that are known.
std::vector<std::string> FirmUse::expected_mailboxes() const {
  std::map<MailboxPattern, int> votes;
  int voters = 0;
  for (const card::KnownMailbox& known : firms_.front().mailboxes) {
    if (is_role_address(known.address) || is_free_mail_domain(domain_of(known.address))) continue;
    card::ParsedCard person;
    person.family_name.value = known.family_name;
    person.given_name.value = known.given_name;
    person.family_kana.value = known.family_kana;
    person.given_kana.value = known.given_kana;
    person.latin_name.value = known.latin_name;
    const auto patterns = patterns_of(mailbox_words(person, known_.names), local_part(known.address));
    for (const MailboxPattern& pattern : patterns) ++votes[pattern];
    ++voters;
  }
  const MailboxWords words = mailbox_words(parsed_, known_.names);
  std::vector<std::string> mailboxes;
  for (const auto& [pattern, count] : votes) {
    if (3 * count < 2 * voters) continue;
    for (std::string& mailbox : mailboxes_by(pattern, words)) mailboxes.push_back(std::move(mailbox));
  }
  return mailboxes;
}

void FirmUse::use_email(const std::string& path, card::Found<std::string>& found) {
  const std::string local(local_part(found.value)), domain(domain_of(found.value));
  const std::vector<std::string> mailboxes = expected_mailboxes();
  const bool known_mailbox = std::ranges::find(mailboxes, local) != mailboxes.end();
  const bool known_domain = is_known_domain(domain);
  const bool on_another_card = std::ranges::any_of(firms_, [&](const card::KnownFirm& firm) {
    return std::ranges::find(firm.mailboxes, found.value, &card::KnownMailbox::address) != firm.mailboxes.end();
  });
  if (on_another_card || (known_mailbox && known_domain)) return note_same(path, found.confidence);
  std::vector<std::string> addresses;
  std::vector<std::string> locals = known_mailbox ? std::vector<std::string>{local} : mailboxes;
  if (!known_mailbox) locals.push_back(local);
  std::vector<std::string> domains = known_domain ? std::vector<std::string>{domain} : known_domains();
  for (const std::string& one : locals)
    for (const std::string& other : domains)
      if (one != local || other != domain) addresses.push_back(one + "@" + other);
  if (const auto choice = choose(found.evidence, found.value, addresses, trust_.allowance)) {
    note_mended(path, found.confidence, found.value, choice->log_ratio);
    found.value = addresses[choice->index];
    return;
  }
  // The domain says nothing for a mailbox that is not made as the firm makes them: it may be torn.
  if (known_domain && mailboxes.empty()) note_part(path, found.confidence);
}

void FirmUse::use_url(const std::string& path, card::Found<std::string>& found) {
  for (const card::KnownFirm& firm : firms_)
    for (const auto& known : firm.urls)
      if (comparable_url(known.value) == comparable_url(found.value)) return note_same(path, found.confidence);
  const std::string host = host_of(found.value);
  std::vector<std::string> texts;
  for (const auto& known : firms_.front().urls) texts.push_back(known.value);
  const std::size_t at = found.value.find(host);
  if (!is_known_domain(host) && !host.empty() && at != std::string::npos)
    for (const std::string& domain : known_domains())
      texts.push_back(found.value.substr(0, at) + domain + found.value.substr(at + host.size()));
  if (const auto choice = choose(found.evidence, found.value, texts, trust_.allowance)) {
    note_mended(path, found.confidence, found.value, choice->log_ratio);
    found.value = texts[choice->index];
    return;
  }
  if (is_known_domain(host)) note_part(path, found.confidence);
}

std::vector<FirmWitness> FirmUse::run() {
  const auto each = [&](const char* field, auto& list, auto use) {
    for (std::size_t i = 0; i < list.size(); ++i)
      (this->*use)(std::string(field) + "[" + std::to_string(i) + "]", list[i]);
  };
  use_company();
  each("phones", parsed_.phones, &FirmUse::use_phone);
  each("emails", parsed_.emails, &FirmUse::use_email);
  each("urls", parsed_.urls, &FirmUse::use_url);
  each("addresses", parsed_.addresses, &FirmUse::use_address);
  return std::move(notes_);
}

}  // namespace

std::vector<FirmWitness> use_known_firms(const std::vector<card::TextLine>& lines, const Knowledge& knowledge,
                                         std::span<const card::KnownFirm> firms, card::ParsedCard& parsed,
                                         const FirmTrust& trust) {
  if (firms.empty()) return {};
  return FirmUse(lines, knowledge, firms, parsed, trust).run();
}

}  // namespace normalize
