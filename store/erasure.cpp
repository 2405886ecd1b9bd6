#include "store/erasure.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "store/connection.h"
#include "store/match_index.h"
#include "store/moment.h"
#include "store/pictures.h"
#include "store/search_index.h"

namespace store {
namespace {

/// What is about one card, children first. A test holds this list against the schema.
constexpr std::array<const char*, 20> kOfACard{
    "DELETE FROM card_tag WHERE card_id = :id",        "DELETE FROM card_text_value WHERE card_id = :id",
    "DELETE FROM card_phone WHERE card_id = :id",      "DELETE FROM card_address WHERE card_id = :id",
    "DELETE FROM card_post_title WHERE card_id = :id", "DELETE FROM card_post WHERE card_id = :id",
    "DELETE FROM card_evidence WHERE card_id = :id",   "DELETE FROM card_line WHERE card_id = :id",
    "DELETE FROM card_barcode WHERE card_id = :id",    "DELETE FROM affiliation_card WHERE card_id = :id",
    "DELETE FROM card_order WHERE card_id = :id",      "DELETE FROM job_card WHERE card_id = :id",
    "DELETE FROM card_version WHERE card_id = :id",    "DELETE FROM card_side WHERE card_id = :id",
    "DELETE FROM assertion WHERE card_a = :id",        "DELETE FROM assertion WHERE card_b = :id",
    "DELETE FROM rereading WHERE card_id = :id",       "DELETE FROM firm_key WHERE card_id = :id",
    "DELETE FROM likely_name WHERE card_id = :id",     "UPDATE card SET scan_of = NULL WHERE scan_of = :id",
};

std::vector<std::int64_t> numbers(Connection& connection, std::string_view sql, std::int64_t id) {
  std::vector<std::int64_t> result;
  std::int64_t number = 0;
  Query query(connection, sql);
  query.use(id).into(number);
  while (query.next()) result.push_back(number);
  return result;
}

std::vector<std::string> texts(Connection& connection, std::string_view sql, std::int64_t id) {
  std::vector<std::string> result;
  std::string text;
  Query query(connection, sql);
  query.use(id).into(text);
  while (query.next()) result.push_back(text);
  return result;
}

void erase_reviews(Connection& connection, const std::vector<std::int64_t>& reviews) {
  for (const std::int64_t review : reviews) {
    connection.run("DELETE FROM review_reason WHERE review_id = :id", review);
    connection.run("DELETE FROM review_effort WHERE review_id = :id", review);
    connection.run("DELETE FROM history_event WHERE review_id = :id", review);
    connection.run("DELETE FROM review_item WHERE id = :id", review);
  }
}

void erase_job(Connection& connection, std::int64_t job, std::set<std::string>& pictures) {
  for (const std::string& sha256 : texts(connection, "SELECT sha256 FROM job_file WHERE job_id = :id", job))
    pictures.insert(sha256);
  for (const char* table : {"job_file", "job_attempt", "job_sighting", "rereading", "cutting"})
    connection.run(std::string("DELETE FROM ") + table + " WHERE job_id = :id", job);
  connection.run("DELETE FROM job WHERE id = :id", job);
}

/// A job's files carry names, and its bytes are the scan: it goes with the last of its cards, and so do those that cut
/// something out of the same scan.
void erase_spent_jobs(Connection& connection, const std::vector<std::int64_t>& jobs, std::set<std::string>& pictures) {
  for (const std::int64_t job : jobs) {
    const std::vector<std::int64_t> cuts = numbers(connection, "SELECT job_id FROM cutting WHERE of_job = :id", job);
    if (!numbers(connection, "SELECT card_id FROM job_card WHERE job_id = :id LIMIT 1", job).empty()) continue;
    for (const std::int64_t cut : cuts) erase_job(connection, cut, pictures);
    erase_job(connection, job, pictures);
  }
}

void erase_card(Connection& connection, std::int64_t card, std::set<std::string>& pictures) {
  for (const char* column : {"picture_sha256", "scan_sha256"})
    for (const std::string& sha256 :
         texts(connection, std::string("SELECT ") + column + " FROM card_side WHERE card_id = :id", card))
      if (!sha256.empty()) pictures.insert(sha256);
  const auto jobs = numbers(connection, "SELECT job_id FROM job_card WHERE card_id = :id", card);
  for (const char* column : {"card_id", "card_a", "card_b"})
    erase_reviews(connection,
                  numbers(connection, std::string("SELECT id FROM review_item WHERE ") + column + " = :id", card));
  connection.run(
      "UPDATE imported_file SET file = '' WHERE sha256 IN (SELECT source_sha256 FROM card_side WHERE card_id = :id)",
      card);
  remove_match_keys(connection, card);
  remove_search_keys(connection, card);
  for (const char* sql : kOfACard) connection.run(sql, card);
  connection.run("DELETE FROM history_event WHERE card_id = :id", card);
  connection.run("DELETE FROM card WHERE id = :id", card);
  erase_spent_jobs(connection, jobs, pictures);
}

void erase_one(Connection& connection, std::int64_t contact, std::set<std::string>& pictures) {
  for (const std::int64_t card : numbers(connection, "SELECT id FROM card WHERE contact_id = :id", contact))
    erase_card(connection, card, pictures);
  erase_reviews(connection, numbers(connection, "SELECT id FROM review_item WHERE contact_a = :id", contact));
  erase_reviews(connection, numbers(connection, "SELECT id FROM review_item WHERE contact_b = :id", contact));
  connection.run("DELETE FROM affiliation WHERE contact_id = :id", contact);
  connection.run("DELETE FROM contact_note WHERE contact_id = :id", contact);
  connection.run("DELETE FROM contact_remark WHERE contact_id = :id", contact);
  connection.run("DELETE FROM history_event WHERE contact_id = :id", contact);
  connection.run("DELETE FROM history_event WHERE other_contact_id = :id", contact);
  connection.run("DELETE FROM contact WHERE id = :id", contact);
}

bool is_named(Connection& connection, const std::string& sha256) {
  std::int64_t rows = 0;
  Query query(connection,
              "SELECT (SELECT count(*) FROM card_side WHERE picture_sha256 = :a OR scan_sha256 = :b) + "
              "(SELECT count(*) FROM job_file WHERE sha256 = :c)");
  query.use(sha256).use(sha256).use(sha256).into(rows);
  while (query.next()) {
  }
  return rows != 0;
}

std::vector<std::string> erase(Connection& connection, card::ContactId contact, const std::vector<std::string>& keys) {
  for (const std::string& key : keys)
    connection.run("INSERT INTO erased_key (hash, erased_at) VALUES (:hash, :at) ON CONFLICT DO NOTHING",
                   std::to_string(match_hash(key)), now_utc());
  std::set<std::string> pictures;
  for (const std::int64_t id : numbers(connection, "SELECT id FROM contact WHERE merged_into = :id", contact.value))
    erase_one(connection, id, pictures);
  erase_one(connection, contact.value, pictures);
  std::vector<std::string> spare;
  for (const std::string& sha256 : pictures) {
    if (is_named(connection, sha256)) continue;
    connection.run("DELETE FROM picture WHERE sha256 = :sha256", sha256);
    spare.push_back(sha256);
  }
  return spare;
}

}  // namespace

card::Result<std::vector<std::string>> erase_contact(Transaction& transaction, card::ContactId contact,
                                                     const std::vector<std::string>& keys) {
  return guarded("erase a contact", [&] { return erase(transaction.connection(), contact, keys); });
}

std::vector<std::string> identifying_keys(const std::vector<std::string>& match_keys) {
  std::vector<std::string> keys;
  for (const std::string& key : match_keys)
    if (key.starts_with("email:") || key.starts_with("mobile:") || key.find('@') != std::string::npos)
      keys.push_back(key);
  return keys;
}

card::Result<bool> is_erased(Transaction& transaction, const std::vector<std::string>& match_keys) {
  return guarded("look for erased people", [&] {
    for (const std::string& key : identifying_keys(match_keys)) {
      std::int64_t rows = 0;
      Query query(transaction.connection(), "SELECT count(*) FROM erased_key WHERE hash = :hash");
      query.use(std::to_string(match_hash(key))).into(rows);
      while (query.next()) {
      }
      if (rows != 0) return true;
    }
    return false;
  });
}

void remove_picture(const Store& store, const std::string& sha256) {
  std::error_code ignored;
  std::filesystem::remove(picture_path(store, sha256), ignored);
}

}  // namespace store
