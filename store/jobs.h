#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "card/match.h"
#include "card/result.h"
#include "store/cards.h"
#include "store/store.h"

/// What was received and is to be read, durably: a job is one file, or the files of one card's two sides. Its bytes
/// lie in the pictures folder before the job is written. Taking and finishing jobs: store/job_queue.h.
namespace store {

/// Identifies a job in one database; positive, never reused.
struct JobId {
  std::int64_t value = 0;
  friend auto operator<=>(const JobId&, const JobId&) = default;
};

enum class JobState {
  received,   ///< safe, and no worker has had it yet
  waiting,    ///< will be taken again, not before Job::not_before
  reading,    ///< a worker has it
  stored,     ///< every card of it is stored
  parked,     ///< given up; Job::reason says why, and a person may retry or discard it
  discarded,  ///< taken out by a person
};
const char* to_string(JobState state);
std::optional<JobState> parse_job_state(std::string_view text);

struct JobFile {
  std::string sha256;      ///< of the bytes; names the file in the pictures folder
  std::string name;        ///< what the user calls it: its path or the uploaded name
  std::int64_t bytes = 0;  ///< its size
};

struct NewJob {
  std::vector<JobFile> files;  ///< at least one; two sides as front, back
  std::string content_key;     ///< the same for the same bytes: sha256 of the one file, or of all hashes
  std::string origin;          ///< "watch", "upload", "import"
  std::string pairing;         ///< how pages make cards (pipeline::PairMode); empty: every page by itself
  bool keep_files = true;      ///< the bytes stay after reading; false where the original stays elsewhere
  Provenance provenance;       ///< given to every card of the job
};

struct Job {
  JobId id;
  JobState state = JobState::received;
  std::string content_key, origin, pairing;
  bool keep_files = true;
  Provenance provenance;
  int attempts = 0;          ///< begun
  std::string worker;        ///< who has or had it; empty before the first attempt
  std::string reason;        ///< of the last failure, in words; empty without one
  int pages = 0, cards = 0;  ///< once stored
  std::string received_at, not_before, taken_at, lease_until, finished_at;  ///< UTC; empty: not yet
  std::vector<JobFile> files;
};

/// One time that a worker had a job.
struct JobAttempt {
  int number = 0;  ///< counted from 1
  std::string worker, began_at, ended_at;
  std::string outcome;  ///< "stored", "failed", "given back", "lost"; empty while it goes on
  std::string reason;
};

struct AddedJob {
  JobId id;
  JobState state = JobState::received;
  bool known = false;  ///< the same bytes were there already: `id` is their job
};

/// Writes the job down. The same bytes met again give the job that is there and a note that they were seen; a parked
/// one is then tried afresh. Needs Access::write.
card::Result<AddedJob> add_job(Transaction& transaction, const NewJob& job);

card::Result<std::optional<Job>> find_job(Transaction& transaction, JobId id);

card::Result<std::optional<JobState>> find_job_state(Transaction& transaction, JobId id);

struct JobFilter {
  std::optional<JobState> state = {};
  JobId after = {};  ///< only younger ones
  int limit = 0;     ///< 0: all
};
/// Oldest first.
card::Result<std::vector<Job>> list_jobs(Transaction& transaction, const JobFilter& filter = {});
card::Result<std::vector<JobAttempt>> list_attempts(Transaction& transaction, JobId id);
/// The cards of a job in the order in which they were stored, with the contacts that they belong to now.
card::Result<std::vector<StoredCard>> job_cards(Transaction& transaction, JobId id);
/// Links a card to the job that gave it, within the card's own transaction.
card::Result<void> link_job_card(Transaction& transaction, JobId job, card::CardId card);

/// Links the cards that were stored from these bytes before. Gives how many the job has then.
card::Result<int> link_known_cards(Transaction& transaction, JobId job, const std::string& sha256);

/// Whether a file of the pictures folder still has a use: a card shows it, or a job that is not over, was parked, or
/// keeps its files. Anything else may be removed, within the write transaction that asked.
card::Result<bool> is_file_needed(Transaction& transaction, const std::string& sha256);

/// A job as live pages are told of it: two that differ are a change.
struct JobMark {
  JobId id;
  JobState state = JobState::received;
  int attempts = 0;
  std::string finished_at, owner, group_name;
  friend auto operator<=>(const JobMark&, const JobMark&) = default;
};
/// Jobs that are not over or were parked, and those younger than `after`: the youngest `limit` of them, by id.
card::Result<std::vector<JobMark>> job_marks(Transaction& transaction, JobId after, std::size_t limit);

struct JobCounts {
  std::int64_t received = 0, waiting = 0, reading = 0, stored = 0, parked = 0, discarded = 0;
  std::string oldest_open;  ///< when the oldest job that is not finished was received; empty without one
};
card::Result<JobCounts> count_jobs(Transaction& transaction);

}  // namespace store
