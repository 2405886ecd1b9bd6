#include "store/known_firms.h"

#include <algorithm>
#include <map>
#include <set>

#include "store/columns.h"
#include "store/contact_rows.h"
#include "store/firm_rows.h"
#include "store/match_index.h"
#include "text/fold.h"
#include "text/kanji.h"
#include "text/legal_form.h"
#include "text/utf8.h"
#include "text/width.h"

namespace store {
namespace {

constexpr std::int64_t kCardsOfAKey = 20;
constexpr std::size_t kCardsOfAFirm = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string digits_in(std::string_view text) {
  std::string digits;
  for (const char c : text::kanji_digits_to_ascii(text::to_narrow(text)))
    if (is_digit(c)) digits += c;
  return digits;
}

/// "1-2-3" of 千代田一丁目2番3号; kanji numbers count as they are read (十二: 12).
std::string block_numbers(std::string_view street) {
  constexpr std::u32string_view kKanji = U"〇零一二三四五六七八九十百千";
  std::string numbers;
  const auto add = [&](const std::string& number) { numbers += (numbers.empty() ? "" : "-") + number; };
  std::string digits;
  std::u32string kanji;
  const auto end = [&] {
    if (!digits.empty()) add(std::exchange(digits, {}));
    if (const auto number = text::parse_kanji_number(text::to_utf8(kanji))) add(std::to_string(*number));
    kanji.clear();
  };
  for (const char32_t c : text::to_utf32(text::to_narrow(street))) {
    if (c < 0x80 && is_digit(static_cast<char>(c)) && kanji.empty()) {
      digits += static_cast<char>(c);
    } else if (kKanji.find(c) != std::u32string_view::npos && digits.empty()) {
      kanji += c;
    } else {
      end();
      if (c < 0x80 && is_digit(static_cast<char>(c))) digits += static_cast<char>(c);
    }
  }
  end();
  return numbers;
}

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string domain_of_email(const std::string& address) {
  const std::size_t at = address.rfind('@');
  return at == std::string::npos ? std::string() : lower(address.substr(at + 1));
}

std::string domain_of_url(const std::string& url) {
  const std::size_t scheme = url.find("://");
  std::string host = lower(scheme == std::string::npos ? url : url.substr(scheme + 3));
  host = host.substr(0, host.find_first_of("/?#:"));
  return host.starts_with("www.") ? host.substr(4) : host;
}

std::vector<std::string> domains_of(const card::Contact& contact) {
  std::vector<std::string> domains;
  for (const std::string& email : contact.emails) domains.push_back(domain_of_email(email));
  for (const std::string& url : contact.urls) domains.push_back(domain_of_url(url));
  return domains;
}

bool is_switchboard(const card::PhoneNumber& phone) {
  return !phone.number.empty() && (phone.kind == card::PhoneKind::work || phone.kind == card::PhoneKind::fax);
}

std::string company_key(const std::string& company) { return text::match_key(text::split_legal_form(company).core); }

/// A confirmed card behind a key.
struct Witness {
  std::int64_t card = 0, version = 0;
  std::string company;  ///< folded; empty: it names none
};

std::vector<Witness> witnesses_of(Connection& connection, std::int64_t hash, std::string_view group,
                                  card::CardId except) {
  std::vector<Witness> witnesses;
  Witness witness;
  Query query(connection,
              "SELECT c.id, c.version, t.value FROM firm_key k JOIN card c ON c.id = k.card_id "
              "LEFT JOIN card_text_value t ON t.card_id = c.id AND t.version = c.version AND t.field = 'company' AND "
              "t.position = 0 WHERE k.hash = :hash AND k.card_id <> :except AND (c.group_name IS NULL OR "
              "c.group_name = :group) ORDER BY k.card_id DESC LIMIT :limit");
  query.use(hash).use(except.value).use(group).use(kCardsOfAKey);
  query.into(witness.card).into(witness.version).into(witness.company);
  while (query.next()) witnesses.push_back(witness);
  for (Witness& each : witnesses) each.company = company_key(each.company);
  return witnesses;
}

/// What all that name a company agree on; empty where they differ, or none names one.
std::string agreed_company(const std::vector<Witness>& witnesses) {
  std::string agreed;
  for (const Witness& witness : witnesses) {
    if (witness.company.empty()) continue;
    if (!agreed.empty() && witness.company != agreed) return {};
    agreed = witness.company;
  }
  return agreed;
}

struct FirmCards {
  int keys = 0;
  std::map<std::int64_t, std::int64_t, std::greater<>> versions;  ///< by card, newest first
};

/// Counts a value of a card; equal ones are counted once a card.
template <class T>
void attest(std::vector<card::Attested<T>>& list, const T& value) {
  if (value == T{}) return;
  const auto known = std::ranges::find(list, value, &card::Attested<T>::value);
  if (known == list.end())
    list.push_back({value, 1});
  else
    ++known->cards;
}

template <class T>
void attest_each(std::vector<card::Attested<T>>& list, std::vector<T> values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::find(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(i), values[i]) ==
        values.begin() + static_cast<std::ptrdiff_t>(i))
      attest(list, values[i]);
}

void add_card(card::KnownFirm& firm, const card::Contact& contact) {
  ++firm.cards;
  attest(firm.companies, contact.company);
  attest(firm.companies_latin, contact.company_latin);
  attest_each(firm.departments, contact.departments);
  attest_each(firm.domains, domains_of(contact));
  attest_each(firm.urls, contact.urls);
  attest_each(firm.addresses, contact.addresses);
  std::vector<card::PhoneNumber> switchboards;
  for (card::PhoneNumber phone : contact.phones) {
    if (!is_switchboard(phone)) continue;
    phone.extension.clear();
    switchboards.push_back(std::move(phone));
  }
  attest_each(firm.switchboards, std::move(switchboards));
  for (const std::string& email : contact.emails)
    firm.mailboxes.push_back(
        {contact.family_name, contact.given_name, contact.family_kana, contact.given_kana, contact.latin_name, email});
}

template <class T>
void most_first(std::vector<card::Attested<T>>& list) {
  std::ranges::stable_sort(list, std::greater(), &card::Attested<T>::cards);
}

card::KnownFirm read_firm(Connection& connection, const FirmCards& cards) {
  card::KnownFirm firm;
  for (const auto& [card, version] : cards.versions) {
    if (static_cast<std::size_t>(firm.cards) == kCardsOfAFirm) break;
    add_card(firm, read_contact(connection, card, version));
  }
  most_first(firm.companies);
  most_first(firm.companies_latin);
  most_first(firm.departments);
  most_first(firm.domains);
  most_first(firm.urls);
  most_first(firm.addresses);
  most_first(firm.switchboards);
  return firm;
}

std::vector<card::KnownFirm> read_firms(Connection& connection, const std::vector<std::string>& keys,
                                        std::string_view group, card::CardId except) {
  std::map<std::string, FirmCards> by_company;
  for (const std::int64_t hash : hashes_of(keys)) {
    const std::vector<Witness> witnesses = witnesses_of(connection, hash, group, except);
    const std::string company = agreed_company(witnesses);
    if (company.empty()) continue;
    FirmCards& cards = by_company[company];
    ++cards.keys;
    for (const Witness& witness : witnesses) cards.versions.emplace(witness.card, witness.version);
  }
  std::vector<const FirmCards*> order;
  for (const auto& [company, cards] : by_company) order.push_back(&cards);
  std::ranges::stable_sort(order, std::greater(), &FirmCards::keys);
  std::vector<card::KnownFirm> firms;
  for (const FirmCards* cards : order) firms.push_back(read_firm(connection, *cards));
  return firms;
}

}  // namespace

std::vector<std::string> firm_keys(const card::Contact& contact) {
  std::set<std::string> keys;
  for (const std::string& domain : domains_of(contact))
    if (!domain.empty()) keys.insert("domain:" + domain);
  for (const card::PhoneNumber& phone : contact.phones)
    if (is_switchboard(phone)) keys.insert("phone:" + phone.number);
  for (const card::Address& address : contact.addresses) {
    const std::string code = digits_in(address.postal_code), block = block_numbers(address.street);
    if (!code.empty() && !block.empty()) keys.insert("place:" + code + " " + block);
  }
  return {keys.begin(), keys.end()};
}

card::Result<std::vector<card::KnownFirm>> known_firms(Transaction& transaction, const std::vector<std::string>& keys,
                                                       std::string_view group, card::CardId except) {
  return guarded("look for known firms", [&] { return read_firms(transaction.connection(), keys, group, except); });
}

card::Result<void> rebuild_firm_keys(Transaction& transaction) {
  return guarded("gather what is known of firms", [&] {
    Connection& connection = transaction.connection();
    connection.execute("DELETE FROM firm_key");
    for (const std::int64_t card : column(connection,
                                          "SELECT c.id FROM card c WHERE c.version > :read OR EXISTS (SELECT 1 FROM "
                                          "review_item r WHERE r.card_id = c.id AND r.status = 'accepted')",
                                          0))
      refresh_firm_keys(connection, {card});
  });
}

}  // namespace store
