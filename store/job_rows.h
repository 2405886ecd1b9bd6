#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/jobs.h"

/// Private to store/: jobs as rows. All throw DatabaseFailure.
namespace store {

std::optional<Job> read_job(Connection& connection, JobId id);
std::optional<JobId> find_open_content(Connection& connection, const std::string& content_key);  ///< not discarded
void insert_job_files(Connection& connection, JobId id, const std::vector<JobFile>& files);

}  // namespace store
