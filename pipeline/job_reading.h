#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "card/match.h"
#include "card/result.h"
#include "pipeline/matcher.h"
#include "pipeline/reader.h"
#include "store/job_queue.h"

namespace pipeline {

/// How the reading of one job ended.
struct JobReading {
  enum class End { read, stopped, failed } end = End::read;
  store::JobResult result;      ///< of what was stored
  store::Failure failure = {};  ///< of a failed one
  std::string reason;           ///< of a failed one, in words
  int new_contacts = 0, merged_cards = 0, second_scans = 0, known_cards = 0, not_cards = 0, reviews = 0;
  int erased_cards = 0;  ///< of people who were erased: nothing of them was stored
};

/// Counts what became of one card.
void count(JobReading& reading, const card::Outcome& outcome);

/// How a job ends that met this trouble; fails where other jobs would meet it as well.
card::Result<JobReading> failed_by(const card::Error& trouble);

/// Reads the files of a job page by page and stores each card in a transaction of its own, linked to the job. Cards
/// that an earlier attempt stored are met again, never stored twice. `stop` is asked between pages.
/// Fails with database or missing_component, where other jobs would fail as well; the job's own trouble is in
/// the JobReading.
card::Result<JobReading> read_job(store::Store& store, const store::Job& job, Reader& reader, Matcher& matcher,
                                  const std::stop_token& stop);

}  // namespace pipeline
