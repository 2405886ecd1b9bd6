#include "tests/store/temporary_store.h"

#include <cstdlib>

#include "store/database_url.h"

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "meishi-store-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TemporaryDatabase::TemporaryDatabase(Database kind)
    : url(support::new_database_url(kind, folder.path())),
      dialect(kind == Database::sqlite ? store::kSqliteDialect : store::kPostgresqlDialect) {}

card::Result<store::Store> TemporaryDatabase::open(std::chrono::milliseconds busy_timeout) const {
  return store::open(url, {.pictures = folder.path() / "pictures", .busy_timeout = busy_timeout});
}

std::unique_ptr<store::Connection> TemporaryDatabase::connect() const {
  const auto known = store::parse_database_url(url);
  if (known->kind == store::DatabaseKind::postgresql)
    return std::make_unique<store::Connection>(store::open_postgresql({.url = url, .busy_timeout = {}}));
  std::filesystem::create_directories(std::filesystem::path(known->target).parent_path());
  return std::make_unique<store::Connection>(store::open_sqlite({.path = known->target, .busy_timeout_ms = 0}));
}

card::Outcome StoreTest::add(const store::NewCard& card, const card::MatchDecision& decision) {
  store::Transaction transaction = begin(store::Access::write);
  const card::Outcome outcome = store::add_card(transaction, card, decision).value();
  if (!transaction.commit()) ADD_FAILURE() << "not committed";
  return outcome;
}

card::ContactId contact_of(const card::Outcome& outcome) {
  if (const auto* inserted = std::get_if<card::Inserted>(&outcome)) return inserted->contact;
  if (const auto* merged = std::get_if<card::Merged>(&outcome)) return merged->contact;
  if (const auto* already = std::get_if<card::AlreadyImported>(&outcome)) return already->contact;
  return {};
}

card::CardId card_of(const card::Outcome& outcome) {
  if (const auto* inserted = std::get_if<card::Inserted>(&outcome)) return inserted->card;
  if (const auto* merged = std::get_if<card::Merged>(&outcome)) return merged->card;
  if (const auto* already = std::get_if<card::AlreadyImported>(&outcome)) return already->card;
  return {};
}

store::NewCard card_with(card::Contact contact) {
  store::NewCard card;
  card.reading.decision = card::Decision::accept;
  card.reading.contact = std::move(contact);
  return card;
}

card::Contact named(const std::string& family_name, const std::string& given_name, const std::string& company) {
  card::Contact contact;
  contact.family_name = family_name;
  contact.given_name = given_name;
  contact.company = company;
  return contact;
}

card::MatchDecision decided(card::Verdict verdict, card::ContactId contact) {
  return {.verdict = verdict, .contact = contact, .score = 3.5F, .reasons = {{"same full name", 3.5F}}};
}
