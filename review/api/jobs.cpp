// What was handed in and what became of it.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "pipeline/cutting.h"
#include "review/api/endpoints.h"
#include "review/api/file_trouble.h"
#include "review/api/job_json.h"
#include "review/api/shapes.h"
#include "store/job_queue.h"
#include "store/watched_folders.h"

namespace review::api {
namespace {

/// What the page calls the states of the queue.
const char* word_of(store::JobState state) {
  switch (state) {
    case store::JobState::received:
    case store::JobState::waiting: return "queued";
    case store::JobState::reading: return "running";
    case store::JobState::stored: return "done";
    case store::JobState::parked: return "failed";
    case store::JobState::discarded: break;
  }
  return "discarded";
}

const char* kind_of(const store::Job& job) {
  if (job.origin == "cut") return "cut";
  return job.origin == "reread" ? "reread" : "read";
}

/// What became of a card; empty for one that a person found to be none.
std::string outcome_json(const Call& call, store::Transaction& transaction, const store::StoredCard& card) {
  const auto seen = must(store::see_contact(transaction, card.contact, call.viewer.visibility));
  if (!seen) return {};
  std::vector<std::string> reviews;
  for (const store::ReviewItem& item : must(store::open_reviews_of(transaction, card.contact)))
    if (item.card == card.card && must(store::see_review(transaction, item.id, call.viewer.visibility)))
      reviews.push_back(std::to_string(item.id.value));
  JsonObject json;
  json.add("contact", card.contact.value).add("card", card.card.value);
  json.add("outcome", seen->stored.cards.size() > 1 ? "merged" : "inserted");
  json.add_json("reviews", json_list(reviews));
  return json.to_text();
}

/// Everything of a call that changes a job but the change.
http::Response changed(Call& call, store::Transaction& transaction, const char* action, bool done) {
  if (!done) throw Refusal{409, ProblemCode::job_state, "the job is not in a state that allows this; look at it again"};
  call.log(transaction, action, {}, "job " + std::to_string(call.id()));
  http::Response response = json_response(job_json(call, transaction, job_in_sight(call, transaction)));
  must(transaction.commit());
  call.services.wake_readers();
  return response;
}

}  // namespace

store::Job job_in_sight(const Call& call, store::Transaction& transaction) {
  auto job = must(store::find_job(transaction, {call.id()}));
  if (!job || !is_in_sight(call, *job)) not_found("job");
  return std::move(*job);
}

bool may_be_cut(const Call& call, const store::Job& job) {
  return job.state == store::JobState::stored && job.origin != "reread" && job.origin != "cut" &&
         pipeline::are_files_kept(call.store, job);
}

bool is_in_sight(const Call& call, const store::Job& job) {
  return store::sight(call.viewer.visibility, job.provenance.owner, job.provenance.group_name).has_value();
}

std::string job_json(const Call& call, store::Transaction& transaction, const store::Job& job) {
  std::vector<std::string> cards;
  for (const store::StoredCard& card : must(store::job_cards(transaction, job.id)))
    if (must(store::see_card(transaction, card.card, call.viewer.visibility)))
      if (std::string outcome = outcome_json(call, transaction, card); !outcome.empty())
        cards.push_back(std::move(outcome));
  const bool over = job.state == store::JobState::stored;
  JsonObject json;
  json.add("id", job.id.value).add("kind", kind_of(job)).add("state", word_of(job.state));
  json.add_or_null("file", job.files.empty() ? std::string() : job.files.front().name);
  json.add("created_at", job.received_at);
  json.add_or_null("finished_at", job.finished_at).add("progress", over ? std::optional(1.0) : std::nullopt);
  json.add("pages", over ? std::optional(job.pages) : std::nullopt).add_json("cards", json_list(cards));
  json.add_or_null("error", job.reason).add_or_null("trouble", std::string(trouble_word(job.reason)));
  json.add("attempts", job.attempts).add_or_null("batch", job.provenance.batch);
  json.add_or_null("picture_url", may_be_cut(call, job) ? fmt::format("/api/v1/jobs/{}/picture", job.id.value) : "");
  return json.to_text();
}

http::Response get_jobs(Call& call) {
  constexpr std::array<std::pair<std::string_view, store::JobState>, 4> kStates{
      {{"running", store::JobState::reading},
       {"done", store::JobState::stored},
       {"failed", store::JobState::parked},
       {"discarded", store::JobState::discarded}}};
  auto transaction = call.read();
  const std::string wanted = call.parameter("state"), batch = call.parameter("batch");
  store::JobFilter filter;
  for (const auto& [word, state] : kStates)
    if (wanted == word) filter.state = state;
  std::vector<store::Job> jobs = must(store::list_jobs(transaction, filter));
  std::ranges::reverse(jobs);
  const auto limit = static_cast<std::size_t>(call.number("limit", 50));
  const std::int64_t before = call.number("cursor", 0);
  std::vector<std::string> items;
  std::string next;
  for (const store::Job& job : jobs) {
    if ((before > 0 && job.id.value >= before) || !is_in_sight(call, job)) continue;
    if ((!wanted.empty() && wanted != word_of(job.state)) || (!batch.empty() && batch != job.provenance.batch))
      continue;
    if (items.size() == limit) {
      next = std::to_string(job.id.value + 1);
      break;
    }
    items.push_back(job_json(call, transaction, job));
  }
  return json_response(page_json(items, std::nullopt, next));
}

http::Response get_watched_folders(Call& call) {
  auto transaction = call.read();
  std::vector<std::string> items;
  for (const store::WatchedFolder& folder : must(store::watched_folders(transaction))) {
    JsonObject json;
    json.add("folder", folder.folder).add("state", folder.watched ? "watching" : "stopped").add("mode", folder.mode);
    json.add("waiting", folder.waiting).add("failed", folder.failed).add("last_seen_at", folder.seen_at);
    items.push_back(json.to_text());
  }
  return json_response(page_json(items, items.size(), ""));
}

http::Response get_job(Call& call) {
  auto transaction = call.read();
  return json_response(job_json(call, transaction, job_in_sight(call, transaction)));
}

http::Response post_retry(Call& call) {
  auto transaction = call.write();
  job_in_sight(call, transaction);
  const bool done = must(store::retry_job(transaction, {call.id()}));
  return changed(call, transaction, "job_retried", done);
}

http::Response delete_job(Call& call) {
  auto transaction = call.write();
  job_in_sight(call, transaction);
  const bool done = must(store::discard_job(transaction, {call.id()}));
  changed(call, transaction, "job_discarded", done);
  return no_content();
}

}  // namespace review::api
