#include "store/job_queue.h"

#include <algorithm>

#include "store/connection.h"
#include "store/job_rows.h"
#include "store/moment.h"
#include "store/state.h"

namespace store {
namespace {

constexpr const char* kLost = "the worker ended while it read this; the file may be too much for the machine";

/// What a job becomes after `attempts` attempts of which the last one failed.
struct AfterFailure {
  JobState state;
  std::string not_before;
};
AfterFailure after_failure(int attempts, Failure failure, const RetryPolicy& policy) {
  const auto done = static_cast<std::size_t>(std::max(attempts, 1));
  if (failure == Failure::lasting || done > policy.delays.size()) return {JobState::parked, now_utc()};
  return {JobState::waiting, utc_after(policy.delays[done - 1])};
}

void end_attempt(Connection& connection, JobId id, const char* outcome, const std::string& reason) {
  connection.run(
      "UPDATE job_attempt SET ended_at = :at, outcome = :outcome, reason = :reason "
      "WHERE job_id = :job AND ended_at IS NULL",
      now_utc(), std::string_view(outcome), nullable(reason), id.value);
}

void set_failed(Connection& connection, JobId id, const AfterFailure& after, const std::string& reason) {
  const bool over = after.state == JobState::parked;
  connection.run(
      "UPDATE job SET state = :state, not_before = :not_before, lease_until = NULL, reason = :reason, "
      "finished_at = :finished WHERE id = :id",
      std::string_view(to_string(after.state)), after.not_before, nullable(reason),
      over ? std::optional(now_utc()) : std::nullopt, id.value);
}

void take_back(Connection& connection, JobId id, const RetryPolicy& policy) {
  end_attempt(connection, id, "lost", kLost);
  std::int64_t losses = 0;
  Query query(connection, "SELECT count(*) FROM job_attempt WHERE job_id = :job AND outcome = 'lost'");
  query.use(id.value).into(losses);
  while (query.next()) {
  }
  set_failed(connection, id, {losses < policy.most_losses ? JobState::waiting : JobState::parked, now_utc()}, kLost);
  connection.run("UPDATE job SET attempts = attempts - 1 WHERE id = :id", id.value);
}

std::vector<JobId> ids_of(Query& query) {
  JobId id;
  query.into(id.value);
  std::vector<JobId> ids;
  while (query.next()) ids.push_back(id);
  return ids;
}

void take_back_expired(Connection& connection, const Dialect& dialect, const RetryPolicy& policy) {
  Query query(connection,
              "SELECT id FROM job WHERE state = 'reading' AND lease_until < :now" + std::string(dialect.skip_locked));
  query.use(now_utc());
  for (const JobId id : ids_of(query)) take_back(connection, id, policy);
}

JobId take_ready(Connection& connection, const Dialect& dialect, const std::string& worker,
                 std::chrono::seconds lease) {
  const std::string now = now_utc();
  JobId id;
  Query query(connection,
              "UPDATE job SET state = 'reading', worker = :worker, attempts = attempts + 1, taken_at = :now, "
              "lease_until = :until WHERE id = (SELECT id FROM job WHERE state IN ('received', 'waiting') AND "
              "not_before <= :ready ORDER BY not_before, id LIMIT 1" +
                  std::string(dialect.skip_locked) + ") RETURNING id");
  query.use(worker).use(now).use(utc_after(lease)).use(now).into(id.value);
  while (query.next()) {
  }
  return id;
}

void begin_attempt(Connection& connection, JobId id, const std::string& worker) {
  int last = 0;
  Query query(connection, "SELECT max(number) FROM job_attempt WHERE job_id = :job");
  query.use(id.value).into(last);
  while (query.next()) {
  }
  connection.run("INSERT INTO job_attempt (job_id, number, worker, began_at) VALUES (:job, :number, :worker, :at)",
                 id.value, std::int64_t{last + 1}, worker, now_utc());
}

/// The job, when this worker has it: then it stays so until the transaction ends.
std::optional<Job> held_job(Transaction& transaction, JobId id, const std::string& worker) {
  Connection& connection = transaction.connection();
  Query query(connection, "SELECT id FROM job WHERE id = :id AND worker = :worker AND state = 'reading'" +
                              std::string(transaction.dialect().lock_rows));
  query.use(id.value).use(worker);
  return ids_of(query).empty() ? std::nullopt : read_job(connection, id);
}

}  // namespace

card::Result<std::optional<Job>> take_job(Transaction& transaction, const std::string& worker,
                                          std::chrono::seconds lease, const RetryPolicy& policy) {
  return guarded("take a job", [&]() -> std::optional<Job> {
    Connection& connection = transaction.connection();
    take_back_expired(connection, transaction.dialect(), policy);
    const JobId id = take_ready(connection, transaction.dialect(), worker, lease);
    if (id.value == 0) return std::nullopt;
    begin_attempt(connection, id, worker);
    return read_job(connection, id);
  });
}

card::Result<bool> renew_lease(Transaction& transaction, JobId id, const std::string& worker,
                               std::chrono::seconds lease) {
  return guarded("renew a worker's lease", [&] {
    JobId held;
    Query query(transaction.connection(),
                "UPDATE job SET lease_until = :until WHERE id = :id AND worker = :worker AND state = 'reading' "
                "RETURNING id");
    query.use(utc_after(lease)).use(id.value).use(worker).into(held.value);
    while (query.next()) {
    }
    return held == id;
  });
}

card::Result<void> finish_job(Transaction& transaction, JobId id, const std::string& worker, const JobResult& result) {
  return guarded("note a finished job", [&] {
    Connection& connection = transaction.connection();
    if (!held_job(transaction, id, worker)) return;
    connection.run(
        "UPDATE job SET state = 'stored', lease_until = NULL, reason = :reason, pages = :pages, cards = :cards, "
        "finished_at = :at WHERE id = :id",
        nullable(result.remarks), std::int64_t{result.pages}, std::int64_t{result.cards}, now_utc(), id.value);
    end_attempt(connection, id, "stored", result.remarks);
  });
}

card::Result<JobState> fail_job(Transaction& transaction, JobId id, const std::string& worker, Failure failure,
                                const std::string& reason, const RetryPolicy& policy) {
  return guarded("note a failed attempt", [&] {
    Connection& connection = transaction.connection();
    const auto job = held_job(transaction, id, worker);
    if (!job) return JobState::waiting;
    const AfterFailure after = after_failure(job->attempts, failure, policy);
    set_failed(connection, id, after, reason);
    end_attempt(connection, id, "failed", reason);
    return after.state;
  });
}

card::Result<void> give_back_job(Transaction& transaction, JobId id, const std::string& worker) {
  return guarded("give a job back", [&] {
    Connection& connection = transaction.connection();
    if (!held_job(transaction, id, worker)) return;
    connection.run(
        "UPDATE job SET state = 'waiting', attempts = attempts - 1, not_before = :now, lease_until = NULL "
        "WHERE id = :id",
        now_utc(), id.value);
    end_attempt(connection, id, "given back", {});
  });
}

card::Result<int> give_back_jobs_of_dead(Transaction& transaction,
                                         const std::function<bool(const std::string& worker)>& is_dead,
                                         const RetryPolicy& policy) {
  return guarded("take back the jobs of dead workers", [&] {
    Connection& connection = transaction.connection();
    int given_back = 0;
    Query query(connection,
                "SELECT id FROM job WHERE state = 'reading'" + std::string(transaction.dialect().skip_locked));
    for (const JobId id : ids_of(query)) {
      if (!is_dead(read_job(connection, id)->worker)) continue;
      take_back(connection, id, policy);
      ++given_back;
    }
    return given_back;
  });
}

card::Result<bool> retry_job(Transaction& transaction, JobId id) {
  return guarded("retry a job", [&] {
    JobId found;
    Query query(transaction.connection(),
                "UPDATE job SET state = 'waiting', attempts = 0, not_before = :now, finished_at = NULL "
                "WHERE id = :id AND state IN ('parked', 'waiting') RETURNING id");
    query.use(now_utc()).use(id.value).into(found.value);
    while (query.next()) {
    }
    return found == id;
  });
}

card::Result<bool> discard_job(Transaction& transaction, JobId id) {
  return guarded("discard a job", [&] {
    JobId found;
    Query query(transaction.connection(),
                "UPDATE job SET state = 'discarded', lease_until = NULL, finished_at = :now "
                "WHERE id = :id AND state IN ('received', 'waiting', 'parked') RETURNING id");
    query.use(now_utc()).use(id.value).into(found.value);
    while (query.next()) {
    }
    return found == id;
  });
}

}  // namespace store
