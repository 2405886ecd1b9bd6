#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pipeline {

/// Whether a file or folder of this name is left where it is: what programs leave behind, what is hidden, what is
/// still being written under a temporary name, and what one of the patterns (fnmatch(3), whole name) says.
bool is_passed_over(std::string_view name, const std::vector<std::string>& patterns = {});

/// The name of the file that says what the files beside it have in common (pipeline/batch_notes.h).
constexpr std::string_view kNotesName = "meishi.batch";

}  // namespace pipeline
