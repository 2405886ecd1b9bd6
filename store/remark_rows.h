#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "store/connection.h"
#include "store/remarks.h"

/// Private to store/.
namespace store {

/// remarks() of many contacts, by the number that each has now, in a few statements; who has none is not there.
std::map<std::int64_t, std::vector<Remark>> read_remarks(Connection& connection,
                                                         const std::vector<std::int64_t>& contacts);

}  // namespace store
