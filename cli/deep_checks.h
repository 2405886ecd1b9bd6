#pragma once

#include <vector>

#include "cli/command.h"
#include "cli/finding.h"

namespace cli {

enum class Sweep { no, yes };

/// `meishi doctor --deep`: reads the whole database and every picture. With Sweep::yes what is left over in the
/// pictures folder is removed. Numbers of cards and jobs are named, names of people never.
std::vector<Finding> check_deeply(const CommonOptions& common, Sweep sweep);

}  // namespace cli
