#include "store/jobs.h"

#include <algorithm>
#include <array>
#include <utility>

#include "store/connection.h"
#include "store/job_rows.h"
#include "store/joined.h"
#include "store/moment.h"

namespace store {
namespace {

constexpr std::array<std::pair<JobState, const char*>, 6> kStates{{{JobState::received, "received"},
                                                                   {JobState::waiting, "waiting"},
                                                                   {JobState::reading, "reading"},
                                                                   {JobState::stored, "stored"},
                                                                   {JobState::parked, "parked"},
                                                                   {JobState::discarded, "discarded"}}};

JobId insert_job(Connection& connection, const NewJob& job, const std::string& now) {
  const Provenance& provenance = job.provenance;
  const std::optional<std::string> exchanged_on =
      provenance.exchanged_on ? std::optional(to_string(*provenance.exchanged_on)) : std::nullopt;
  JobId id;
  Query query(connection,
              "INSERT INTO job (state, content_key, origin, pairing, keep_files, exchanged_on, owner, group_name, "
              "event, batch, tags, received_at, not_before) VALUES ('received', :key, :origin, :pairing, :keep, "
              ":exchanged_on, :owner, :group_name, :event, :batch, :tags, :received, :not_before) RETURNING id");
  query.use(job.content_key).use(job.origin).use(nullable(job.pairing)).use(std::int64_t{job.keep_files ? 1 : 0});
  query.use(exchanged_on).use(nullable(provenance.owner)).use(nullable(provenance.group_name));
  query.use(nullable(provenance.event)).use(nullable(provenance.batch)).use(nullable(joined(provenance.tags, '\n')));
  query.use(now).use(now).into(id.value);
  while (query.next()) {
  }
  insert_job_files(connection, id, job.files);
  return id;
}

/// The same bytes again: whoever parked them must not block them.
AddedJob meet_again(Connection& connection, JobId id, const NewJob& job, const std::string& now) {
  for (const JobFile& file : job.files)
    connection.run("INSERT INTO job_sighting (job_id, name, seen_at) VALUES (:job, :name, :at)", id.value, file.name,
                   now);
  connection.run(
      "UPDATE job SET state = 'waiting', attempts = 0, not_before = :now, finished_at = NULL "
      "WHERE id = :id AND state = 'parked'",
      now, id.value);
  if (job.keep_files) connection.run("UPDATE job SET keep_files = 1 WHERE id = :id", id.value);
  return {id, read_job(connection, id)->state, true};
}

std::vector<JobId> list_ids(Connection& connection, const JobFilter& filter) {
  std::string sql = "SELECT id FROM job WHERE id > :after";
  if (filter.state) sql += " AND state = :state";
  sql += " ORDER BY id";
  if (filter.limit > 0) sql += " LIMIT :limit";
  Query query(connection, sql);
  query.use(filter.after.value);
  if (filter.state) query.use(to_string(*filter.state));
  if (filter.limit > 0) query.use(std::int64_t{filter.limit});
  JobId id;
  query.into(id.value);
  std::vector<JobId> ids;
  while (query.next()) ids.push_back(id);
  return ids;
}

void add_count(JobCounts& counts, JobState state, std::int64_t count) {
  switch (state) {
    case JobState::received: counts.received = count; break;
    case JobState::waiting: counts.waiting = count; break;
    case JobState::reading: counts.reading = count; break;
    case JobState::stored: counts.stored = count; break;
    case JobState::parked: counts.parked = count; break;
    case JobState::discarded: counts.discarded = count; break;
  }
}

}  // namespace

const char* to_string(JobState state) {
  for (const auto& [known, text] : kStates)
    if (known == state) return text;
  return "";
}

std::optional<JobState> parse_job_state(std::string_view text) {
  for (const auto& [state, known] : kStates)
    if (known == text) return state;
  return std::nullopt;
}

card::Result<AddedJob> add_job(Transaction& transaction, const NewJob& job) {
  return guarded("note what was received", [&]() -> AddedJob {
    Connection& connection = transaction.connection();
    const std::string now = now_utc();
    if (const auto known = find_open_content(connection, job.content_key))
      return meet_again(connection, *known, job, now);
    return {insert_job(connection, job, now), JobState::received, false};
  });
}

card::Result<std::optional<Job>> find_job(Transaction& transaction, JobId id) {
  return guarded("look for a job", [&] { return read_job(transaction.connection(), id); });
}

card::Result<std::optional<JobState>> find_job_state(Transaction& transaction, JobId id) {
  return guarded("look for a job", [&] {
    std::string state;
    Query query(transaction.connection(), "SELECT state FROM job WHERE id = :id");
    query.use(id.value).into(state);
    while (query.next()) {
    }
    return parse_job_state(state);
  });
}

card::Result<std::vector<Job>> list_jobs(Transaction& transaction, const JobFilter& filter) {
  return guarded("list the jobs", [&] {
    std::vector<Job> jobs;
    for (const JobId id : list_ids(transaction.connection(), filter))
      if (auto job = read_job(transaction.connection(), id)) jobs.push_back(std::move(*job));
    return jobs;
  });
}

card::Result<std::vector<JobAttempt>> list_attempts(Transaction& transaction, JobId id) {
  return guarded("list a job's attempts", [&] {
    std::vector<JobAttempt> attempts;
    JobAttempt attempt;
    Query query(transaction.connection(),
                "SELECT number, worker, began_at, ended_at, outcome, reason FROM job_attempt WHERE job_id = :job "
                "ORDER BY number");
    query.use(id.value).into(attempt.number).into(attempt.worker).into(attempt.began_at).into(attempt.ended_at);
    query.into(attempt.outcome).into(attempt.reason);
    while (query.next()) attempts.push_back(attempt);
    return attempts;
  });
}

card::Result<std::vector<StoredCard>> job_cards(Transaction& transaction, JobId id) {
  return guarded("list a job's cards", [&] {
    std::vector<StoredCard> cards;
    StoredCard stored;
    Query query(transaction.connection(),
                "SELECT c.contact_id, c.id FROM job_card j JOIN card c ON c.id = j.card_id WHERE j.job_id = :job "
                "ORDER BY c.id");
    query.use(id.value).into(stored.contact.value).into(stored.card.value);
    while (query.next()) cards.push_back(stored);
    return cards;
  });
}

card::Result<void> link_job_card(Transaction& transaction, JobId job, card::CardId card) {
  return guarded("link a card to its job", [&] {
    transaction.connection().run(
        "INSERT INTO job_card (job_id, card_id) VALUES (:job, :card) ON CONFLICT (job_id, card_id) DO NOTHING",
        job.value, card.value);
  });
}

card::Result<int> link_known_cards(Transaction& transaction, JobId job, const std::string& sha256) {
  return guarded("link known cards to a job", [&] {
    Connection& connection = transaction.connection();
    connection.run(
        "INSERT INTO job_card (job_id, card_id) SELECT DISTINCT CAST(:job AS BIGINT), card_id FROM card_side "
        "WHERE source_sha256 = :sha256 ON CONFLICT (job_id, card_id) DO NOTHING",
        job.value, sha256);
    int cards = 0;
    Query query(connection, "SELECT count(*) FROM job_card WHERE job_id = :job");
    query.use(job.value).into(cards);
    while (query.next()) {
    }
    return cards;
  });
}

card::Result<bool> is_file_needed(Transaction& transaction, const std::string& sha256) {
  return guarded("see whether a file has a use", [&] {
    int uses = 0;
    Query query(transaction.connection(),
                "SELECT (SELECT count(*) FROM picture WHERE sha256 = :picture) + (SELECT count(*) FROM job_file f "
                "JOIN job j ON j.id = f.job_id WHERE f.sha256 = :file AND (j.state IN ('received', 'waiting', "
                "'reading', 'parked') OR (j.state = 'stored' AND j.keep_files = 1)))");
    query.use(sha256).use(sha256).into(uses);
    while (query.next()) {
    }
    return uses > 0;
  });
}

card::Result<std::vector<JobMark>> job_marks(Transaction& transaction, JobId after, std::size_t limit) {
  return guarded("look for jobs", [&] {
    std::vector<JobMark> marks;
    JobMark mark;
    std::string state;
    Query query(transaction.connection(),
                "SELECT id, state, attempts, finished_at, owner, group_name FROM job WHERE id > :after OR "
                "state IN ('received', 'waiting', 'reading', 'parked') ORDER BY id DESC LIMIT :limit");
    query.use(after.value).use(static_cast<std::int64_t>(limit)).into(mark.id.value).into(state).into(mark.attempts);
    query.into(mark.finished_at).into(mark.owner).into(mark.group_name);
    while (query.next()) {
      mark.state = parse_job_state(state).value_or(JobState::parked);
      marks.push_back(mark);
    }
    std::ranges::reverse(marks);
    return marks;
  });
}

card::Result<JobCounts> count_jobs(Transaction& transaction) {
  return guarded("count the jobs", [&] {
    JobCounts counts;
    std::string state;
    std::int64_t count = 0;
    Query by_state(transaction.connection(), "SELECT state, count(*) FROM job GROUP BY state");
    by_state.into(state).into(count);
    while (by_state.next())
      if (const auto known = parse_job_state(state)) add_count(counts, *known, count);
    Query oldest(transaction.connection(),
                 "SELECT min(received_at) FROM job WHERE state IN ('received', 'waiting', 'reading')");
    oldest.into(counts.oldest_open);
    while (oldest.next()) {
    }
    return counts;
  });
}

}  // namespace store
