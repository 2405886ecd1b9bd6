#pragma once

#include <string>

#include "review/call.h"
#include "store/jobs.h"

namespace review::api {

/// A job as openapi.json's Job, with the cards that came of it as far as the viewer may see them.
std::string job_json(const Call& call, store::Transaction& transaction, const store::Job& job);

/// Whether the viewer may see the job: as they would see its cards.
bool is_in_sight(const Call& call, const store::Job& job);

}  // namespace review::api
