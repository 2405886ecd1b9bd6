#pragma once

#include <string>

#include "pipeline/job_workers.h"
#include "store/jobs.h"

namespace cli {

/// One job as a JSON object; `attempts` and `cards` only where given.
std::string to_json(const store::Job& job);
std::string to_json(const store::Job& job, const std::vector<store::JobAttempt>& attempts,
                    const std::vector<store::StoredCard>& cards);

/// What a worker made of a job, in a line: "job 7, scan.png: 1 new contact".
std::string report_text(const pipeline::JobReport& report);
std::string report_json(const pipeline::JobReport& report);

/// What workers did, in a sentence.
std::string counters_text(const pipeline::WorkerCounters& counters);

}  // namespace cli
