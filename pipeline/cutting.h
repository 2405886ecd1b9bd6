#pragma once

#include <cstdint>
#include <vector>

#include "capture/capture.h"
#include "card/result.h"
#include "pipeline/job_reading.h"
#include "pipeline/matcher.h"
#include "pipeline/reader.h"
#include "store/cutting.h"
#include "store/jobs.h"
#include "store/store.h"

/// Cutting a card out of a page of an earlier job's files along an outline that a person drew (store/cutting.h).
namespace pipeline {

/// The page with this number, counted over all files of the job, zero-based. Fails with bad_input when there is no such
/// page, or the file was not kept.
card::Result<capture::Page> job_page(const store::Store& store, const store::Job& job, int number,
                                     const capture::Options& options);
/// A page as PNG bytes.
card::Result<std::vector<std::uint8_t>> page_png(const capture::Page& page);
/// Whether all files of the job are there.
bool are_files_kept(const store::Store& store, const store::Job& job);

/// Reads what is cut out and stores it, linked to this job and to the one whose page it is. Errors as in read_job().
card::Result<JobReading> cut_card(store::Store& store, const store::Job& job, const store::Cutting& cutting,
                                  Reader& reader, Matcher& matcher);

}  // namespace pipeline
