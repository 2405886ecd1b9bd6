#include "store/inspection.h"

#include "store/connection.h"
#include "store/moment.h"
#include "store/needed_files.h"

namespace store {
namespace {

std::int64_t count(Connection& connection, std::string_view sql) {
  std::int64_t value = 0;
  Query query(connection, sql);
  query.into(value);
  while (query.next()) {
  }
  return value;
}

template <class Id, class... Values>
std::vector<Id> ids(Connection& connection, std::string_view sql, const Values&... values) {
  std::vector<Id> found;
  std::int64_t id = 0;
  Query query(connection, sql);
  (query.use(values), ...);
  query.into(id);
  while (query.next()) found.push_back(Id{id});
  return found;
}

}  // namespace

std::vector<std::string> needed_files(Connection& connection) {
  std::vector<std::string> names;
  std::string name;
  Query query(connection,
              "SELECT sha256 FROM picture UNION SELECT f.sha256 FROM job_file f JOIN job j ON j.id = f.job_id "
              "WHERE j.state IN ('received', 'waiting', 'reading', 'parked') OR "
              "(j.state = 'stored' AND j.keep_files = 1) ORDER BY 1");
  query.into(name);
  while (query.next()) names.push_back(name);
  return names;
}

card::Result<std::vector<std::string>> needed_files(Transaction& transaction) {
  return guarded("list the files that it needs", [&] { return needed_files(transaction.connection()); });
}

card::Result<card::CardId> card_of_picture(Transaction& transaction, const std::string& sha256) {
  return guarded("find a picture's card", [&] {
    const auto cards = ids<card::CardId>(
        transaction.connection(),
        "SELECT card_id FROM card_side WHERE picture_sha256 = :picture OR scan_sha256 = :scan ORDER BY 1", sha256,
        sha256);
    return cards.empty() ? card::CardId{} : cards.front();
  });
}

card::Result<Inspection> inspect(Transaction& transaction, std::chrono::seconds patience) {
  return guarded("inspect itself", [&] {
    Connection& connection = transaction.connection();
    const std::string before = utc_after(-patience);
    return Inspection{
        .contacts = count(connection, "SELECT count(*) FROM contact WHERE merged_into IS NULL AND withdrawn = 0"),
        .cards = count(connection, "SELECT count(*) FROM card"),
        .open_jobs = count(connection, "SELECT count(*) FROM job WHERE state IN ('received', 'waiting', 'reading')"),
        .without_cards = ids<card::ContactId>(
            connection,
            "SELECT c.id FROM contact c WHERE c.merged_into IS NULL AND c.withdrawn = 0 AND NOT EXISTS "
            "(SELECT 1 FROM card k WHERE k.contact_id = c.id) ORDER BY 1"),
        .astray = ids<card::CardId>(connection,
                                    "SELECT k.id FROM card k JOIN contact c ON c.id = k.contact_id "
                                    "WHERE c.merged_into IS NOT NULL ORDER BY 1"),
        .stuck = ids<JobId>(connection,
                            "SELECT id FROM job WHERE (state = 'reading' AND lease_until < :lease) OR "
                            "(state IN ('received', 'waiting') AND not_before < :due) ORDER BY 1",
                            before, before),
        .parked = ids<JobId>(connection, "SELECT id FROM job WHERE state = 'parked' ORDER BY 1")};
  });
}

}  // namespace store
