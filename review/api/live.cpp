// Whether and how the server runs, and live updates.

#include <filesystem>

#include <fmt/format.h>

#include "review/api/description.h"
#include "review/api/endpoints.h"
#include "store/jobs.h"
#include "store/statistics.h"

namespace review::api {
namespace {

std::string counter(std::string_view name, std::string_view help, std::string_view type, std::int64_t value) {
  return fmt::format("# HELP meishi_{0} {1}\n# TYPE meishi_{0} {2}\nmeishi_{0} {3}\n", name, help, type, value);
}

std::int64_t free_bytes(const std::filesystem::path& folder) {
  std::error_code trouble;
  const auto space = std::filesystem::space(folder, trouble);
  return trouble ? 0 : static_cast<std::int64_t>(space.available);
}

std::string check_json(std::string_view name, bool ok, const std::string& detail) {
  JsonObject json;
  json.add("name", name).add("ok", ok).add_or_null("detail", detail);
  return json.to_text();
}

constexpr std::int64_t kLeastFreeBytes = 1LL << 30;

}  // namespace

http::Response get_liveness(Call&) { return json_response(R"({"status":"ok"})"); }

http::Response get_description(Call&) {
  return json_response(std::string(description_text())).with("Cache-Control", "public, max-age=300");
}

http::Response get_metrics(Call& call) {
  const http::ServerCounts& server = call.services.server->counts();
  const ApiCounts& api = call.services.counts;
  auto transaction = call.read();
  const store::Changes changes = must(store::read_changes(transaction));
  const store::JobCounts jobs = must(store::count_jobs(transaction));
  http::Response response;
  std::string& text = response.body;
  text += counter("http_open_connections", "Connections that are open now.", "gauge", server.open_connections);
  text += counter("http_event_streams", "Pages with live updates.", "gauge", server.streams);
  text += counter("http_connections_total", "Connections accepted.", "counter", server.connections);
  text += counter("http_turned_away_total", "Connections over the limits.", "counter", server.turned_away);
  text += counter("http_timed_out_total", "Connections that were too slow.", "counter", server.timed_out);
  text += counter("http_requests_total", "Requests received.", "counter", server.requests);
  text += counter("http_answers_2xx_total", "Requests answered well.", "counter", api.answers_2xx);
  text += counter("http_answers_4xx_total", "Requests refused.", "counter", api.answers_4xx);
  text += counter("http_answers_5xx_total", "Requests that failed here.", "counter", api.answers_5xx);
  text += counter("http_answer_microseconds_total", "Time spent on answers.", "counter", api.answer_micros);
  text += counter("sign_ins_total", "Sign-ins by password.", "counter", api.sign_ins);
  text += counter("sign_ins_failed_total", "Sign-ins refused.", "counter", api.failed_sign_ins);
  text += counter("uploaded_files_total", "Files handed in.", "counter", api.uploads);
  text += counter("exports_total", "Exports made.", "counter", api.exports);
  text += counter("reviews_open", "Items that wait for a person.", "gauge", changes.open_reviews);
  text += counter("jobs_queued", "Jobs that wait.", "gauge", jobs.received + jobs.waiting);
  text += counter("jobs_running", "Jobs being read.", "gauge", jobs.reading);
  text += counter("jobs_failed", "Jobs given up.", "gauge", jobs.parked);
  text += call.services.reader_metrics();
  return response.with("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
}

http::Response get_health(Call& call) {
  auto transaction = call.read();
  const store::JobCounts counts = must(store::count_jobs(transaction));
  const std::int64_t free = free_bytes(call.store.pictures_folder());
  const bool roomy = free >= kLeastFreeBytes, none_failed = counts.parked == 0;
  JsonObject jobs;
  jobs.add("queued", counts.received + counts.waiting).add("running", counts.reading).add("failed", counts.parked);
  JsonObject json;
  json.add("status", roomy ? "ok" : "degraded").add("version", call.services.options.version);
  const std::string& url = call.services.options.database;
  json.add("database", url.substr(0, url.find(':')));
  json.add("open_connections", call.services.server->counts().open_connections.load());
  json.add("workers", call.services.readers()).add_json("jobs", jobs.to_text()).add("disk_free_bytes", free);
  json.add_json("checks",
                json_list({check_json("database", true, ""),
                           check_json("disk", roomy, roomy ? "" : "less than 1 GiB is free for pictures"),
                           check_json("jobs", none_failed, none_failed ? "" : "some files could not be read")}));
  return json_response(json.to_text());
}

http::Response get_events(Call& call) {
  auto transaction = call.read();
  http::Response response;
  response.stream_label = std::to_string(call.viewer.user.id);
  response.body = "retry: 3000\n\n";
  return response.with("Content-Type", "text/event-stream").with("X-Accel-Buffering", "no");
}

}  // namespace review::api
