#pragma once

#include <string>
#include <vector>

#include "store/connection.h"

/// Private to store/.
namespace store {

/// The files of the pictures folder that a card shows or a job still has a use for, by name, each once.
std::vector<std::string> needed_files(Connection& connection);

}  // namespace store
