#pragma once

#include <filesystem>
#include <string>

#include "capture/capture.h"
#include "capture/descriptor.h"

/// Private to capture/: opening what is open already.
namespace capture {

/// A regular file that may be read, within the limit of its size. Errors name it as `shown`.
card::Result<Descriptor> open_regular(const std::filesystem::path& file, const std::filesystem::path& shown,
                                      const Options& options);

/// The pages of the bytes behind a descriptor, read from its beginning. `member`: path inside the archive `file`; empty
/// when the file itself is meant.
card::Result<Pages> open_pages(const std::filesystem::path& file, const std::string& member, Descriptor bytes,
                               const Options& options);

}  // namespace capture
