#include "cli/job_text.h"

#include <vector>

#include <fmt/format.h>

#include "cli/json_text.h"

namespace cli {
namespace {

std::string files_json(const store::Job& job) {
  std::vector<std::string> files;
  for (const store::JobFile& file : job.files)
    files.push_back(JsonObject().add("name", file.name).add("sha256", file.sha256).add("bytes", file.bytes).to_text());
  return json_list(files);
}

void add_optional(JsonObject& object, std::string_view key, const std::string& text) {
  text.empty() ? object.add_null(key) : object.add(key, text);
}

JsonObject to_object(const store::Job& job) {
  JsonObject object;
  object.add("id", job.id.value).add("state", store::to_string(job.state)).add("origin", job.origin);
  object.add_json("files", files_json(job)).add("attempts", job.attempts);
  object.add("pages", job.pages).add("cards_found", job.cards);
  add_optional(object, "reason", job.reason);
  add_optional(object, "worker", job.worker);
  object.add("received_at", job.received_at);
  add_optional(object, "not_before", job.state == store::JobState::waiting ? job.not_before : std::string());
  add_optional(object, "taken_at", job.taken_at);
  add_optional(object, "finished_at", job.finished_at);
  return object;
}

std::string outcome_text(const pipeline::JobReading& reading) {
  std::string text;
  const auto also = [&](int count, const char* one, const char* many) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, count == 1 ? one : many);
  };
  also(reading.new_contacts, "new contact", "new contacts");
  also(reading.merged_cards, "card of a known contact", "cards of known contacts");
  also(reading.second_scans, "of them scanned before", "of them scanned before");
  also(reading.known_cards, "card known already", "cards known already");
  also(reading.not_cards, "page without a card", "pages without a card");
  return text.empty() ? "no card" : text;
}

}  // namespace

std::string to_json(const store::Job& job) { return to_object(job).to_text(); }

std::string to_json(const store::Job& job, const std::vector<store::JobAttempt>& attempts,
                    const std::vector<store::StoredCard>& cards) {
  JsonObject object = to_object(job);
  std::vector<std::string> tries;
  for (const store::JobAttempt& attempt : attempts) {
    JsonObject one;
    one.add("number", attempt.number).add("worker", attempt.worker).add("began_at", attempt.began_at);
    add_optional(one, "ended_at", attempt.ended_at);
    add_optional(one, "outcome", attempt.outcome);
    add_optional(one, "reason", attempt.reason);
    tries.push_back(one.to_text());
  }
  std::vector<std::string> stored;
  for (const store::StoredCard& card : cards)
    stored.push_back(JsonObject().add("card", card.card.value).add("contact", card.contact.value).to_text());
  return object.add_json("tries", json_list(tries)).add_json("cards", json_list(stored)).to_text();
}

std::string report_text(const pipeline::JobReport& report) {
  const std::string head = fmt::format("job {}, {}: ", report.job.id.value, report.job.files.front().name);
  switch (report.reading.end) {
    case pipeline::JobReading::End::read: return head + outcome_text(report.reading);
    case pipeline::JobReading::End::stopped: return head + "given back";
    case pipeline::JobReading::End::failed: break;
  }
  return head + (report.state == store::JobState::parked ? "parked: " : "will be tried again: ") +
         report.reading.reason;
}

std::string report_json(const pipeline::JobReport& report) {
  const pipeline::JobReading& reading = report.reading;
  JsonObject object;
  object.add("job", report.job.id.value).add("file", report.job.files.front().name);
  object.add("state", store::to_string(report.state)).add("new_contacts", reading.new_contacts);
  object.add("merged_cards", reading.merged_cards).add("second_scans", reading.second_scans);
  object.add("known_cards", reading.known_cards);
  object.add("not_cards", reading.not_cards);
  add_optional(object, "reason", reading.reason);
  return object.to_text();
}

std::string counters_text(const pipeline::WorkerCounters& counters) {
  std::string text = fmt::format("{} jobs stored: {} new contacts, {} cards merged into known contacts",
                                 counters.jobs_stored, counters.new_contacts, counters.merged_cards);
  const auto also = [&](std::int64_t count, const char* what) {
    if (count > 0) text += fmt::format(", {} {}", count, what);
  };
  also(counters.known_cards, "cards known already");
  also(counters.not_cards, "pages without a card");
  also(counters.jobs_parked, "jobs parked");
  return text + ".";
}

}  // namespace cli
