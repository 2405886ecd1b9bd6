#pragma once

#include <filesystem>
#include <string_view>

#include "card/result.h"

namespace cli {

/// Writes a file that only its owner may read. It appears under its name only when it is complete; a file that was
/// there is replaced then. Fails with wrong_use when it cannot be written.
card::Result<void> write_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace cli
