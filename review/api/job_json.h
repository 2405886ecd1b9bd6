#pragma once

#include <string>

#include "review/call.h"
#include "store/jobs.h"

namespace review::api {

/// A job as openapi.json's Job, with the cards that came of it as far as the viewer may see them.
std::string job_json(const Call& call, store::Transaction& transaction, const store::Job& job);

/// Whether the viewer may see the job: as they would see its cards.
bool is_in_sight(const Call& call, const store::Job& job);

/// The job that the call's address names. Throws Refusal 404 when the viewer may not see it.
store::Job job_in_sight(const Call& call, store::Transaction& transaction);

/// Whether a card can be cut out of its pages by hand: it was read, its files are kept, and it is itself no such cut.
bool may_be_cut(const Call& call, const store::Job& job);

}  // namespace review::api
