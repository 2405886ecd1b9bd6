#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "capture/capture.h"
#include "card/image.h"
#include "card/result.h"
#include "pipeline/job_reading.h"
#include "pipeline/matcher.h"
#include "pipeline/reader.h"
#include "store/contacts.h"
#include "store/rereading.h"

/// Reading a stored card again: turned, cut out of its scan anew, or its two sides as two cards (store/rereading.h).
namespace pipeline {

/// What a side can be cut out of again.
struct Scan {
  std::filesystem::path file;
  std::string sha256;   ///< of `file`
  card::Source source;  ///< of the card's side
  enum class Kind {
    page,     ///< the page as it was handed in, within `file`
    earlier,  ///< a picture that the card was cut out of when the page was gone
    picture,  ///< the card's own straightened picture: nothing else was kept
  } kind = Kind::picture;
};
/// Fails with bad_input when the card has no such side or no picture of it.
card::Result<Scan> find_scan(store::Transaction& transaction, const store::Store& store, const store::CardDetails& card,
                             card::Side side);

/// The scan's pixels. Fails with bad_input when the file cannot be read (any more).
card::Result<card::Image> scan_image(const Scan& scan, const capture::Options& options);
/// The same as PNG bytes, for those who cannot show PDF, TIFF and the like.
card::Result<std::vector<std::uint8_t>> scan_png(const Scan& scan, const capture::Options& options);

/// Does what was asked and stores it, linked to the job. Errors as in read_job().
card::Result<JobReading> reread_card(store::Store& store, const store::Job& job, const store::Rereading& rereading,
                                     Reader& reader, Matcher& matcher);

}  // namespace pipeline
