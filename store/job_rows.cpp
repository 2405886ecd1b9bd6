#include "store/job_rows.h"

#include "store/joined.h"
#include "store/moment.h"

namespace store {
namespace {

std::vector<JobFile> read_files(Connection& connection, JobId id) {
  std::vector<JobFile> files;
  JobFile file;
  Query query(connection, "SELECT sha256, name, bytes FROM job_file WHERE job_id = :job ORDER BY position");
  query.use(id.value).into(file.sha256).into(file.name).into(file.bytes);
  while (query.next()) files.push_back(file);
  return files;
}

}  // namespace

std::optional<Job> read_job(Connection& connection, JobId id) {
  Job job;
  std::string state, exchanged_on, tags;
  int keep_files = 0;
  Query query(connection,
              "SELECT id, state, content_key, origin, pairing, keep_files, exchanged_on, owner, group_name, event, "
              "batch, tags, attempts, worker, reason, pages, cards, received_at, not_before, taken_at, lease_until, "
              "finished_at FROM job WHERE id = :id");
  query.use(id.value).into(job.id.value).into(state).into(job.content_key).into(job.origin).into(job.pairing);
  query.into(keep_files).into(exchanged_on).into(job.provenance.owner).into(job.provenance.group_name);
  query.into(job.provenance.event).into(job.provenance.batch).into(tags).into(job.attempts).into(job.worker);
  query.into(job.reason).into(job.pages).into(job.cards).into(job.received_at).into(job.not_before);
  query.into(job.taken_at).into(job.lease_until).into(job.finished_at);
  while (query.next()) {
  }
  if (job.id.value == 0) return std::nullopt;
  job.state = parse_job_state(state).value_or(JobState::parked);
  job.keep_files = keep_files != 0;
  job.provenance.exchanged_on = parse_date(exchanged_on);
  job.provenance.tags = parted(tags, '\n');
  job.files = read_files(connection, id);
  return job;
}

std::optional<JobId> find_open_content(Connection& connection, const std::string& content_key) {
  JobId id;
  Query query(connection, "SELECT id FROM job WHERE content_key = :key AND state <> 'discarded'");
  query.use(content_key).into(id.value);
  while (query.next()) {
  }
  return id.value == 0 ? std::nullopt : std::optional(id);
}

void insert_job_files(Connection& connection, JobId id, const std::vector<JobFile>& files) {
  std::int64_t position = 0;
  for (const JobFile& file : files)
    connection.run(
        "INSERT INTO job_file (job_id, position, sha256, name, bytes) VALUES (:job, :position, :sha256, :name, :bytes)",
        id.value, position++, file.sha256, file.name, file.bytes);
}

}  // namespace store
