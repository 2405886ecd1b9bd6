#include "review/refusal.h"

#include <array>

#include "review/json.h"

namespace review {

void refuse(const card::Error& error) {
  switch (error.kind) {
    case card::ErrorKind::database: throw Refusal{503, error.message};
    case card::ErrorKind::wrong_use: throw Refusal{409, error.message};
    case card::ErrorKind::bad_input: throw Refusal{422, error.message};
    case card::ErrorKind::missing_component:
    case card::ErrorKind::internal: break;
  }
  throw Refusal{500, error.message};
}

const char* title_of_status(int status) {
  // RFC 9110, section 15; RFC 6585.
  constexpr std::array<std::pair<int, const char*>, 16> kTitles{{{400, "Bad Request"},
                                                                 {401, "Unauthorized"},
                                                                 {403, "Forbidden"},
                                                                 {404, "Not Found"},
                                                                 {405, "Method Not Allowed"},
                                                                 {409, "Conflict"},
                                                                 {411, "Length Required"},
                                                                 {412, "Precondition Failed"},
                                                                 {413, "Content Too Large"},
                                                                 {415, "Unsupported Media Type"},
                                                                 {422, "Unprocessable Content"},
                                                                 {428, "Precondition Required"},
                                                                 {429, "Too Many Requests"},
                                                                 {500, "Internal Server Error"},
                                                                 {503, "Service Unavailable"},
                                                                 {507, "Insufficient Storage"}}};
  for (const auto& [code, title] : kTitles)
    if (code == status) return title;
  return "Error";
}

http::Response to_response(const Refusal& refusal) {
  JsonObject problem;
  problem.add("type", "about:blank").add("title", title_of_status(refusal.status)).add("status", refusal.status);
  if (!refusal.detail.empty()) problem.add("detail", refusal.detail);
  if (!refusal.pointer.empty()) {
    JsonObject error;
    error.add("pointer", refusal.pointer).add("detail", refusal.detail);
    problem.add_json("errors", json_list({error.to_text()}));
  }
  http::Response response;
  response.status = refusal.status;
  response.headers = refusal.headers;
  response.with("Content-Type", "application/problem+json");
  response.body = problem.to_text();
  return response;
}

}  // namespace review
