#pragma once

#include <string>
#include <string_view>

namespace pipeline {

/// Who a worker is, in words that tell two workers apart on any number of machines and after any restart: host, boot,
/// process namespace, process, its start and the thread.
std::string worker_name(int thread);

/// Whether the worker's process is known to be gone: one of this host that is not running any more. False where this
/// process cannot tell (another host, another container, a name of another kind).
bool is_dead_worker(std::string_view name);

}  // namespace pipeline
