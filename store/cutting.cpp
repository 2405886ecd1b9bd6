#include "store/cutting.h"

#include "store/boxes.h"
#include "store/columns.h"
#include "store/connection.h"

namespace store {
namespace {

void insert_cutting(Connection& connection, JobId job, const Cutting& cutting) {
  const auto turned = cutting.turned_degrees ? std::optional<std::int64_t>(*cutting.turned_degrees) : std::nullopt;
  connection.run(
      "INSERT INTO cutting (job_id, of_job, page, outline, turned_degrees, actor) VALUES (:job, :of, :page, :outline, "
      ":turned, :actor)",
      job.value, cutting.of_job.value, std::int64_t{cutting.page}, to_text(cutting.outline), turned,
      nullable(cutting.actor));
}

std::optional<Cutting> read_cutting(Connection& connection, JobId job) {
  Cutting cutting;
  std::int64_t page = 0;
  std::optional<std::int64_t> turned;
  std::string outline;
  Query query(connection, "SELECT of_job, page, outline, turned_degrees, actor FROM cutting WHERE job_id = :job");
  query.use(job.value).into(cutting.of_job.value).into(page).into(outline).into(turned).into(cutting.actor);
  while (query.next()) {
  }
  const auto quad = parse_quad(outline);
  if (cutting.of_job.value == 0 || !quad) return std::nullopt;
  cutting.page = static_cast<int>(page);
  cutting.outline = *quad;
  if (turned) cutting.turned_degrees = static_cast<int>(*turned);
  return cutting;
}

/// The job, the one that it is a cut of, and the other cuts of that one: all have the same files.
std::vector<std::int64_t> jobs_of_the_same_files(Connection& connection, JobId job) {
  const auto of = column(connection, "SELECT of_job FROM cutting WHERE job_id = :id", job.value);
  if (of.empty()) return {job.value};
  std::vector<std::int64_t> jobs = column(connection, "SELECT job_id FROM cutting WHERE of_job = :id", of.front());
  jobs.push_back(of.front());
  return jobs;
}

void forget(Connection& connection, const Job& job) {
  const std::vector<std::int64_t> jobs = jobs_of_the_same_files(connection, job.id);
  for (const std::int64_t each : jobs)
    if (!column(connection, "SELECT card_id FROM job_card WHERE job_id = :id", each).empty()) return;
  for (const std::int64_t each : jobs) {
    connection.run("UPDATE job SET keep_files = 0 WHERE id = :id", each);
    connection.run("UPDATE job SET state = 'discarded' WHERE state = 'parked' AND id = :id", each);
    connection.run("UPDATE job_file SET name = '' WHERE job_id = :id", each);
    connection.run("UPDATE job_sighting SET name = '' WHERE job_id = :id", each);
  }
  for (const JobFile& file : job.files)
    connection.run("UPDATE imported_file SET file = '' WHERE sha256 = :sha256", file.sha256);
}

}  // namespace

card::Result<JobId> add_cutting(Transaction& transaction, const Cutting& cutting, const Job& of) {
  const auto earlier = guarded("count earlier cuts", [&] {
    return column(transaction.connection(), "SELECT job_id FROM cutting WHERE of_job = :job", cutting.of_job.value);
  });
  if (!earlier) return tl::unexpected(earlier.error());
  NewJob job{.files = of.files, .content_key = {}, .origin = "cut", .pairing = {}, .provenance = of.provenance};
  job.content_key = "cut:" + std::to_string(of.id.value) + ":" + std::to_string(earlier->size() + 1);
  const auto added = add_job(transaction, job);
  if (!added) return tl::unexpected(added.error());
  return guarded("note what is to be cut out", [&] {
    insert_cutting(transaction.connection(), added->id, cutting);
    return added->id;
  });
}

card::Result<std::optional<Cutting>> find_cutting(Transaction& transaction, JobId job) {
  return guarded("look what a job is to do", [&] { return read_cutting(transaction.connection(), job); });
}

card::Result<void> forget_files(Transaction& transaction, const Job& job) {
  return guarded("forget a job's files", [&] { forget(transaction.connection(), job); });
}

}  // namespace store
