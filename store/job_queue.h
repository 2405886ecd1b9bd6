#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/jobs.h"

/// Workers and the queue. Every function here is one short transaction's work (Access::write_rows), so that any number
/// of workers on any number of machines may share a queue: no two have the same job, and the job of one that dies goes
/// back by itself when its lease runs out.
namespace store {

/// How long to wait after the first, second, ... failure. After as many failures as there are entries a job is parked.
struct RetryPolicy {
  std::vector<std::chrono::seconds> delays = {std::chrono::seconds(10), std::chrono::minutes(1),
                                              std::chrono::minutes(10), std::chrono::hours(1)};
  /// Workers that may end while they have the job before it is parked. Apart from the failures: most often it is the
  /// machine that went down, not the file.
  int most_losses = 10;
};

/// Gives the worker the job that is ready for longest, or nothing. First takes back jobs whose lease ran out: they are
/// ready again, or parked when that was their last attempt.
card::Result<std::optional<Job>> take_job(Transaction& transaction, const std::string& worker,
                                          std::chrono::seconds lease, const RetryPolicy& policy = {});

/// Heart-beat: the lease runs anew from now. False: the job is no longer this worker's and must be dropped.
card::Result<bool> renew_lease(Transaction& transaction, JobId id, const std::string& worker,
                               std::chrono::seconds lease);

struct JobResult {
  int pages = 0, cards = 0;
  std::string remarks;  ///< what could not be used, in words; empty when everything was
};
/// The job is done. Does nothing when it is no longer this worker's.
card::Result<void> finish_job(Transaction& transaction, JobId id, const std::string& worker, const JobResult& result);

/// Whether another attempt could end otherwise.
enum class Failure { passing, lasting };
/// The attempt failed: the job waits for its next one, or is parked (lasting, or the last attempt). Gives the new
/// state. Does nothing when it is no longer this worker's.
card::Result<JobState> fail_job(Transaction& transaction, JobId id, const std::string& worker, Failure failure,
                                const std::string& reason, const RetryPolicy& policy = {});

/// The worker stops before the end: the job is ready at once, and the attempt does not count.
card::Result<void> give_back_job(Transaction& transaction, JobId id, const std::string& worker);

/// Takes back the jobs of workers of which `is_dead` says so, before their lease runs out. Gives how many.
card::Result<int> give_back_jobs_of_dead(Transaction& transaction,
                                         const std::function<bool(const std::string& worker)>& is_dead,
                                         const RetryPolicy& policy = {});

/// A person's word. Both give false when there is no such job in a fitting state.
/// A parked or waiting job is ready at once, its attempts counted anew.
card::Result<bool> retry_job(Transaction& transaction, JobId id);
/// A job that is not being read and not stored is taken out; the same bytes may come again.
card::Result<bool> discard_job(Transaction& transaction, JobId id);

}  // namespace store
