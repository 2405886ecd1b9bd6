#pragma once

#include <optional>
#include <string>

#include "card/geometry.h"
#include "card/result.h"
#include "store/jobs.h"
#include "store/store.h"

/// Cutting a card out of what was handed in, because the program found none there, or not this one.
namespace store {

struct Cutting {
  JobId of_job;                       ///< whose files hold the page
  int page = 0;                       ///< counted over all files of that job, zero-based
  card::Quad outline;                 ///< on the page, pixels
  std::optional<int> turned_degrees;  ///< clockwise, 0, 90, 180 or 270; absent: the program finds out
  std::string actor;
};

/// Writes down a job that does it, with the files and the provenance of `of`. Needs Access::write.
card::Result<JobId> add_cutting(Transaction& transaction, const Cutting& cutting, const Job& of);
/// What the job is to do; nothing for one that does something else.
card::Result<std::optional<Cutting>> find_cutting(Transaction& transaction, JobId job);

/// Somebody who was erased for good was on the job's files. Where no card came of them, neither of the job nor of one
/// that cuts something out of the same files, their names go and their bytes are not needed any more (is_file_needed).
card::Result<void> forget_files(Transaction& transaction, const Job& job);

}  // namespace store
