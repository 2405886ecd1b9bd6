#pragma once

#include <span>

#include "store/connection.h"
#include "store/history.h"

/// Private to store/.
namespace store {

/// record() of many events (store/history.h).
void record_all(Connection& connection, std::span<const Event> events);

}  // namespace store
